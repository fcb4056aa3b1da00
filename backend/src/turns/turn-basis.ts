import type { SessionReading } from '../sessions/session-sources.ts';
import type { Session } from '../sessions/session-store.ts';

/**
 * What an attempt at a turn starts from. `copy`: this instance's copy, which may be old, so no effect is
 * run and no stored reply is given on its word. `seen`: the copy, just received from the store. `store`:
 * read anew.
 */
export type Basis = 'copy' | 'seen' | 'store';

/** No turn lasts longer, not even one that asks a model. */
const LONGEST_TURN_MS = 10_000;

/**
 * Whether it was committed after the message arrived. By the clock of the instance that committed it, which may be
 * another one: what is further ahead than a turn lasts is a clock that is wrong, and must not keep anybody from saying yes.
 */
export function isJustCommitted(session: Session | null, arrivedAt: number): boolean {
  const aheadMs = session === null ? 0 : Date.parse(session.updatedAt) - arrivedAt;
  return aheadMs > 0 && aheadMs < LONGEST_TURN_MS;
}

export const wasRead = (loaded: SessionReading): boolean =>
  loaded.kind === 'found' ? loaded.source !== 'copy' : !isDegraded(loaded);

export const isDegraded = (loaded: SessionReading): boolean => 'degraded' in loaded && loaded.degraded;

import type { SessionReading } from '../sessions/session-sources.ts';
import type { Session } from '../sessions/session-store.ts';

/**
 * What an attempt at a turn starts from.
 * - `copy`: this instance's copy. It may be stale, so it justifies neither an effect nor a stored reply.
 * - `seen`: the copy, just received from the store.
 * - `store`: read afresh.
 */
export type Basis = 'copy' | 'seen' | 'store';

/** No turn lasts longer, even if it asks a model. */
const LONGEST_TURN_MS = 10_000;

/**
 * Whether the session was committed after the message arrived. `updatedAt` is the clock of the committing
 * instance, possibly another one. A lead longer than any turn means that a clock is wrong, and is ignored:
 * it must not stop a visitor from saying yes.
 */
export function isJustCommitted(session: Session | null, arrivedAt: number): boolean {
  const aheadMs = session === null ? 0 : Date.parse(session.updatedAt) - arrivedAt;
  return aheadMs > 0 && aheadMs < LONGEST_TURN_MS;
}

export const wasRead = (loaded: SessionReading): boolean =>
  loaded.kind === 'found' ? loaded.source !== 'copy' : !isDegraded(loaded);

export const isDegraded = (loaded: SessionReading): boolean => 'degraded' in loaded && loaded.degraded;

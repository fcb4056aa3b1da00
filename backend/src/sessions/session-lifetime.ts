import type { Session } from './session-store.ts';

/** However often its TTL is renewed, a session is over this long after its first turn. */
export const SESSION_LIFETIME_SECONDS = 7 * 24 * 60 * 60;

type Begun = Pick<Session, 'createdAt'>;

/** Past its absolute lifetime; so is a session of which nobody knows when it began. */
export const isOutlived = (session: Begun, nowMs: number): boolean => !(nowMs < outlivedAt(session));

/** Epoch milliseconds; NaN when nobody knows when it began. */
export const outlivedAt = ({ createdAt }: Begun): number =>
  Date.parse(createdAt) + SESSION_LIFETIME_SECONDS * 1_000;

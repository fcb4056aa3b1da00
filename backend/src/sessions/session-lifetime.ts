import type { Session } from './session-store.ts';

/** A session ends this long after its first turn, however often its TTL is renewed. */
export const SESSION_LIFETIME_SECONDS = 7 * 24 * 60 * 60;

type Begun = Pick<Session, 'createdAt'>;

/** Whether the session is past its absolute lifetime, or has no readable beginning. */
export const isOutlived = (session: Begun, nowMs: number): boolean => !(nowMs < outlivedAt(session));

/** Epoch milliseconds; NaN if the beginning is unknown. */
export const outlivedAt = ({ createdAt }: Begun): number =>
  Date.parse(createdAt) + SESSION_LIFETIME_SECONDS * 1_000;

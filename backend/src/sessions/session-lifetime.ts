import type { Session } from './session-store.ts';

/** However often its TTL is renewed, a session is over this long after its first turn. */
export const SESSION_LIFETIME_SECONDS = 7 * 24 * 60 * 60;

/** Past its absolute lifetime; so is a session of which nobody knows when it began. */
export function isOutlived({ createdAt }: Session, nowMs: number): boolean {
  const ageMs = nowMs - Date.parse(createdAt);
  return !(ageMs < SESSION_LIFETIME_SECONDS * 1_000);
}

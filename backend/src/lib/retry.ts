/** Between half and all of `ms`, so that clients that wait for the same thing do not come back together. */
export function jittered(ms: number): number {
  return Math.round(ms * (0.5 + Math.random() / 2));
}

/**
 * Back-off before attempt `attempt` (from 1), in milliseconds: doubles from `firstMs` up to `maxMs`,
 * jittered.
 */
export function backoffMs(attempt: number, limits: { firstMs: number; maxMs: number }): number {
  return jittered(Math.min(limits.firstMs * 2 ** (attempt - 1), limits.maxMs));
}

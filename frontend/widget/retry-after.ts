const DEFAULT_SECONDS = 5;
const LONGEST_SECONDS = 120;

/**
 * The wait for a `Retry-After` in seconds, in milliseconds: between 1 s and 2 min; 5 s without a usable
 * value.
 */
export function parseRetryAfterMs(header: string | null): number {
  const seconds = header !== null && /^\d+$/.test(header) ? Number(header) : DEFAULT_SECONDS;
  return Math.min(Math.max(seconds, 1), LONGEST_SECONDS) * 1_000;
}

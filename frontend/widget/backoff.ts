const FIRST_MS = 1_000;
const LONGEST_MS = 30_000;

/**
 * Back-off in milliseconds after `failures` consecutive failures (from 1): doubles up to half a minute.
 * Half of it is random (`random` from 0 to 1), so that clients do not come back at once.
 */
export function backoffMs(failures: number, random: number, firstMs = FIRST_MS): number {
  const most = Math.min(firstMs * 2 ** (failures - 1), LONGEST_MS);
  return Math.round(most / 2 + (random * most) / 2);
}

const FIRST_MS = 1_000;
const LONGEST_MS = 30_000;

/**
 * Milliseconds to wait after so many failures in a row, from 1: twice as long each time, up to half a minute,
 * and half of it by chance (`random` from 0 to 1), so that not all clients come back at once.
 */
export function backoffMs(failures: number, random: number, firstMs = FIRST_MS): number {
  const most = Math.min(firstMs * 2 ** (failures - 1), LONGEST_MS);
  return Math.round(most / 2 + (random * most) / 2);
}

import { randomFillSync } from 'node:crypto';

/**
 * Each call to the CSPRNG costs more than its bytes, so a pool is filled at once. No byte is used twice.
 */
const pool = Buffer.alloc(4_096);
let unused = pool.length;

/**
 * Random bytes from the CSPRNG, at most 4,096. Use them before the next call: the pool's memory is reused.
 */
export function pooledBytes(count: number): Buffer {
  if (unused + count > pool.length) {
    randomFillSync(pool);
    unused = 0;
  }
  const start = unused;
  unused += count;
  return pool.subarray(start, unused);
}

import { randomFillSync } from 'node:crypto';

/** Asking the CSPRNG costs more than the bytes do, so it is asked for many at a time; none is used twice. */
const pool = Buffer.alloc(4_096);
let unused = pool.length;

/** Random bytes from the CSPRNG, at most 4,096, to be used at once: others take their place later. */
export function pooledBytes(count: number): Buffer {
  if (unused + count > pool.length) {
    randomFillSync(pool);
    unused = 0;
  }
  const start = unused;
  unused += count;
  return pool.subarray(start, unused);
}

import { hash, randomFillSync } from 'node:crypto';

/** Asking the CSPRNG costs more than the bytes do, so it is asked for many at a time; none is used twice. */
const pool = Buffer.alloc(4_096);
let unused = pool.length;

/** Random characters of `A–Z a–z 0–9 _ -` from the CSPRNG, 6 bits each: 22 of them carry 132 bits. At most 5,000. */
export function randomId(length: number): string {
  const bytes = Math.ceil((length * 3) / 4);
  if (unused + bytes > pool.length) {
    randomFillSync(pool);
    unused = 0;
  }
  const start = unused;
  unused += bytes;
  return pool.toString('base64url', start, unused).slice(0, length);
}

/** 66 bits of SHA-256 as 11 characters of base64url: names a thing compactly, hides nothing that can be guessed. */
export const shortHash = (text: string): string => hash('sha256', text, 'base64url').slice(0, 11);

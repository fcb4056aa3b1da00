import { createHash, randomBytes } from 'node:crypto';

/** Random characters of `A–Z a–z 0–9 _ -` from the CSPRNG, 6 bits each: 22 of them carry 132 bits. */
export function randomId(length: number): string {
  return randomBytes(Math.ceil((length * 3) / 4))
    .toString('base64url')
    .slice(0, length);
}

/** 64 bits of SHA-256 as 11 characters of base64url: names a thing compactly, hides nothing that can be guessed. */
export function shortHash(text: string): string {
  return createHash('sha256').update(text).digest().subarray(0, 8).toString('base64url');
}

import { hash } from 'node:crypto';
import { pooledBytes } from './pooled-bytes.ts';

/**
 * Random characters of `A–Z a–z 0–9 _ -` from the CSPRNG, 6 bits each: 22 of them carry 132 bits. At most
 * 5,000.
 */
export const randomId = (length: number): string =>
  pooledBytes(Math.ceil((length * 3) / 4))
    .toString('base64url')
    .slice(0, length);

/**
 * 66 bits of SHA-256 as 11 characters of base64url. A compact name; it does not hide anything that can be
 * guessed.
 */
export const shortHash = (text: string): string => hash('sha256', text, 'base64url').slice(0, 11);

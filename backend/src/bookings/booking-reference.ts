import { randomInt } from 'node:crypto';

/** Digits and capitals without 0 and O, 1, I and L, which are easily confused. */
const ALPHABET = '23456789ABCDEFGHJKMNPQRSTUVWXYZ';

const randomCharacters = (count: number): string =>
  Array.from({ length: count }, () => ALPHABET.charAt(randomInt(ALPHABET.length))).join('');

/**
 * A new reference such as `K7QM-3XPD`, from the CSPRNG. There are 8.5 × 10¹¹ of them, too many to guess
 * one.
 */
export const newBookingReference = (): string => `${randomCharacters(4)}-${randomCharacters(4)}`;

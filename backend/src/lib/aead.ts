import { createCipheriv, createDecipheriv, type KeyObject, randomBytes } from 'node:crypto';

const ALGORITHM = 'aes-256-gcm';
const IV_BYTES = 12;
const TAG_BYTES = 16;
/** Without it a tag cut short would pass. */
const OPTIONS = { authTagLength: TAG_BYTES };

/** Bytes that sealing adds. */
export const SEAL_BYTES = IV_BYTES + TAG_BYTES;

/**
 * Encrypts and authenticates with AES-256-GCM: `iv | ciphertext | tag`. `context` is authenticated and not stored:
 * who opens it must know it. Random IVs allow 2^32 seals a key, which is a hundred a second for over a year.
 */
export function seal(key: KeyObject, plaintext: string | Uint8Array, context: string): Buffer {
  const iv = randomBytes(IV_BYTES);
  const cipher = createCipheriv(ALGORITHM, key, iv, OPTIONS);
  cipher.setAAD(Buffer.from(context));
  const ciphertext =
    typeof plaintext === 'string' ? cipher.update(plaintext, 'utf8') : cipher.update(plaintext);
  cipher.final();
  return Buffer.concat([iv, ciphertext, cipher.getAuthTag()]);
}

/** What was sealed with this key for this context; null for anything else, whatever is wrong with it. */
export function unseal(key: KeyObject, sealed: Uint8Array, context: string): Buffer | null {
  if (sealed.length < SEAL_BYTES) return null;
  const tagAt = sealed.length - TAG_BYTES;
  const decipher = createDecipheriv(ALGORITHM, key, sealed.subarray(0, IV_BYTES), OPTIONS);
  decipher.setAAD(Buffer.from(context));
  decipher.setAuthTag(sealed.subarray(tagAt));
  const plaintext = decipher.update(sealed.subarray(IV_BYTES, tagAt));
  return isAuthentic(decipher) ? plaintext : null;
}

function isAuthentic(decipher: { final(): Buffer }): boolean {
  try {
    decipher.final();
    return true;
  } catch {
    return false;
  }
}

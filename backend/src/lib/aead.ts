import { createCipheriv, createDecipheriv, createHmac, type KeyObject } from 'node:crypto';
import { pooledBytes } from './pooled-bytes.ts';

const ALGORITHM = 'aes-256-gcm';
const IV_BYTES = 12;
const TAG_BYTES = 16;
/** Without it, a truncated tag would be accepted. */
const OPTIONS = { authTagLength: TAG_BYTES };

/** How many bytes sealing adds. */
export const SEAL_BYTES = IV_BYTES + TAG_BYTES;

/**
 * Encrypts and authenticates with AES-256-GCM: `iv | ciphertext | tag`. `context` is authenticated but not
 * stored, so opening needs the same one. Random IVs allow 2^32 seals a key: a hundred a second for more
 * than a year.
 */
export function seal(key: KeyObject, plaintext: string | Uint8Array, context: string): Buffer {
  return sealWith(pooledBytes(IV_BYTES), key, plaintext, context);
}

/**
 * Deterministic variant: sealing the same text twice gives the same bytes, so that an existing entry can be
 * found. Equal ciphertexts reveal that their texts are equal, and nothing else. The IV is an HMAC of text
 * and context under its own key, so it repeats only when both do.
 */
export function sealAlike(
  { key, ivKey }: { readonly key: KeyObject; readonly ivKey: KeyObject },
  plaintext: string,
  context: string,
): Buffer {
  const lengthOfContext = `${Buffer.byteLength(context)} `;
  const mac = createHmac('sha256', ivKey).update(lengthOfContext).update(context).update(plaintext).digest();
  return sealWith(mac.subarray(0, IV_BYTES), key, plaintext, context);
}

function sealWith(iv: Buffer, key: KeyObject, plaintext: string | Uint8Array, context: string): Buffer {
  const cipher = createCipheriv(ALGORITHM, key, iv, OPTIONS);
  cipher.setAAD(Buffer.from(context));
  const ciphertext =
    typeof plaintext === 'string' ? cipher.update(plaintext, 'utf8') : cipher.update(plaintext);
  cipher.final();
  return Buffer.concat([iv, ciphertext, cipher.getAuthTag()]);
}

/** Opens what was sealed with this key and context; null for anything else, whatever is wrong with it. */
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

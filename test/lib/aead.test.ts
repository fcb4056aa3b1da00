import { createSecretKey } from 'node:crypto';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { SEAL_BYTES, seal, unseal } from '../../backend/src/lib/aead.ts';

const key = createSecretKey(Buffer.alloc(32, 7));
const otherKey = createSecretKey(Buffer.alloc(32, 8));
const CONTEXT = 'notes of: José';

test('any text and any bytes come back', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary' }), fc.uint8Array(), fc.string(), (text, bytes, context) => {
      const readable = Buffer.from(text);
      expect(unseal(key, seal(key, text, context), context)).toEqual(readable);
      expect(unseal(key, seal(key, bytes, context), context)).toEqual(Buffer.from(bytes));
    }),
  );
});

test('sealing adds iv and tag, and never gives the same twice', () => {
  const seals = Array.from({ length: 1_000 }, () => seal(key, 'text', CONTEXT));
  expect(new Set(seals.map((sealed) => sealed.length))).toEqual(new Set([SEAL_BYTES + 4]));
  expect(new Set(seals.map((sealed) => sealed.toString('hex'))).size).toBe(1_000);
});

test('another key or another context does not open it', () => {
  const sealed = seal(key, 'text', CONTEXT);
  expect(unseal(otherKey, sealed, CONTEXT)).toBeNull();
  expect(unseal(key, sealed, `${CONTEXT} `)).toBeNull();
  expect(unseal(key, sealed, '')).toBeNull();
});

test('one bit changed anywhere, or any length but its own, does not open', () => {
  const sealed = seal(key, 'a text', CONTEXT);
  for (let bit = 0; bit < sealed.length * 8; bit += 1) {
    const flipped = Buffer.from(sealed);
    flipped[bit >> 3] = (flipped[bit >> 3] ?? 0) ^ (1 << (bit & 7));
    expect(unseal(key, flipped, CONTEXT)).toBeNull();
  }
  for (let cut = 1; cut <= sealed.length; cut += 1) {
    expect(unseal(key, sealed.subarray(cut), CONTEXT)).toBeNull();
    expect(unseal(key, sealed.subarray(0, -cut), CONTEXT)).toBeNull();
  }
  expect(unseal(key, Buffer.concat([sealed, Buffer.alloc(1)]), CONTEXT)).toBeNull();
});

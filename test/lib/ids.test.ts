import { expect, test } from 'vitest';
import { randomId, shortHash } from '../../backend/src/lib/ids.ts';

test.each([1, 8, 11, 22, 64])(
  'a random id has exactly %i characters, all of them safe in a header',
  (length) => {
    for (let i = 0; i < 500; i += 1) expect(randomId(length)).toMatch(new RegExp(`^[\\w-]{${length}}$`));
  },
);

test('no random id comes twice, however many are made', () => {
  const ids = Array.from({ length: 10_000 }, () => randomId(11));
  expect(new Set(ids).size).toBe(ids.length);
});

test('every character of a random id is random', () => {
  const ids = Array.from({ length: 500 }, () => randomId(11));
  for (let at = 0; at < 11; at += 1) expect(new Set(ids.map((id) => id[at])).size).toBeGreaterThan(10);
});

test('a short hash is the beginning of SHA-256 in base64url', () => {
  expect(shortHash('abc')).toBe('ungWv48Bz-p');
  expect(shortHash('')).toBe('47DEQpj8HBS');
});

test('a short hash of any text has eleven characters', () => {
  for (const text of ['', 'a', 'é😀', '\uD800', 'x'.repeat(50_000)])
    expect(shortHash(text)).toMatch(/^[\w-]{11}$/);
});

import { expect, test } from 'vitest';
import { pooledBytes } from '../../backend/src/lib/pooled-bytes.ts';

test('no bytes are returned twice, whatever is requested in between', () => {
  const given = Array.from({ length: 2_000 }, (_, index) => pooledBytes(12 + (index % 7)).toString('hex'));
  expect(new Set(given.map((bytes) => bytes.slice(0, 24))).size).toBe(given.length);
});

test.each([1, 12, 4_095, 4_096])('%i bytes are as many', (count) => {
  for (let i = 0; i < 3; i += 1) expect(pooledBytes(count)).toHaveLength(count);
});

import fc from 'fast-check';
import { expect, test } from 'vitest';
import { toInstant } from '../../backend/src/lib/clock.ts';

const LAST_INSTANT = 8.64e15;

test('an instant is written as Date writes it', () => {
  const anyMs = fc.oneof(
    fc.integer({ min: -LAST_INSTANT, max: LAST_INSTANT }),
    fc.integer({ min: 1_795_000_000_000, max: 1_795_000_100_000 }),
    fc.double({ min: -1e12, max: 1e12, noNaN: true }),
  );
  fc.assert(
    fc.property(anyMs, (ms) => {
      expect(toInstant(ms)).toBe(new Date(ms).toISOString());
    }),
  );
});

test.each([Number.NaN, Number.POSITIVE_INFINITY, LAST_INSTANT + 1_000])('%d is no instant', (ms) => {
  expect(() => toInstant(ms)).toThrow(RangeError);
});

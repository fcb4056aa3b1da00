import { expect, test } from 'vitest';
import { backoffMs, jittered } from '../../backend/src/lib/retry.ts';

test('a jittered wait is between half and the whole', () => {
  for (let round = 0; round < 1_000; round += 1) {
    expect(jittered(100)).toBeGreaterThanOrEqual(50);
    expect(jittered(100)).toBeLessThanOrEqual(100);
  }
});

test('a wait doubles with each attempt up to its limit', () => {
  const limits = { firstMs: 20, maxMs: 250 };
  for (const [attempt, ms] of [
    [1, 20],
    [2, 40],
    [4, 160],
    [5, 250],
    [60, 250],
  ] as const) {
    expect(backoffMs(attempt, limits)).toBeLessThanOrEqual(ms);
    expect(backoffMs(attempt, limits)).toBeGreaterThanOrEqual(ms / 2);
  }
});

import { expect, test } from 'vitest';
import { percentile, spreadOf } from '../../bench/statistics.ts';

test('a spread is the middle, the least and the greatest', () => {
  expect(spreadOf([9, 1, 5])).toEqual({ median: 5, min: 1, max: 9 });
  expect(spreadOf([4, 2])).toEqual({ median: 3, min: 2, max: 4 });
});

test('values are compared as numbers, not as text', () => {
  expect(spreadOf([10, 9, 100]).max).toBe(100);
});

test('a percentile between two values lies between them', () => {
  const hundred = Array.from({ length: 101 }, (_, index) => index);
  expect(percentile(hundred, 0.99)).toBe(99);
  expect(percentile([0, 10], 0.25)).toBe(2.5);
  expect(percentile([7], 0.99)).toBe(7);
});

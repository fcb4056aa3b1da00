import { expect, test } from 'vitest';
import { ratioOf } from '../../bench/comparison.ts';
import { rotated } from '../../bench/series.ts';
import { seriesOf } from './rounds.ts';

test('each goes first in its turn', () => {
  expect([0, 1, 2, 3].map((round) => rotated(['a', 'b', 'c'], round).join(''))).toEqual([
    'abc',
    'bca',
    'cab',
    'abc',
  ]);
  expect(rotated([], 3)).toEqual([]);
});

test('a ratio is taken of rounds of the same number', () => {
  const ratio = ratioOf(seriesOf('bare', 100, 300, 50), seriesOf('Holdfast', 50, 100, 100));
  expect(ratio).toEqual({ median: 2, min: 0.5, max: 3 });
});

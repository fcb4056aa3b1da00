import { expect, test } from 'vitest';
import { remembered } from '../../backend/src/lib/remembered.ts';

test('what was made once is not made again', () => {
  const made: string[] = [];
  const upper = remembered(10, (word: string) => {
    made.push(word);
    return word.toUpperCase();
  });
  expect([upper('a'), upper('b'), upper('a')]).toEqual(['A', 'B', 'A']);
  expect(made).toEqual(['a', 'b']);
});

test('no more than the limit is kept, and what was forgotten is made again', () => {
  const made: number[] = [];
  const square = remembered(2, (n: number) => {
    made.push(n);
    return n * n;
  });
  expect([1, 2, 3, 1].map(square)).toEqual([1, 4, 9, 1]);
  expect(made).toEqual([1, 2, 3, 1]);
});

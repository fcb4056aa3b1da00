import { expect, test } from 'vitest';
import { newest } from '../../backend/src/lib/newest.ts';

test('what was made last is not made again, and nothing else is kept', () => {
  const made: string[] = [];
  const upper = newest((word: string) => {
    made.push(word);
    return word.toUpperCase();
  });
  expect(['a', 'a', 'b', 'b', 'a'].map(upper)).toEqual(['A', 'A', 'B', 'B', 'A']);
  expect(made).toEqual(['a', 'b', 'a']);
});

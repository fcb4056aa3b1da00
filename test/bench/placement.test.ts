import { expect, test } from 'vitest';
import { onCores, parseCores } from '../../bench/placement.ts';

test('a list of cores may hold spans', () => {
  expect(parseCores(' 0,2-4,7\n')).toEqual([0, 2, 3, 4, 7]);
  expect(parseCores('1')).toEqual([1]);
});

test('a command without cores is left as it is', () => {
  expect(onCores(null, ['node', 'a.js'])).toEqual(['node', 'a.js']);
  expect(onCores('2,3', ['node', 'a.js'])).toEqual(['taskset', '-c', '2,3', 'node', 'a.js']);
});

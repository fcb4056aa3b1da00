import { existsSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, expect, test } from 'vitest';

const inBackend = (path: string): string => fileURLToPath(new URL(`../../backend/${path}`, import.meta.url));

const ROW = /^\| (\d+) \| (.+) \| (.+) \| (.+) \|$/gm;
const LINK = /\[([\w/-]+)\]\((\.\.\/test\/([\w/-]+)\.test\.ts)\)/g;

const [, table = ''] =
  /<!-- security:begin -->(.+)<!-- security:end -->/s.exec(readFileSync(inBackend('README.md'), 'utf8')) ??
  [];
const rows = [...table.matchAll(ROW)].map(([, number = '', , tests = '']) => ({
  number: Number(number),
  tests: [...tests.matchAll(LINK)].map(([, name = '', path = '', file = '']) => ({ name, path, file })),
}));

/** The first and the last number of each part of the list that has been built. */
const BUILT = [
  [1, 26],
  [35, 42],
] as const;

describe('the table of security in backend/README.md', () => {
  test('has a row for each number that is built, in order', () => {
    const numbers = BUILT.flatMap(([first, last]) =>
      Array.from({ length: last - first + 1 }, (_, index) => first + index),
    );
    expect(rows.map(({ number }) => number)).toEqual(numbers);
  });

  test.each(rows)('$number names tests that exist, one of which has the number', ({ number, tests }) => {
    expect(tests.length).toBeGreaterThan(0);
    for (const { name, path, file } of tests) {
      expect(name).toBe(file);
      expect(existsSync(inBackend(path)), path).toBe(true);
    }
    // The tests of the model each cover a number as a whole.
    if (number >= 41) return;
    const names = tests.map(({ path }) => readFileSync(inBackend(path), 'utf8')).join('\n');
    expect(names).toMatch(new RegExp(`\\((?:\\d+, )*${number}(?:, \\d+)*\\)`));
  });
});

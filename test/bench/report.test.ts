import { expect, test } from 'vitest';
import { report } from '../../bench/report.ts';
import { RESULTS } from './results.ts';

const cells = (row: string): readonly string[] => row.split('|').map((cell) => cell.trim());

const rowOf = (first: string): readonly string[] =>
  report(RESULTS)
    .split('\n')
    .map(cells)
    .find(([, cell]) => cell === first) ?? [];

test('a contender has the median of its rounds, the least and the greatest', () => {
  expect(rowOf('Holdfast').slice(2, 5)).toEqual(['150 (100–200)', '', '6667 (5000–10000)']);
  expect(rowOf('Express + GET + SET').slice(2, 4)).toEqual(['165 (130–220)', '1.10 (1.10–1.30)']);
});

test('one Redis is said to carry what its core has time for', () => {
  expect(rowOf('8, each turn at another').slice(2, 6)).toEqual(['40.0', '1.30', '25,000', '180']);
});

test('a million sessions are reported per session and in total', () => {
  expect(rowOf('1,000,000').slice(5, 7)).toEqual(['4,400', '4400.0 MB']);
});

test('every table is Markdown with as many cells in each row', () => {
  const tables = report(RESULTS)
    .split('\n\n')
    .filter((block) => block.startsWith('|'));
  expect(tables).toHaveLength(6);
  for (const table of tables) {
    const widths = new Set(table.split('\n').map((row) => cells(row).length));
    expect(widths.size).toBe(1);
  }
});

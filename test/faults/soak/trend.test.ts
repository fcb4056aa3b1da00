import { expect, test } from 'vitest';
import type { SoakResult } from './soak.ts';
import { summarise } from './summary.ts';
import { type Sample, trendOf } from './trend.ts';

const SECONDS = 600;
const life = (valueAt: (second: number) => number): readonly Sample[] =>
  Array.from({ length: SECONDS }, (_, second) => ({ atMs: second * 1_000, value: valueAt(second) }));

/** Rises by 20 and falls back every half minute, like a heap. */
const sawtooth = (second: number): number => 100 + (20 * (second % 30)) / 30;
const warmingUp = (second: number): number => 80 * Math.min(1, second / (SECONDS / 3));

const objections = (valueAt: (second: number) => number): readonly string[] => {
  const [residentMegabytes, openFiles] = [trendOf(life(valueAt)), trendOf(life(() => 40))];
  if (!residentMegabytes || !openFiles) throw new Error('No trend');
  const tally = {
    turns: 1,
    withoutRedis: 0,
    cutOff: 0,
    bookings: 1,
    deletions: 0,
    sessions: 1,
    streams: 0,
    troubles: 0,
    worstMs: 0,
  };
  const result: SoakResult = { tally, objections: [], trends: [{ residentMegabytes, openFiles }, null] };
  return summarise(result, []).objections;
};

test('a line keeps its slope whatever happens while the process warms up', () => {
  const trend = trendOf(life((second) => warmingUp(second) + (3 * second) / 60));
  expect(trend?.perMinute).toBeCloseTo(3);
  expect(trend?.minutes).toBeCloseTo(399 / 60);
  expect(trend?.noise).toBeCloseTo(0);
});

test('a heap that fills and is emptied does not grow', () => {
  expect(objections((second) => sawtooth(second) + warmingUp(second))).toEqual([]);
});

test('a leak of 5 MB a minute is found beneath it', () => {
  expect(objections((second) => sawtooth(second) + (5 * second) / 60)).toEqual([
    'C8 instance 1: its memory grows',
  ]);
});

test('two samples are no trend', () => {
  expect(trendOf(life(sawtooth).slice(0, 2))).toBeNull();
});

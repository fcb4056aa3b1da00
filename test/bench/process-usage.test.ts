import process from 'node:process';
import { expect, test } from 'vitest';
import { cpuMicros, residentBytes, secondsOf, ticksOf } from '../../bench/process-usage.ts';

test('ticks are user and system time, with any process name', () => {
  const stat = '7 (a (b) c) S 1 7 7 0 -1 4194560 100 0 0 0 250 50 9 9 20 0 1 0 500 1000 10';
  expect(ticksOf(stat)).toBe(300);
});

test.each([
  ['0:12.50', 12.5],
  ['01:02:03', 3_723],
  ['2-00:00:01', 172_801],
])('ps writes %s for %d seconds', (time, seconds) => {
  expect(secondsOf(time)).toBe(seconds);
});

test('CPU of a process grows with its work', () => {
  const before = cpuMicros(process.pid);
  const until = process.cpuUsage().user + 60_000;
  while (process.cpuUsage().user < until);
  expect(cpuMicros(process.pid) - before).toBeGreaterThanOrEqual(40_000);
});

test('resident memory is what Node says it is', () => {
  const ratio = residentBytes(process.pid) / process.memoryUsage.rss();
  expect(ratio).toBeGreaterThan(0.9);
  expect(ratio).toBeLessThan(1.1);
});

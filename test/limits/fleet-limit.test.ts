import { expect, test } from 'vitest';
import { FleetLimit } from '../../backend/src/limits/fleet-limit.ts';
import { MemoryUsageStore } from '../../backend/src/limits/memory-usage-store.ts';
import type { UsageStore } from '../../backend/src/limits/usage-store.ts';
import { StoreUnavailable } from '../../backend/src/sessions/session-store.ts';
import { ManualClock } from '../support/manual-clock.ts';

const MINUTE_MS = 60_000;

function fleet(most: number, instances: number) {
  const clock = new ManualClock();
  let isAway = false;
  const memory = new MemoryUsageStore(clock);
  const told: number[] = [];
  const store: UsageStore = {
    add: async (subject, used) => {
      if (isAway) throw new StoreUnavailable('away', { reason: 'connection' });
      told.push(used);
      return memory.add(subject, used);
    },
  };
  const limits = Array.from({ length: instances }, () => new FleetLimit({ name: 'x', most, store, clock }));
  return {
    clock,
    told,
    limits,
    settle: () => Promise.all(limits.map((limit) => limit.settle())),
    goAway: (away: boolean) => {
      isAway = away;
    },
  };
}

const allowed = (limit: FleetLimit | undefined, who: string, times: number): number =>
  Array.from({ length: times }, () => limit?.take(who)).filter((wait) => wait === null).length;

test('an instance by itself keeps the limit exactly, each by itself', () => {
  const { limits } = fleet(5, 1);
  expect(allowed(limits[0], 'a', 9)).toBe(5);
  expect(allowed(limits[0], 'b', 9)).toBe(5);
});

test('a refusal says when the window ends, and requests are allowed again then', () => {
  const { limits, clock } = fleet(1, 1);
  limits[0]?.take('a');
  const wait = limits[0]?.take('a') ?? 0;
  expect(wait).toBeGreaterThan(0);
  expect(wait).toBeLessThanOrEqual(MINUTE_MS);
  clock.advance(wait);
  expect(limits[0]?.take('a')).toBeNull();
});

test('use at one instance counts at the others once the counts have been exchanged', async () => {
  const { limits, settle } = fleet(10, 2);
  expect(allowed(limits[0], 'a', 8)).toBe(8);
  expect(allowed(limits[1], 'a', 1)).toBe(1);
  await settle();
  await settle();
  expect(allowed(limits[1], 'a', 9)).toBe(1);
});

test('whom one instance blocks the other one blocks after its first use', async () => {
  const { limits, settle } = fleet(10, 2);
  expect(allowed(limits[0], 'a', 20)).toBe(10);
  await settle();
  expect(allowed(limits[1], 'a', 1)).toBe(1);
  await settle();
  expect(allowed(limits[1], 'a', 5)).toBe(0);
});

test('a client that uses little costs no command', async () => {
  const { limits, settle, told } = fleet(100, 1);
  for (let visitor = 0; visitor < 50; visitor += 1) allowed(limits[0], `visitor-${visitor}`, 9);
  await settle();
  expect(told).toEqual([]);
});

test('counts the others already know are not sent again', async () => {
  const { limits, settle, told } = fleet(10, 1);
  allowed(limits[0], 'a', 5);
  await settle();
  await settle();
  allowed(limits[0], 'a', 1);
  await settle();
  expect(told).toEqual([5, 1]);
});

test('use just before the end of a window is reported and counts in no other window', async () => {
  const { limits, settle, clock, told } = fleet(10, 2);
  allowed(limits[0], 'a', 8);
  clock.advance(MINUTE_MS);
  await settle();
  expect(told).toEqual([8]);
  await settle();
  expect(allowed(limits[1], 'a', 20)).toBe(10);
});

test('while the store is unavailable an instance uses its own count, and reports all of it afterwards', async () => {
  const { limits, settle, goAway, told } = fleet(10, 2);
  goAway(true);
  expect(allowed(limits[0], 'a', 20)).toBe(10);
  await expect(settle()).rejects.toThrow('away');
  expect(allowed(limits[0], 'a', 5)).toBe(0);
  goAway(false);
  await settle();
  expect(told).toEqual([10]);
});

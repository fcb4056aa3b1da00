import { expect, test } from 'vitest';
import { monotonicMs } from '../../backend/src/lib/deadline.ts';
import { ServerClock } from '../../backend/src/sessions/server-clock.ts';

const AHEAD_MS = 1_000_000;

test('the server is never taken to be ahead of its own clock', async () => {
  const clock = new ServerClock(async () => monotonicMs() + AHEAD_MS);
  const ours = monotonicMs();
  const at = await clock.at(ours);
  expect(at).toBeLessThanOrEqual(ours + AHEAD_MS);
  expect(at).toBeGreaterThan(ours + AHEAD_MS - 50);
});

test('the fastest of a few answers counts', async () => {
  const delays = [400, 0, 90];
  const clock = new ServerClock(async () => monotonicMs() + AHEAD_MS - (delays.shift() ?? 0));
  const ours = monotonicMs();
  expect(await clock.at(ours)).toBeGreaterThan(ours + AHEAD_MS - 50);
});

test('concurrent requests share one measurement, and asking again costs none', async () => {
  let answers = 0;
  const clock = new ServerClock(async () => {
    answers += 1;
    return AHEAD_MS;
  });
  await Promise.all([clock.at(0), clock.at(1), clock.at(2)]);
  await clock.at(3);
  expect(answers).toBe(3);
  clock.forget();
  await clock.at(4);
  expect(answers).toBe(6);
});

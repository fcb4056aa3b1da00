import { randomUUID } from 'node:crypto';
import { setTimeout as elapsed } from 'node:timers/promises';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { UNTIL_SLOTS } from '../support/booking-words.ts';
import { ChatClient } from '../support/chat-client.ts';
import { startApp, type TestApp } from '../support/holdfast-app.ts';
import { type RedisServer, startRedis } from '../support/redis.ts';

const MAX_BYTES = 64 * 1_024 * 1_024;

let redis: RedisServer;
let app: TestApp;
beforeAll(async () => {
  redis = await startRedis({ args: ['--maxmemory', `${MAX_BYTES}`] });
  app = await startApp({ REDIS_URL: redis.url });
});
afterAll(async () => {
  await app?.stop();
  await redis?.stop();
});

/** Returns the values by name with labels, as written in the response. */
async function scrape(): Promise<ReadonlyMap<string, number>> {
  const text = await (await fetch(`${app.url}/metrics`)).text();
  const samples = text.split('\n').filter((line) => line !== '' && !line.startsWith('#'));
  return new Map(
    samples.map((line) => [line.slice(0, line.lastIndexOf(' ')), Number(line.split(' ').at(-1))]),
  );
}

test('what a turn does is counted and timed, in each room that it passes', async () => {
  const visitor = new ChatClient(app.url, randomUUID());
  for (const message of UNTIL_SLOTS) await visitor.say(message);
  const metrics = await scrape();
  const turns = UNTIL_SLOTS.length;
  expect(metrics.get('holdfast_turns_total{outcome="replied"}')).toBe(turns);
  expect(metrics.get('holdfast_turn_seconds_count{outcome="replied"}')).toBe(turns);
  expect(metrics.get('holdfast_store_seconds_count{verb="commit"}')).toBe(turns);
  expect(metrics.get('holdfast_effects_total{effect="findSlots",outcome="slotsFound"}')).toBe(1);
  expect(metrics.get('holdfast_effect_seconds_count{effect="findSlots"}')).toBe(1);
  expect(metrics.get('holdfast_database_seconds_count')).toBeGreaterThan(0);
  expect(metrics.get('holdfast_degraded_turns_total')).toBe(0);
});

test('a problem is counted by its code', async () => {
  await fetch(`${app.url}/api/chat`, { method: 'PUT' });
  await fetch(`${app.url}/nowhere`);
  const metrics = await scrape();
  expect(metrics.get('holdfast_problems_total{code="method_not_allowed"}')).toBe(1);
  expect(metrics.get('holdfast_problems_total{code="not_found"}')).toBe(1);
});

test('a stream is counted when it opens, while it is open, and when it has ended', async () => {
  const visitor = new ChatClient(app.url, randomUUID());
  await visitor.say('hello');
  const leave = new AbortController();
  const stream = await fetch(`${app.url}/api/chat/events`, {
    headers: { 'x-session-id': visitor.sessionId },
    signal: leave.signal,
  });
  expect(stream.status).toBe(200);
  const open = await scrape();
  expect(open.get('holdfast_streams_opened_total')).toBe(1);
  expect(open.get('holdfast_streams_open')).toBe(1);
  leave.abort();
  await expect.poll(async () => (await scrape()).get('holdfast_streams_open')).toBe(0);
  expect((await scrape()).get('holdfast_stream_lifetime_seconds_count')).toBe(1);
});

test('how full Redis is, of how much', async () => {
  await expect.poll(async () => (await scrape()).get('holdfast_redis_memory_max_bytes')).toBe(MAX_BYTES);
  const used = (await scrape()).get('holdfast_redis_memory_used_bytes');
  expect(used).toBeGreaterThan(0);
  expect(used).toBeLessThan(MAX_BYTES);
});

/** Longer than two intervals of the event loop meter. */
const METER_MS = 50;

test('the metrics include the process, and show a stall of its event loop', async () => {
  const stallAndScrape = async () => {
    // The meter starts an interval after a scrape, and measures a stall in the next one.
    await elapsed(METER_MS);
    const stalledUntil = performance.now() + 200;
    while (performance.now() < stalledUntil);
    await elapsed(METER_MS);
    return (await scrape()).get('holdfast_event_loop_lag_seconds{quantile="1"}');
  };
  await expect.poll(stallAndScrape).toBeGreaterThan(0.1);
  const metrics = await scrape();
  for (const name of [
    'process_cpu_seconds_total',
    'process_resident_memory_bytes',
    'process_start_time_seconds',
    'nodejs_heap_size_used_bytes',
  ])
    expect(metrics.get(name), name).toBeGreaterThan(0);
});

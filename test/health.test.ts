import { randomUUID } from 'node:crypto';
import { afterEach, expect, test } from 'vitest';
import type { Health } from '../backend/src/protocol/health.ts';
import { ChatClient } from './support/chat-client.ts';
import { eventually } from './support/eventually.ts';
import { freePort } from './support/free-port.ts';
import { startApp, type TestApp } from './support/holdfast-app.ts';
import { type StartRedisOptions, startRedis } from './support/redis.ts';

const cleanups: (() => Promise<unknown>)[] = [];
afterEach(async () => {
  for (const clean of cleanups.splice(0).reverse()) await clean();
});

const INSTANT = String.raw`\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z`;

async function redis(options?: StartRedisOptions) {
  const server = await startRedis(options);
  cleanups.push(() => server.stop());
  return server;
}

async function app(env: Record<string, string>): Promise<TestApp> {
  const started = await startApp(env);
  cleanups.push(() => started.stop());
  return started;
}

const healthOf = async ({ url }: TestApp): Promise<Health> =>
  (await fetch(`${url}/health`)).json() as Promise<Health>;

async function metric({ url }: TestApp, name: string): Promise<number> {
  const text = await (await fetch(`${url}/metrics`)).text();
  return Number(new RegExp(`^${name} (\\S+)`, 'm').exec(text)?.[1]);
}

test('while Redis is unavailable, health says why and since when, and the seconds are counted', async () => {
  const server = await redis();
  const holdfast = await app({ REDIS_URL: server.url });
  const visitor = new ChatClient(holdfast.url, randomUUID());
  await visitor.say('hello');
  expect(await healthOf(holdfast)).toMatchObject({ status: 'ok', services: { sessions: { cause: null } } });
  expect(await metric(holdfast, 'holdfast_degraded_seconds_total')).toBe(0);

  await server.kill();
  await visitor.say('book');
  const refused = new RegExp(`^Redis: connection refused \\(ECONNREFUSED\\) since ${INSTANT}$`);
  await expect.poll(async () => (await healthOf(holdfast)).services.sessions.cause).toMatch(refused);
  expect((await healthOf(holdfast)).status).toBe('degraded');

  await redis({ port: server.port });
  await expect.poll(async () => (await healthOf(holdfast)).status).toBe('ok');
  expect((await healthOf(holdfast)).services.sessions.cause).toBeNull();
  const seconds = await metric(holdfast, 'holdfast_degraded_seconds_total');
  expect(seconds).toBeGreaterThan(0);
  expect(await metric(holdfast, 'holdfast_degraded_seconds_total')).toBe(seconds);
});

test('a full Redis answers, and is a cause all the same until it takes what waited', async () => {
  const server = await redis();
  const holdfast = await app({ REDIS_URL: server.url });
  const visitor = new ChatClient(holdfast.url, randomUUID());
  await visitor.say('hello');
  await server.admin.config('SET', 'maxmemory', '1');
  await visitor.say('book');
  expect(await healthOf(holdfast)).toMatchObject({
    status: 'degraded',
    services: { sessions: { status: 'ok', cause: 'Redis: it is out of memory (OOM)' } },
  });
  await server.admin.config('SET', 'maxmemory', '0');
  await expect.poll(async () => (await healthOf(holdfast)).status).toBe('ok');
});

test('a Redis that asks for a password is distinguished from an unavailable one', async () => {
  const server = await redis({ args: ['--requirepass', 'not-known-to-holdfast'] });
  const holdfast = await app({ REDIS_URL: server.url });
  await expect
    .poll(async () => (await healthOf(holdfast)).services.sessions.cause)
    .toMatch(/^Redis: it requires a password \(NOAUTH\)/);
});

test('where PostgreSQL cannot be reached, health says why', async () => {
  const port = await freePort();
  const holdfast = await app({
    DATABASE_URL: `postgres://someone:a-password@127.0.0.1:${port}/bookings`,
  });
  const cause = 'PostgreSQL: connection refused (ECONNREFUSED)';
  // Requests before the first failed attempt only say that there is no answer.
  const health = await eventually(async () => {
    const told = await healthOf(holdfast);
    expect(told).toMatchObject({
      status: 'degraded',
      services: { bookings: { status: 'down', latencyMs: null, cause } },
    });
    return told;
  });
  expect(JSON.stringify(health)).not.toContain('a-password');
  expect(
    await metric(
      holdfast,
      'holdfast_database_failures_total{reason="unavailable"}'.replace(/[{}"]/g, '\\$&'),
    ),
  ).toBeGreaterThan(0);
});

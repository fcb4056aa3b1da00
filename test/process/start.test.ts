import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { ChatClient } from '../support/chat-client.ts';
import { startHoldfast } from '../support/holdfast-process.ts';
import { type RedisServer, startRedis } from '../support/redis.ts';
import { startTcpProxy } from '../support/tcp-proxy.ts';

let redis: RedisServer;
beforeAll(async () => {
  redis = await startRedis();
});
afterAll(() => redis?.stop());

test('a start with wrong variables lists all of them in one message and exits with 1', async () => {
  const failed = startHoldfast({
    PORT: 'eighty',
    SESSION_STATE_TTL_SECONDS: '0',
    LOG_LEVEL: 'loud',
    REDIS_URL: 'http://user:hunter2@redis.example',
    BUSINESS_DIR: '/nowhere/at-all',
  });
  const message = await failed.then(
    () => 'started',
    (error: Error) => error.message,
  );
  expect(message).toContain('exited with 1');
  for (const problem of ['PORT', 'SESSION_STATE_TTL_SECONDS', 'LOG_LEVEL', 'REDIS_URL', '/nowhere/at-all']) {
    expect(message).toContain(problem);
  }
  expect(message).not.toContain('hunter2');
  expect(message).not.toMatch(/^\s+at /m);
});

const warnings = (output: string) => output.split('\n').filter((line) => line.includes('"level":"warn"'));

test('production with Redis and without PostgreSQL starts, and warns that it is for one instance only', async () => {
  const server = await startHoldfast({ NODE_ENV: 'production', REDIS_URL: redis.url });
  try {
    const reply = await new ChatClient(server.url, randomUUID()).say('hello');
    expect(reply).toMatchObject({ state: 'MENU', degraded: false });
    expect(warnings(server.output())).toEqual([expect.stringContaining('one instance only')]);
  } finally {
    expect(await server.stop()).toBe(0);
  }
});

test('however slow the way to Redis, a process that serves has it', async () => {
  const slow = await startTcpProxy(redis.port);
  slow.set({ kind: 'delay', ms: 100 });
  const server = await startHoldfast({ REDIS_URL: `redis://127.0.0.1:${slow.port}` });
  try {
    const reply = await new ChatClient(server.url, randomUUID()).say('hello');
    expect(reply).toMatchObject({ state: 'MENU', degraded: false });
  } finally {
    await server.stop();
    await slow.close();
  }
});

test('without any variable it starts, serves, and warns of nothing', async () => {
  const server = await startHoldfast();
  try {
    expect(await new ChatClient(server.url, randomUUID()).say('hello')).toMatchObject({ state: 'MENU' });
    expect(warnings(server.output())).toEqual([]);
    expect(server.output()).toContain('open      http://localhost:');
  } finally {
    expect(await server.stop()).toBe(0);
  }
});

test('a port that is taken is said, and what to do', async () => {
  const server = await startHoldfast();
  try {
    const failed = startHoldfast({ PORT: new URL(server.url).port });
    await expect(failed).rejects.toThrow(/exited with 1.*\nPort \d+ is in use\. .* set PORT /s);
  } finally {
    await server.stop();
  }
});

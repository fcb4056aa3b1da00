import { createSecretKey } from 'node:crypto';
import { expect, test } from 'vitest';
import { MemoryUsageStore } from '../../backend/src/limits/memory-usage-store.ts';
import { RedisUsageStore } from '../../backend/src/limits/redis-usage-store.ts';
import { ManualClock } from '../support/manual-clock.ts';
import { startRedisWithClient } from '../support/redis-with-client.ts';
import { describeUsageStore } from './usage-store.conformance.ts';

const key = createSecretKey(Buffer.alloc(32, 7));

describeUsageStore('MemoryUsageStore', async () => ({
  store: new MemoryUsageStore(new ManualClock()),
  close: async () => undefined,
}));

describeUsageStore('RedisUsageStore', async () => {
  const { client, close } = await startRedisWithClient();
  return { store: new RedisUsageStore({ client, key }), close };
});

test('in Redis stands no address, and nothing for good', async () => {
  const { server, client, close } = await startRedisWithClient();
  try {
    const store = new RedisUsageStore({ client, key });
    await store.add({ limit: 'turns-address', who: '203.0.113.9', window: 7 }, 1);
    const [name = ''] = await server.admin.keys('*');
    expect(name).toMatch(/^usage:turns-address:7:[\w-]{22}$/);
    expect(await server.admin.pttl(name)).toBeGreaterThan(60_000);
  } finally {
    await close();
  }
});

test('memory forgets windows that are over', async () => {
  const clock = new ManualClock();
  const store = new MemoryUsageStore(clock);
  const one = { limit: 'turns-address', who: 'a', window: 7 };
  await store.add(one, 5);
  clock.advance(121_000);
  expect(await store.add({ ...one, who: 'b' }, 1)).toBe(1);
  expect(await store.add(one, 1)).toBe(1);
});

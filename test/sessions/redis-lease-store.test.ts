import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { RedisLeaseStore } from '../../backend/src/sessions/redis-lease-store.ts';
import { StoreUnavailable } from '../../backend/src/sessions/session-store.ts';
import { letTimePass } from '../support/redis-time.ts';
import { type RedisWithClient, startRedisWithClient } from '../support/redis-with-client.ts';
import { describeLeaseStore } from './lease-store.conformance.ts';

describeLeaseStore('RedisLeaseStore', async () => {
  const { server, client, close } = await startRedisWithClient();
  return { store: new RedisLeaseStore(client), advance: (ms) => letTimePass(server, ms), close };
});

describe('in Redis', () => {
  let redis: RedisWithClient;
  let store: RedisLeaseStore;
  beforeAll(async () => {
    redis = await startRedisWithClient(300);
    store = new RedisLeaseStore(redis.client);
  });
  afterAll(() => redis?.close());

  test('a lease lies in the Cluster slot of its session, with a TTL', async () => {
    await store.take('s1', 'a', 10_000);
    expect(await redis.server.admin.keys('*')).toEqual(['lease:{state:s1}']);
    expect(await redis.server.admin.pttl('lease:{state:s1}')).toBeGreaterThan(5_000);
    await store.release('s1', 'a');
    expect(await redis.server.admin.dbsize()).toBe(0);
  });

  test('a server that does not answer is no refusal of the lease, and nothing is taken later', async () => {
    redis.server.pause();
    await expect(store.take('s2', 'a', 10_000)).rejects.toBeInstanceOf(StoreUnavailable);
    redis.server.resume();
    // The server finishes pending work before it answers this.
    await redis.server.admin.ping();
    expect(await redis.server.admin.exists('lease:{state:s2}')).toBe(0);
  });
});

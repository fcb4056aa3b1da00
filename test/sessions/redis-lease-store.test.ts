import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { RedisClient } from '../../backend/src/sessions/redis-client.ts';
import { RedisLeaseStore } from '../../backend/src/sessions/redis-lease-store.ts';
import { StoreUnavailable } from '../../backend/src/sessions/session-store.ts';
import { type RedisServer, startRedis } from '../support/redis.ts';
import { letTimePass } from '../support/redis-time.ts';
import { describeLeaseStore } from './lease-store.conformance.ts';
import { silent } from './store-harness.ts';

describeLeaseStore('RedisLeaseStore', async () => {
  const server = await startRedis();
  const client = new RedisClient({ url: server.url, commandTimeoutMs: 5_000, logger: silent });
  return {
    store: new RedisLeaseStore(client),
    advance: (ms) => letTimePass(server, ms),
    close: async () => {
      client.close();
      await server.stop();
    },
  };
});

describe('in Redis', () => {
  let server: RedisServer;
  let client: RedisClient;
  let store: RedisLeaseStore;
  beforeAll(async () => {
    server = await startRedis();
    client = new RedisClient({ url: server.url, commandTimeoutMs: 300, logger: silent });
    store = new RedisLeaseStore(client);
  });
  afterAll(async () => {
    client.close();
    await server.stop();
  });

  test('a lease lies in the Cluster slot of its session, with a TTL', async () => {
    await store.take('s1', 'a', 10_000);
    expect(await server.admin.keys('*')).toEqual(['lease:{state:s1}']);
    expect(await server.admin.pttl('lease:{state:s1}')).toBeGreaterThan(5_000);
    await store.release('s1', 'a');
    expect(await server.admin.dbsize()).toBe(0);
  });

  test('a server that does not answer is no refusal of the lease, and nothing is taken later', async () => {
    server.pause();
    await expect(store.take('s2', 'a', 10_000)).rejects.toBeInstanceOf(StoreUnavailable);
    server.resume();
    // Whatever the server still had to do comes before the answer to this.
    await server.admin.ping();
    expect(await server.admin.exists('lease:{state:s2}')).toBe(0);
  });
});

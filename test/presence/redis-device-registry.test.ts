import { Redis } from 'ioredis';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { RedisDeviceRegistry } from '../../backend/src/presence/redis-device-registry.ts';
import { sessionKeys } from '../../backend/src/sessions/redis-keys.ts';
import { RedisSessionStore } from '../../backend/src/sessions/redis-session-store.ts';
import { StoreUnavailable } from '../../backend/src/sessions/session-store.ts';
import { turnAfter } from '../sessions/session-fixtures.ts';
import type { RedisServer } from '../support/redis.ts';
import { letTimePass } from '../support/redis-time.ts';
import { type RedisWithClient, startRedisWithClient } from '../support/redis-with-client.ts';
import { describeDeviceRegistry } from './device-registry.conformance.ts';

const TTL_SECONDS = 120;
const LAPTOP = { device: 'laptop', holder: 'a', kind: 'stream' } as const;

/** Makes all devices appear to have been seen that much earlier. */
async function age({ admin }: RedisServer, ms: number): Promise<void> {
  for (const key of await admin.keys('presence:*')) {
    for (const [field, value] of Object.entries(await admin.hgetall(key))) {
      const [kind, since, lastSeenAt] = value.split(' ');
      await admin.hset(key, field, `${kind} ${Number(since) - ms} ${Number(lastSeenAt) - ms}`);
    }
  }
}

describeDeviceRegistry('RedisDeviceRegistry', async () => {
  const { server, client, close } = await startRedisWithClient();
  const listener = new Redis(server.url);
  const heard: string[] = [];
  listener.on('pmessage', (_pattern, channel, message) => heard.push(`${channel} ${message}`));
  await listener.psubscribe('live:*');
  return {
    sessions: new RedisSessionStore(client, TTL_SECONDS),
    registry: new RedisDeviceRegistry(client),
    ttlSeconds: TTL_SECONDS,
    wakeUps: async (sessionId) => {
      // Everything published before has arrived when this answers.
      await listener.ping();
      return heard.filter((line) => line === `${sessionKeys(sessionId).live} presence`).length;
    },
    advance: async (ms) => {
      await age(server, ms);
      await letTimePass(server, ms);
    },
    close: async () => {
      listener.disconnect();
      await close();
    },
  };
});

describe('in Redis', () => {
  let redis: RedisWithClient;
  let registry: RedisDeviceRegistry;
  let sessions: RedisSessionStore;
  beforeAll(async () => {
    redis = await startRedisWithClient(300);
    registry = new RedisDeviceRegistry(redis.client);
    sessions = new RedisSessionStore(redis.client, 60);
  });
  afterAll(() => redis?.close());

  test('devices lie in the Cluster slot of their session, no longer than it lives', async () => {
    await sessions.commit('s1', turnAfter(null, 'm1'));
    await registry.seen('s1', LAPTOP);
    expect(await redis.server.admin.keys('presence:*')).toEqual(['presence:{state:s1}']);
    const ttl = await redis.server.admin.pttl('presence:{state:s1}');
    expect(ttl).toBeGreaterThan(50_000);
    expect(ttl).toBeLessThanOrEqual(60_000);
    await sessions.delete('s1');
    expect(await redis.server.admin.exists('presence:{state:s1}')).toBe(0);
  });

  test('a server that does not answer is unavailable, and no device is registered late', async () => {
    await sessions.commit('s2', turnAfter(null, 'm1'));
    redis.server.pause();
    await expect(registry.seen('s2', LAPTOP)).rejects.toBeInstanceOf(StoreUnavailable);
    redis.server.resume();
    // The server finishes pending work before it answers this.
    await redis.server.admin.ping();
    expect(await redis.server.admin.exists('presence:{state:s2}')).toBe(0);
  });
});

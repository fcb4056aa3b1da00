import { RedisClient } from '../../backend/src/sessions/redis-client.ts';
import { RedisSessionStore } from '../../backend/src/sessions/redis-session-store.ts';
import { silentLogger } from '../support/bookings.ts';
import { startSentinels, type WatchedRedis } from '../support/redis-sentinel.ts';
import { letTimePass } from '../support/redis-time.ts';
import { describeSessionStore } from './session-store.conformance.ts';

const TTL_SECONDS = 60;

async function watched(): Promise<{ redis: WatchedRedis; client: RedisClient }> {
  const redis = await startSentinels();
  const client = new RedisClient({
    address: {
      kind: 'sentinel',
      sentinels: redis.sentinels,
      name: redis.name,
      access: { tls: false },
      sentinelAccess: { tls: false },
    },
    commandTimeoutMs: 1_000,
    logger: silentLogger,
  });
  return { redis, client };
}

describeSessionStore('RedisSessionStore behind Sentinels', async () => {
  const { redis, client } = await watched();
  return {
    store: new RedisSessionStore(client, TTL_SECONDS),
    ttlSeconds: TTL_SECONDS,
    advance: (ms) => letTimePass(redis.primary, ms),
    close: async () => {
      client.close();
      await redis.stop();
    },
  };
});

import { createLogger } from '../../backend/src/lib/logger.ts';
import { MemorySessionStore } from '../../backend/src/sessions/memory-session-store.ts';
import { RedisClusterClient } from '../../backend/src/sessions/redis-cluster-client.ts';
import { RedisSessionStore } from '../../backend/src/sessions/redis-session-store.ts';
import { ManualClock } from '../support/manual-clock.ts';
import { startRedisCluster } from '../support/redis-cluster.ts';
import { letTimePass } from '../support/redis-time.ts';
import { startRedisWithClient } from '../support/redis-with-client.ts';
import type { StoreHarness } from './session-store.conformance.ts';

const TTL_SECONDS = 60;

export const silent = createLogger({ level: 'silent' });

export async function memoryHarness(): Promise<StoreHarness> {
  const clock = new ManualClock();
  return {
    store: new MemorySessionStore(clock, TTL_SECONDS),
    ttlSeconds: TTL_SECONDS,
    advance: async (ms) => clock.advance(ms),
    close: async () => undefined,
  };
}

export async function redisHarness(): Promise<StoreHarness> {
  const { server, client, close } = await startRedisWithClient();
  return {
    store: new RedisSessionStore(client, TTL_SECONDS),
    ttlSeconds: TTL_SECONDS,
    advance: (ms) => letTimePass(server, ms),
    close,
  };
}

export async function clusterHarness(): Promise<StoreHarness> {
  const cluster = await startRedisCluster();
  const client = new RedisClusterClient({
    nodes: cluster.nodes.slice(0, 1),
    access: { tls: false },
    commandTimeoutMs: 5_000,
    logger: silent,
  });
  return {
    store: new RedisSessionStore(client, TTL_SECONDS),
    ttlSeconds: TTL_SECONDS,
    advance: async (ms) => {
      await Promise.all(cluster.primaries.map((node) => letTimePass(node, ms)));
    },
    close: async () => {
      await client.close();
      await cluster.stop();
    },
  };
}

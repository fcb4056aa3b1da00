import { createLogger } from '../../backend/src/lib/logger.ts';
import { MemorySessionStore } from '../../backend/src/sessions/memory-session-store.ts';
import { RedisClusterClient } from '../../backend/src/sessions/redis-cluster-client.ts';
import { RedisSessionStore } from '../../backend/src/sessions/redis-session-store.ts';
import { StateCipher } from '../../backend/src/sessions/state-cipher.ts';
import { createStateKeys, type StateSecrets } from '../../backend/src/sessions/state-keys.ts';
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

/** Written with one key, readable with two. */
export async function sealedHarness(): Promise<StoreHarness> {
  const { server, client, close } = await startRedisWithClient();
  return {
    store: new RedisSessionStore(
      client,
      TTL_SECONDS,
      new StateCipher(createStateKeys(stateSecrets('new', 'old'))),
    ),
    ttlSeconds: TTL_SECONDS,
    advance: (ms) => letTimePass(server, ms),
    close,
  };
}

/** The first one encrypts. */
export function stateSecrets(...kids: string[]): StateSecrets {
  const all = kids.map((kid) => ({ kid, secret: Buffer.alloc(32, kid) }));
  return { newest: all[0] ?? null, all };
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

import type { KeyObject } from 'node:crypto';
import { MemoryTokenBudgets } from '../assistant/model/memory-token-budgets.ts';
import type { TokenBudgets, TokenLimits } from '../assistant/model/token-budgets.ts';
import type { LiveChannel } from '../events/live-channel.ts';
import { MemoryLiveChannel } from '../events/memory-live-channel.ts';
import { RedisLiveChannel } from '../events/redis-live-channel.ts';
import type { Clock } from '../lib/clock.ts';
import type { Logger } from '../lib/logger.ts';
import { MemoryUsageStore } from '../limits/memory-usage-store.ts';
import { RedisUsageStore } from '../limits/redis-usage-store.ts';
import type { UsageStore } from '../limits/usage-store.ts';
import type { DeviceRegistry } from '../presence/device-registry.ts';
import { MemoryDeviceRegistry } from '../presence/memory-device-registry.ts';
import { RedisDeviceRegistry } from '../presence/redis-device-registry.ts';
import type { HandoverStore } from '../visitors/handover-store.ts';
import { MemoryHandoverStore } from '../visitors/memory-handover-store.ts';
import { RedisHandoverStore } from '../visitors/redis-handover-store.ts';
import type { MarkDeleted } from './deletion-marks.ts';
import type { LeaseStore } from './lease-store.ts';
import { MemoryLeaseStore } from './memory-lease-store.ts';
import { MemorySessionStore } from './memory-session-store.ts';
import type { RedisDeployment } from './redis-address.ts';
import { RedisClient, type RedisClientOptions } from './redis-client.ts';
import { RedisClusterClient } from './redis-cluster-client.ts';
import { Redirected } from './redis-failure.ts';
import { RedisLeaseStore } from './redis-lease-store.ts';
import type { RedisMemory } from './redis-server-info.ts';
import { RedisSessionStore } from './redis-session-store.ts';
import { RedisTokenBudgets } from './redis-token-budgets.ts';
import { ResilientTokenBudgets } from './resilient-token-budgets.ts';
import { SealTroubles } from './seal-troubles.ts';
import type { SessionStore } from './session-store.ts';
import { StateCipher } from './state-cipher.ts';
import { createStateKeys, NO_STATE_SECRETS, type StateSecrets } from './state-keys.ts';

export interface SessionStoreOptions {
  /** Null keeps sessions in this process's memory. */
  readonly redis: RedisDeployment | null;
  readonly ttlSeconds: number;
  readonly commandTimeoutMs: number;
  /** Keys that encrypt what Redis keeps of sessions. */
  readonly stateSecrets?: StateSecrets;
  /** Key for the hashes that usage is counted under. */
  readonly usageKey: KeyObject;
  /** Token limits of the model. */
  readonly tokenLimits: TokenLimits;
  readonly clock: Clock;
  readonly logger: Logger;
  /** Runs before a newly connected Redis is used. The function it receives marks a session as deleted. */
  readonly beforeUse?: (mark: MarkDeleted) => Promise<unknown>;
  /** Called when a connection to Redis breaks. */
  readonly onLost?: () => void;
}

export interface CreatedSessionStore {
  readonly kind: 'redis' | 'memory';
  readonly sessions: SessionStore;
  readonly leases: LeaseStore;
  readonly live: LiveChannel;
  readonly devices: DeviceRegistry;
  readonly handovers: HandoverStore;
  readonly tokenBudgets: TokenBudgets;
  readonly usage: UsageStore;
  /** Redis's `maxmemory-policy` as last read; null without Redis. */
  readonly evictionPolicy: () => string | null;
  /** Describes recently met sessions that no key here opens; null if there were none. */
  readonly sealTrouble: () => string | null;
  /** Redis's memory use, at most half a minute old; null without Redis or if it does not report it. */
  readonly redisMemory: () => RedisMemory | null;
  /**
   * Whether the store becomes usable within `withinMs`. Resolves to false as soon as an attempt to connect
   * fails.
   */
  reached(withinMs: number): Promise<boolean>;
  close(): Promise<void>;
}

/** Chooses between memory and Redis. Nothing else in the process knows which one it is. */
export function createSessionStore({
  redis,
  ttlSeconds,
  commandTimeoutMs,
  tokenLimits: limits,
  stateSecrets = NO_STATE_SECRETS,
  usageKey,
  clock,
  logger,
  beforeUse = async () => {},
  onLost = () => {},
}: SessionStoreOptions): CreatedSessionStore {
  const ownBudgets = new MemoryTokenBudgets({ limits, sessionTtlSeconds: ttlSeconds, clock });
  if (redis === null) {
    const live = new MemoryLiveChannel();
    const sessions = new MemorySessionStore(clock, ttlSeconds, (id, signal) => live.deliver(id, signal));
    const onChange = (id: string) => live.deliver(id, 'presence');
    return {
      kind: 'memory',
      sessions,
      leases: new MemoryLeaseStore(clock),
      live,
      devices: new MemoryDeviceRegistry({ sessions, onChange, clock }),
      handovers: new MemoryHandoverStore(clock),
      tokenBudgets: ownBudgets,
      usage: new MemoryUsageStore(clock),
      evictionPolicy: () => null,
      sealTrouble: () => null,
      redisMemory: () => null,
      reached: async () => true,
      close: async () => undefined,
    };
  }
  const troubles = new SealTroubles({ ttlSeconds, clock, logger });
  const cipher = new StateCipher(createStateKeys(stateSecrets), (kid, trouble) =>
    troubles.note(kid, trouble),
  );
  const client = connectClient(redis, {
    commandTimeoutMs,
    logger,
    onLost,
    beforeUse: (commands) => {
      const store = new RedisSessionStore(commands, ttlSeconds);
      return beforeUse((id) => store.delete(id).catch(unlessElsewhere));
    },
  });
  const live = new RedisLiveChannel({ address: redis, commands: client, logger });
  const sharedBudgets = new RedisTokenBudgets({ client, limits, sessionTtlSeconds: ttlSeconds, clock });
  return {
    kind: 'redis',
    sessions: new RedisSessionStore(client, ttlSeconds, cipher),
    leases: new RedisLeaseStore(client),
    live,
    devices: new RedisDeviceRegistry(client),
    handovers: new RedisHandoverStore(client),
    usage: new RedisUsageStore({ client, key: usageKey }),
    tokenBudgets: new ResilientTokenBudgets({ shared: sharedBudgets, own: ownBudgets, logger }),
    evictionPolicy: () => client.memory?.evictionPolicy ?? null,
    sealTrouble: () => troubles.current(),
    redisMemory: () => client.memory,
    reached: (withinMs) => client.reached(withinMs),
    close: async () => {
      await live.close();
      await client.close();
    },
  };
}

const connectClient = (redis: RedisDeployment, options: Omit<RedisClientOptions, 'address'>) =>
  redis.kind === 'cluster'
    ? new RedisClusterClient({ ...options, ...redis })
    : new RedisClient({ ...options, address: redis });

/** A cluster node stores only the deletions of its own slots; the other nodes run the same hook. */
function unlessElsewhere(error: unknown): void {
  if (!(error instanceof Redirected)) throw error;
}

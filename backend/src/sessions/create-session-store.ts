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
  /** Seal what Redis keeps of sessions. */
  readonly stateSecrets?: StateSecrets;
  /** Hashes whose use is counted. */
  readonly usageKey: KeyObject;
  /** What a model may be paid. */
  readonly tokenLimits: TokenLimits;
  readonly clock: Clock;
  readonly logger: Logger;
  /** Runs before a Redis that was not connected before is used: what it is given marks a session deleted. */
  readonly beforeUse?: (mark: MarkDeleted) => Promise<unknown>;
  /** The connection to Redis broke. */
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
  /** `maxmemory-policy` of Redis as last read; null where there is none. */
  readonly evictionPolicy: () => string | null;
  /** Of sessions that lately could not be opened for want of a key, in words; null where all could. */
  readonly sealTrouble: () => string | null;
  /** How full Redis was half a minute ago; null where there is none, or it does not tell. */
  readonly redisMemory: () => RedisMemory | null;
  /** Whether it may be used within so many milliseconds; false as soon as it is known to be away. */
  reached(withinMs: number): Promise<boolean>;
  close(): Promise<void>;
}

/** Memory or Redis, decided here and known nowhere else. */
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
    const sessions = new MemorySessionStore(clock, ttlSeconds, (id, signal) => live.tell(id, signal));
    const onChange = (id: string) => live.tell(id, 'presence');
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

/** A node of a Cluster is told only what it keeps; the others are told by themselves. */
function unlessElsewhere(error: unknown): void {
  if (!(error instanceof Redirected)) throw error;
}

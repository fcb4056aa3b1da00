import type { Redis } from 'ioredis';

/** What a server reports about itself, as far as sessions depend on it. */
export interface RedisInfo {
  readonly server: 'Redis' | 'Valkey';
  readonly version: string;
  readonly isReplica: boolean;
  readonly usedBytes: number;
  /** Null: no limit. */
  readonly maxBytes: number | null;
  /** Null: not reported. */
  readonly evictionPolicy: string | null;
  readonly persistence: Persistence;
}

/** `failing`: the last write to disk failed, whatever the configuration. */
export type Persistence = 'aof' | 'snapshots' | 'none' | 'unknown' | 'failing';

export async function readRedisInfo(redis: Redis): Promise<RedisInfo> {
  const info = fieldsOf(await redis.info());
  const valkey = info.get('valkey_version');
  return {
    server: valkey === undefined ? 'Redis' : 'Valkey',
    version: valkey ?? info.get('redis_version') ?? '(unknown version)',
    isReplica: info.get('role') === 'slave',
    usedBytes: Number(info.get('used_memory') ?? 0),
    maxBytes: Number(info.get('maxmemory') ?? 0) || null,
    evictionPolicy: info.get('maxmemory_policy') ?? null,
    persistence: await persistenceOf(info, redis),
  };
}

const fieldsOf = (text: string): ReadonlyMap<string, string> =>
  new Map([...text.matchAll(/^(\w+):(.*?)\r?$/gm)].map(([, field = '', value = '']) => [field, value]));

async function persistenceOf(info: ReadonlyMap<string, string>, redis: Redis): Promise<Persistence> {
  const isOn = info.get('aof_enabled');
  if (isOn === undefined) return 'unknown';
  if (info.get(isOn === '1' ? 'aof_last_write_status' : 'rdb_last_bgsave_status') === 'err') return 'failing';
  if (isOn === '1') return 'aof';
  // Managed servers refuse CONFIG.
  const saves = await redis.config('GET', 'save').catch(() => null);
  if (!Array.isArray(saves)) return 'unknown';
  return saves[1] === '' ? 'none' : 'snapshots';
}

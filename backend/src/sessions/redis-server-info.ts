import type { Redis } from 'ioredis';
import type { Logger } from '../lib/logger.ts';
import { connectionCode } from './redis-failure.ts';

/** Sends a command and settles like its reply, within the time-out. */
export type AskRedis = <Reply>(send: (redis: Redis) => Promise<Reply>) => Promise<Reply>;

/** Changes with each start of the server; null if the server does not report it. */
export async function readRunId(ask: AskRedis, logger: Logger): Promise<string | null> {
  const text = await readSection(ask, 'server', logger);
  return text === null ? null : (/^run_id:(\S+)/m.exec(text)?.[1] ?? null);
}

export interface RedisMemory {
  readonly usedBytes: number;
  /** Null: no limit is set. */
  readonly maxBytes: number | null;
  /** `maxmemory-policy`; null if the server does not report it. */
  readonly evictionPolicy: string | null;
}

const MEMORY = /^used_memory:(\d+)/m;
const LIMIT = /^maxmemory:(\d+)/m;
const POLICY = /^maxmemory_policy:(\S+)/m;

/** Null if the server does not report it. Uses INFO, because managed servers refuse CONFIG. */
export async function readMemory(ask: AskRedis, logger: Logger): Promise<RedisMemory | null> {
  const text = await readSection(ask, 'memory', logger);
  const used = text === null ? undefined : MEMORY.exec(text)?.[1];
  if (text === null || used === undefined) return null;
  return {
    usedBytes: Number(used),
    maxBytes: Number(LIMIT.exec(text)?.[1] ?? 0) || null,
    evictionPolicy: POLICY.exec(text)?.[1] ?? null,
  };
}

/** The server's clock, in epoch milliseconds. */
export async function readTime(redis: Redis): Promise<number> {
  const [seconds, microseconds] = await redis.time();
  return Number(seconds) * 1_000 + Number(microseconds) / 1_000;
}

async function readSection(ask: AskRedis, section: string, logger: Logger): Promise<string | null> {
  try {
    return await ask((redis) => redis.info(section));
  } catch (error) {
    logger.debug({ code: connectionCode(error), section }, 'redis did not answer INFO');
    return null;
  }
}

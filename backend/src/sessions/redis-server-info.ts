import type { Redis } from 'ioredis';
import type { Logger } from '../lib/logger.ts';
import { connectionCode } from './redis-failure.ts';

/** Another one after each start of the server; null when it does not tell. */
export const readRunId = (redis: Redis, logger: Logger): Promise<string | null> =>
  readInfo(redis, 'server', /^run_id:(\S+)/m, logger);

/** `maxmemory-policy`; null when the server does not tell. Managed servers refuse CONFIG, so INFO is asked. */
export const readEvictionPolicy = (redis: Redis, logger: Logger): Promise<string | null> =>
  readInfo(redis, 'memory', /^maxmemory_policy:(\S+)/m, logger);

/** The server's clock, in epoch milliseconds. */
export async function readTime(redis: Redis): Promise<number> {
  const [seconds, microseconds] = await redis.time();
  return Number(seconds) * 1_000 + Number(microseconds) / 1_000;
}

async function readInfo(
  redis: Redis,
  section: string,
  field: RegExp,
  logger: Logger,
): Promise<string | null> {
  try {
    return field.exec(await redis.info(section))?.[1] ?? null;
  } catch (error) {
    logger.debug({ code: connectionCode(error), section }, 'redis did not tell of itself');
    return null;
  }
}

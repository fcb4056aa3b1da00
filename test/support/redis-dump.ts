import type { Redis } from 'ioredis';

/** The whole content of a Redis by key, whatever the type; an unknown type is an error. */
export async function dumpRedis(redis: Redis): Promise<Readonly<Record<string, unknown>>> {
  const keys = (await redis.keys('*')).sort();
  const entries = keys.map(async (key) => [key, await contentOf(redis, key)] as const);
  return Object.fromEntries(await Promise.all(entries));
}

async function contentOf(redis: Redis, key: string): Promise<unknown> {
  const type = await redis.type(key);
  switch (type) {
    case 'string':
      return redis.get(key);
    case 'hash':
      return redis.hgetall(key);
    case 'stream':
      return redis.xrange(key, '-', '+');
    case 'list':
      return redis.lrange(key, 0, -1);
    case 'set':
      return redis.smembers(key);
    case 'zset':
      return redis.zrange(key, '0', '-1', 'WITHSCORES');
    default:
      throw new Error(`${key} is of the type ${type}, which the dump does not know`);
  }
}

import type { RedisServer } from './redis.ts';

/** Simulates the passage of time by shortening the TTL of every key. */
export async function letTimePass({ admin }: RedisServer, ms: number): Promise<void> {
  for (const key of await admin.keys('*')) await admin.pexpire(key, (await admin.pttl(key)) - ms);
}

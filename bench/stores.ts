import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Releasers } from '../backend/src/lib/releasers.ts';
import { startPostgres } from '../test/support/postgres.ts';
import { type RedisServer, startRedis } from '../test/support/redis.ts';

/** Redis and PostgreSQL of the bench's own, and a folder for the servers' logs. */
export interface Stores {
  readonly redis: RedisServer;
  readonly databaseUrl: string;
  readonly dir: string;
}

export async function startStores(releasers: Releasers): Promise<Stores> {
  const dir = await mkdtemp(join(tmpdir(), 'holdfast-bench-'));
  releasers.push('folder', () => rm(dir, { recursive: true, force: true }));
  const redis = await startRedis();
  releasers.push('Redis', () => redis.stop());
  const postgres = await startPostgres();
  releasers.push('PostgreSQL', () => postgres.stop());
  return { redis, databaseUrl: postgres.url, dir };
}

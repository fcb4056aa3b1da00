import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Client } from 'pg';
import type { Releasers } from '../backend/src/lib/releasers.ts';
import { startPostgres } from '../test/support/postgres.ts';
import { type RedisServer, startRedis } from '../test/support/redis.ts';
import { Janitor } from './janitor.ts';

/** The bench's own Redis and PostgreSQL, and a folder for the servers' logs. */
export interface Stores {
  readonly redis: RedisServer;
  readonly databaseUrl: string;
  /** For that database. */
  readonly janitor: Janitor;
  readonly dir: string;
}

export async function startStores(releasers: Releasers): Promise<Stores> {
  const dir = await mkdtemp(join(tmpdir(), 'holdfast-bench-'));
  releasers.push('folder', () => rm(dir, { recursive: true, force: true }));
  const redis = await startRedis();
  releasers.push('Redis', () => redis.stop());
  const postgres = await startPostgres();
  releasers.push('PostgreSQL', () => postgres.stop());
  return { redis, databaseUrl: postgres.url, janitor: startJanitor(postgres.url, releasers), dir };
}

/**
 * The same with another database, so that servers on different Redis instances do not affect each other.
 */
export async function withDatabase(stores: Stores, name: string, releasers: Releasers): Promise<Stores> {
  const client = new Client({ connectionString: stores.databaseUrl });
  await client.connect();
  await client.query(`create database ${name}`);
  await client.end();
  const url = new URL(stores.databaseUrl);
  url.pathname = `/${name}`;
  return { ...stores, databaseUrl: url.href, janitor: startJanitor(url.href, releasers) };
}

function startJanitor(databaseUrl: string, releasers: Releasers): Janitor {
  const janitor = new Janitor(databaseUrl);
  releasers.push('janitor', () => janitor.close());
  return janitor;
}

import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Client } from 'pg';
import type { Env } from '../../backend/src/config/env.ts';
import { randomId } from '../../backend/src/lib/ids.ts';
import { type HoldfastProcess, startHoldfast } from './holdfast-process.ts';
import { startPostgres, type TestPostgres } from './postgres.ts';
import { createDatabase } from './postgres-database.ts';
import { type RedisServer, startRedis } from './redis.ts';

/** A Redis, a PostgreSQL, and processes over both that share their keys. */
export interface Deployment {
  readonly postgres: TestPostgres;
  readonly redis: RedisServer;
  /** After a kill, on the same port and with the data on disk. */
  restartRedis(): Promise<void>;
  /** Resumes or restarts the stores that a failed test left paused or killed. */
  restartStores(): Promise<void>;
  /** Starts another process, of another build if `main` is given; `close` ends it if the test does not. */
  start(env?: Env, main?: string): Promise<HoldfastProcess>;
  /** Queries PostgreSQL directly. */
  query<Row extends object>(sql: string, values?: readonly unknown[]): Promise<readonly Row[]>;
  /** Kills all processes. */
  endProcesses(): Promise<void>;
  close(): Promise<void>;
}

export interface DeploymentOptions {
  /** A shared server, in which only a new database is created. */
  readonly sharedPostgres?: TestPostgres;
  /** Arguments of redis-server. By default it writes each command to disk. */
  readonly redisArgs?: readonly string[];
}

const KEY_LENGTH = 43;
const ON_DISK = ['--appendonly', 'yes', '--appendfsync', 'always'];

/** A new database, which is removed with the server. */
const databaseOf = async (server: TestPostgres): Promise<TestPostgres> => ({
  ...server,
  url: await createDatabase(server.url),
  stop: async () => undefined,
});

export async function createDeployment(options: DeploymentOptions = {}): Promise<Deployment> {
  const { redisArgs = ON_DISK, sharedPostgres } = options;
  const dir = await mkdtemp(join(tmpdir(), 'holdfast-deployment-'));
  const [postgres, firstRedis] = await Promise.all([
    sharedPostgres ? databaseOf(sharedPostgres) : startPostgres(),
    startRedis({ dir, args: redisArgs }),
  ]);
  let redis = firstRedis;
  const keys = randomId(KEY_LENGTH);
  let processes: HoldfastProcess[] = [];
  const restartRedis = async (): Promise<void> => {
    redis = await startRedis({ port: redis.port, dir, args: redisArgs });
  };
  const endProcesses = async (): Promise<void> => {
    await Promise.all(processes.map(({ stop }) => stop('SIGKILL')));
    processes = [];
  };
  return {
    postgres,
    get redis() {
      return redis;
    },
    restartRedis,
    restartStores: async () => {
      redis.resume();
      if (redis.hasEnded()) await restartRedis();
      if (postgres.hasEnded()) await postgres.restart();
    },
    start: async (env = {}, main) => {
      const settings = {
        REDIS_URL: redis.url,
        DATABASE_URL: postgres.url,
        RESUME_TOKEN_KEYS: keys,
        LOG_LEVEL: 'debug',
        ...env,
      };
      const started = await startHoldfast(settings, main);
      processes.push(started);
      return started;
    },
    query: async (sql, values = []) => {
      const client = new Client({ connectionString: postgres.url });
      await client.connect();
      try {
        return (await client.query(sql, [...values])).rows;
      } finally {
        await client.end();
      }
    },
    endProcesses,
    close: async () => {
      await endProcesses();
      await Promise.all([postgres.stop(), redis.kill()]);
      await rm(dir, { recursive: true, force: true });
    },
  };
}

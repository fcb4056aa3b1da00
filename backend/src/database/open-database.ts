import { join } from 'node:path';
import { Kysely } from 'kysely';
import type { Logger } from '../lib/logger.ts';
import { createPglitePool, createPostgresPool } from './connection-pools.ts';
import { type Database, type DatabaseObserver, SqlDatabase } from './database.ts';
import type { DatabaseSchema } from './database-schema.ts';
import { lockFolder } from './folder-lock.ts';
import { migrate } from './migrate.ts';
import { createSqlDialect } from './sql-dialect.ts';

export interface DatabaseOptions {
  /** `postgres://…`; null opens PGlite. */
  readonly databaseUrl: string | null;
  /** PGlite's data goes into `pglite` within this folder; null keeps it in memory. */
  readonly dataDir: string | null;
  readonly logger: Logger;
  readonly observer?: DatabaseObserver;
}

/**
 * Resolves without waiting for the database: it is migrated as soon as it can be reached, again and again if
 * need be. Rejects with `FolderHeld` when another process has PGlite's folder open.
 */
export async function openDatabase(options: DatabaseOptions): Promise<Database> {
  const { databaseUrl } = options;
  return databaseUrl === null ? openPglite(options) : openPostgres(databaseUrl, options);
}

function openPostgres(databaseUrl: string, { logger, observer }: DatabaseOptions): Database {
  const pool = createPostgresPool({ databaseUrl, connections: 10, logger });
  return new SqlDatabase({
    kind: 'postgres',
    db: new Kysely({ dialect: createSqlDialect({ pool, sharesSession: false }) }),
    migrate: () => migratePostgres(databaseUrl, logger),
    schemaWithinMs: 2_000,
    logger,
    observer,
    release: async () => {},
  });
}

/** On a connection of its own: a migration may take longer than a turn has. */
export async function migratePostgres(databaseUrl: string, logger: Logger): Promise<readonly string[]> {
  const pool = createPostgresPool({ databaseUrl, connections: 1, statementTimeoutMs: 60_000, logger });
  const db = new Kysely<DatabaseSchema>({ dialect: createSqlDialect({ pool, sharesSession: false }) });
  try {
    return await migrate(db);
  } finally {
    await db.destroy();
  }
}

async function openPglite({ dataDir, logger, observer }: DatabaseOptions): Promise<Database> {
  const lock = dataDir === null ? null : lockFolder(dataDir);
  try {
    const [{ PGlite }, { btree_gist }] = await Promise.all([
      import('@electric-sql/pglite'),
      import('@electric-sql/pglite/contrib/btree_gist'),
    ]);
    const folder = dataDir === null ? 'memory://' : join(dataDir, 'pglite');
    const pglite = await PGlite.create(folder, { extensions: { btree_gist } }).catch((cause: unknown) => {
      throw new Error(`PGlite cannot open ${folder}`, { cause });
    });
    const db = new Kysely<DatabaseSchema>({
      dialect: createSqlDialect({ pool: createPglitePool(pglite), sharesSession: true }),
    });
    return new SqlDatabase({
      kind: 'pglite',
      db,
      migrate: () => migrate(db),
      schemaWithinMs: 10_000,
      logger,
      observer,
      release: async () => {
        await pglite.close();
        lock?.release();
      },
    });
  } catch (error) {
    lock?.release();
    throw error;
  }
}

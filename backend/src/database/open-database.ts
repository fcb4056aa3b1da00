import type { Logger } from '../lib/logger.ts';
import { repeatEvery } from '../lib/repeat.ts';
import { connectPostgres } from './connect-postgres.ts';
import { type Database, type DatabaseObserver, SqlDatabase } from './database.ts';
import { migrate } from './migrate.ts';
import { keepUp } from './pglite-upkeep.ts';

export interface DatabaseOptions {
  /** `postgres://…`; null opens PGlite. */
  readonly databaseUrl: string | null;
  /** PGlite stores its data in the subfolder `pglite`; null keeps it in memory. */
  readonly dataDir: string | null;
  readonly logger: Logger;
  readonly observer?: DatabaseObserver;
}

/**
 * Resolves without waiting for the database, which is migrated as soon as it can be reached, with retries.
 * Rejects with `FolderHeld` when another process has PGlite's folder open.
 */
export async function openDatabase(options: DatabaseOptions): Promise<Database> {
  const { databaseUrl } = options;
  return databaseUrl === null ? openPglite(options) : openPostgres(databaseUrl, options);
}

function openPostgres(databaseUrl: string, { logger, observer }: DatabaseOptions): Database {
  const db = connectPostgres({ databaseUrl, connections: 10, logger });
  return new SqlDatabase({
    kind: 'postgres',
    db,
    migrate: () => migratePostgres(databaseUrl, logger),
    schemaWithinMs: 2_000,
    logger,
    observer,
    release: () => db.destroy(),
  });
}

/** Uses its own connection, because a migration may take longer than a turn allows. */
export async function migratePostgres(databaseUrl: string, logger: Logger): Promise<readonly string[]> {
  const db = connectPostgres({ databaseUrl, connections: 1, statementTimeoutMs: 60_000, logger });
  try {
    return await migrate(db);
  } finally {
    await db.destroy();
  }
}

const UPKEEP_EVERY_MS = 300_000;

async function openPglite({ dataDir, logger, observer }: DatabaseOptions): Promise<Database> {
  const { connectPglite } = await import('./connect-pglite.ts');
  const { db, release } = await connectPglite(dataDir);
  const stopUpkeep = repeatEvery(
    UPKEEP_EVERY_MS,
    () => keepUp(db),
    (err) => logger.warn({ err }, 'upkeep of the database failed'),
  );
  return new SqlDatabase({
    kind: 'pglite',
    db,
    migrate: () => migrate(db),
    schemaWithinMs: 10_000,
    logger,
    observer,
    release: async () => {
      await stopUpkeep();
      await db.destroy();
      await release();
    },
  });
}

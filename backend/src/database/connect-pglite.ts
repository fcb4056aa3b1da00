import { existsSync } from 'node:fs';
import { join } from 'node:path';
import type { PGlite } from '@electric-sql/pglite';
import { Kysely } from 'kysely';
import type { DatabaseSchema } from './database-schema.ts';
import { makeDatabaseFolder } from './empty-database.ts';
import { lockFolder } from './folder-lock.ts';
import { openPglite } from './open-pglite.ts';
import { createPglitePool } from './pglite-pool.ts';
import { createSqlDialect } from './sql-dialect.ts';

export interface ConnectedDatabase {
  readonly db: Kysely<DatabaseSchema>;
  /** To be called after `db` is destroyed. */
  readonly release: () => Promise<void>;
}

/**
 * PGlite in the subfolder `pglite`, or in memory. Rejects with `FolderHeld` when another process has the
 * folder open.
 */
export async function connectPglite(dataDir: string | null): Promise<ConnectedDatabase> {
  const lock = dataDir === null ? null : lockFolder(dataDir);
  try {
    const pglite = await openPglite(dataDir === null ? 'memory://' : await databaseFolder(dataDir));
    return {
      db: kyselyOf(pglite),
      release: async () => {
        await pglite.close();
        lock?.release();
      },
    };
  } catch (error) {
    lock?.release();
    throw error;
  }
}

async function databaseFolder(dataDir: string): Promise<string> {
  const folder = join(dataDir, 'pglite');
  if (!existsSync(folder)) await makeDatabaseFolder(folder);
  return folder;
}

export const kyselyOf = (pglite: PGlite): Kysely<DatabaseSchema> =>
  new Kysely({
    dialect: createSqlDialect({
      pool: createPglitePool(pglite),
      answerWithinMs: null,
      sharesSession: true,
    }),
  });

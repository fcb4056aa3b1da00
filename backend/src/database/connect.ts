import { join } from 'node:path';
import { Kysely } from 'kysely';
import type { DatabaseSchema } from './database-schema.ts';
import { lockFolder } from './folder-lock.ts';
import { ANSWER_WITHIN_MS, createPostgresPool, type PostgresPoolOptions } from './postgres-pool.ts';
import { createSqlDialect } from './sql-dialect.ts';

/** The server's own time-out is for a slow statement; so much later it says nothing at all. */
const SILENT_AFTER_MS = 100;

export function connectPostgres(options: PostgresPoolOptions): Kysely<DatabaseSchema> {
  const { statementTimeoutMs = ANSWER_WITHIN_MS } = options;
  return new Kysely({
    dialect: createSqlDialect({
      pool: createPostgresPool(options),
      answerWithinMs: statementTimeoutMs + SILENT_AFTER_MS,
      sharesSession: false,
    }),
  });
}

export interface ConnectedPglite {
  readonly db: Kysely<DatabaseSchema>;
  /** Once `db` is destroyed. */
  readonly release: () => Promise<void>;
}

/** PGlite in `pglite` within a folder, or in memory. Rejects with `FolderHeld` when another process has the folder. */
export async function connectPglite(dataDir: string | null): Promise<ConnectedPglite> {
  const lock = dataDir === null ? null : lockFolder(dataDir);
  try {
    const [{ PGlite }, { btree_gist }, { createPglitePool }] = await Promise.all([
      import('@electric-sql/pglite'),
      import('@electric-sql/pglite/contrib/btree_gist'),
      import('./pglite-pool.ts'),
    ]);
    const folder = dataDir === null ? 'memory://' : join(dataDir, 'pglite');
    const pglite = await PGlite.create(folder, { extensions: { btree_gist } }).catch((cause: unknown) => {
      throw new Error(`PGlite cannot open ${folder}`, { cause });
    });
    return {
      db: new Kysely({
        dialect: createSqlDialect({
          pool: createPglitePool(pglite),
          answerWithinMs: null,
          sharesSession: true,
        }),
      }),
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

import { Kysely } from 'kysely';
import type { DatabaseSchema } from './database-schema.ts';
import { ANSWER_WITHIN_MS, createPostgresPool, type PostgresPoolOptions } from './postgres-pool.ts';
import { createSqlDialect } from './sql-dialect.ts';

/** How long to wait beyond the server's own statement time-out, before the server counts as silent. */
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

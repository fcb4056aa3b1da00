import { Pool } from 'pg';
import type { Logger } from '../lib/logger.ts';

/** A server that does not answer costs a turn about this long and no longer. */
export const ANSWER_WITHIN_MS = 2_000;

/** What one rush of turns needed the next one needs, too: to connect and to plan all statements anew would slow it. */
const KEPT_IDLE_MS = 60_000;

export interface PostgresPoolOptions {
  readonly databaseUrl: string;
  readonly connections: number;
  /** How long the server may work on one statement. */
  readonly statementTimeoutMs?: number;
  readonly logger: Logger;
}

export function createPostgresPool(options: PostgresPoolOptions): Pool {
  const { databaseUrl, connections, statementTimeoutMs = ANSWER_WITHIN_MS, logger } = options;
  const pool = new Pool({
    connectionString: databaseUrl,
    application_name: 'holdfast',
    max: connections,
    connectionTimeoutMillis: ANSWER_WITHIN_MS,
    idleTimeoutMillis: KEPT_IDLE_MS,
    statement_timeout: statementTimeoutMs,
    idle_in_transaction_session_timeout: 5_000,
    keepAlive: true,
  });
  pool.on('error', (error) => logger.debug({ err: error }, 'idle database connection lost'));
  return pool;
}

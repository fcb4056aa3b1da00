import { Pool } from 'pg';
import type { Logger } from '../lib/logger.ts';

/** How long an unresponsive server may delay a turn. */
export const ANSWER_WITHIN_MS = 2_000;

/**
 * Keeps connections for the next rush of turns: reconnecting and replanning every statement would slow it
 * down.
 */
const KEPT_IDLE_MS = 60_000;

export interface PostgresPoolOptions {
  readonly databaseUrl: string;
  readonly connections: number;
  /** The server's time limit for one statement. */
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

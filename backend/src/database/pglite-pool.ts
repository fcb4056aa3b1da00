import type { PGlite } from '@electric-sql/pglite';
import { createPgConfig } from '@electric-sql/pglite/node-postgres';
import { Client, type ClientConfig, Pool } from 'pg';

/**
 * PGlite behind node-postgres: one session, so one connection. Each client of the pool needs a connection
 * object of its own, or the first query that fails kills the pool.
 */
export function createPglitePool(pglite: PGlite): Pool {
  class PgliteClient extends Client {
    constructor(config?: ClientConfig) {
      super({ ...config, ...createPgConfig(pglite) });
    }
  }
  return new Pool({ Client: PgliteClient, max: 1, idleTimeoutMillis: 0 });
}

import type { PGlite } from '@electric-sql/pglite';
import { createPgConfig } from '@electric-sql/pglite/node-postgres';
import { Client, type ClientConfig, Pool } from 'pg';

/**
 * PGlite behind node-postgres: a single session, so a single connection. Each client of the pool needs its
 * own connection object, or the first failing query breaks the pool.
 */
export function createPglitePool(pglite: PGlite): Pool {
  class PgliteClient extends Client {
    constructor(config?: ClientConfig) {
      super({ ...config, ...createPgConfig(pglite) });
    }
  }
  return new Pool({ Client: PgliteClient, max: 1, idleTimeoutMillis: 0 });
}

import { afterAll, afterEach, beforeAll } from 'vitest';
import type { Database } from '../../backend/src/database/database.ts';
import { openDatabase } from '../../backend/src/database/open-database.ts';
import { silentLogger } from './bookings.ts';
import { startPostgres, type TestPostgres } from './postgres.ts';
import { startTcpProxy, type TcpProxy } from './tcp-proxy.ts';

/** A PostgreSQL that can be stopped, behind a proxy that can fail. */
export interface DatabaseOutages {
  readonly postgres: TestPostgres;
  readonly proxy: TcpProxy;
  /** Over the proxy's port or the server's own; closed after the test. */
  open(port: number, logger?: typeof silentLogger): Promise<Database>;
}

/** For all tests of a file. After each, the proxy passes everything on again. */
export function withDatabaseOutages(): DatabaseOutages {
  let postgres: TestPostgres | undefined;
  let proxy: TcpProxy | undefined;
  let opened: Database[] = [];
  const started = <Server>(server: Server | undefined): Server => {
    if (!server) throw new Error('Only tests may use it: it starts before the first of them');
    return server;
  };

  beforeAll(async () => {
    postgres = await startPostgres();
    proxy = await startTcpProxy(postgres.port);
  });
  afterEach(async () => {
    proxy?.set({ kind: 'pass' });
    for (const database of opened) await database.close();
    opened = [];
  });
  afterAll(async () => {
    await proxy?.close();
    await postgres?.stop();
  });

  return {
    get postgres() {
      return started(postgres);
    },
    get proxy() {
      return started(proxy);
    },
    open: async (port, logger = silentLogger) => {
      const databaseUrl = `postgres://postgres@127.0.0.1:${port}/postgres`;
      const database = await openDatabase({ databaseUrl, dataDir: null, logger });
      opened.push(database);
      return database;
    },
  };
}

import process from 'node:process';
import { sql } from 'kysely';
import { afterAll, afterEach, beforeAll, describe, expect, it, vi } from 'vitest';
import type { Database } from '../../backend/src/database/database.ts';
import { DatabaseUnavailable } from '../../backend/src/database/database-error.ts';
import { openDatabase } from '../../backend/src/database/open-database.ts';
import { silentLogger } from '../support/bookings.ts';
import { freePort } from '../support/free-port.ts';
import { startPostgres, type TestPostgres } from '../support/postgres.ts';
import { startTcpProxy, type TcpProxy } from '../support/tcp-proxy.ts';

const RECOVERED = { timeout: 5_000, interval: 50 };
const NEVER_LONGER_MS = 2_600;

let postgres: TestPostgres;
let proxy: TcpProxy;
let opened: Database[] = [];

beforeAll(async () => {
  postgres = await startPostgres();
  proxy = await startTcpProxy(postgres.port);
}, 30_000);

afterEach(async () => {
  proxy.set({ kind: 'pass' });
  for (const database of opened) await database.close();
  opened = [];
});

afterAll(async () => {
  await proxy?.close();
  await postgres?.stop();
});

async function open(port: number): Promise<Database> {
  const databaseUrl = `postgres://postgres@127.0.0.1:${port}/postgres`;
  const database = await openDatabase({ databaseUrl, dataDir: null, logger: silentLogger });
  opened.push(database);
  return database;
}

async function millisecondsOf(work: () => Promise<unknown>): Promise<number> {
  const startedAt = performance.now();
  await work();
  return performance.now() - startedAt;
}

describe('a database that is away', () => {
  it('does not keep the process from closing', async () => {
    const database = await openDatabase({
      databaseUrl: `postgres://postgres@127.0.0.1:${await freePort()}/postgres`,
      dataDir: null,
      logger: silentLogger,
    });
    expect(await millisecondsOf(() => database.close())).toBeLessThan(NEVER_LONGER_MS);
  });

  it('is given up on within its time-out when it accepts and never answers', async () => {
    const database = await open(proxy.port);
    await database.ping();
    proxy.set({ kind: 'blackHole' });
    const waited = await millisecondsOf(() =>
      expect(database.ping()).rejects.toBeInstanceOf(DatabaseUnavailable),
    );
    expect(waited).toBeLessThan(NEVER_LONGER_MS);
    // The next ones do not wait for it again.
    const next = await millisecondsOf(() =>
      expect(database.ping()).rejects.toBeInstanceOf(DatabaseUnavailable),
    );
    expect(next).toBeLessThan(100);
    proxy.set({ kind: 'pass' });
    await vi.waitFor(() => database.ping(), RECOVERED);
  }, 15_000);

  it('that never answered at all keeps nobody waiting', async () => {
    proxy.set({ kind: 'blackHole' });
    const database = await open(proxy.port);
    const waited = await millisecondsOf(() =>
      expect(database.ping()).rejects.toBeInstanceOf(DatabaseUnavailable),
    );
    expect(waited).toBeLessThan(NEVER_LONGER_MS);
    proxy.set({ kind: 'pass' });
    await vi.waitFor(() => database.ping(), RECOVERED);
  }, 15_000);

  it('is reached on another connection when one of them is stuck for good', async () => {
    const database = await open(postgres.port);
    const { rows } = await database.run((db) =>
      sql<{ pid: number }>`select pg_backend_pid() as pid`.execute(db),
    );
    const pid = rows[0]?.pid ?? 0;
    process.kill(pid, 'SIGSTOP');
    try {
      await expect(database.ping()).rejects.toBeInstanceOf(DatabaseUnavailable);
      await vi.waitFor(() => database.ping(), RECOVERED);
    } finally {
      process.kill(pid, 'SIGCONT');
    }
  }, 15_000);

  it('serves a burst again after connections broke under it', async () => {
    const database = await open(proxy.port);
    await Promise.all(Array.from({ length: 20 }, () => database.ping()));
    proxy.reset();
    await vi.waitFor(() => Promise.all(Array.from({ length: 20 }, () => database.ping())), RECOVERED);
  });
});

import process from 'node:process';
import { sql } from 'kysely';
import { describe, expect, it } from 'vitest';
import { connectPostgres } from '../../backend/src/database/connect-postgres.ts';
import { DatabaseUnavailable } from '../../backend/src/database/database-error.ts';
import { openDatabase } from '../../backend/src/database/open-database.ts';
import { silentLogger } from '../support/bookings.ts';
import { withDatabaseOutages } from '../support/database-outages.ts';
import { eventually } from '../support/eventually.ts';
import { freePort } from '../support/free-port.ts';
import { stall } from '../support/stall.ts';

/** Less than two time-outs, and more than one on a busy machine. */
const NEVER_LONGER_MS = 3_900;
/** Less than a time-out: the server was not waited for. */
const AT_ONCE_MS = 1_900;

const outages = withDatabaseOutages();

async function millisecondsOf(work: () => Promise<unknown>): Promise<number> {
  const startedAt = performance.now();
  await work();
  return performance.now() - startedAt;
}

describe('a database that is unavailable', () => {
  it('does not keep the process from closing', async () => {
    const database = await openDatabase({
      databaseUrl: `postgres://postgres@127.0.0.1:${await freePort()}/postgres`,
      dataDir: null,
      logger: silentLogger,
    });
    expect(await millisecondsOf(() => database.close())).toBeLessThan(NEVER_LONGER_MS);
  });

  it('is given up on within its time-out when it accepts and never answers', async () => {
    const database = await outages.open(outages.proxy.port);
    await database.ping();
    outages.proxy.set({ kind: 'blackHole' });
    const waited = await millisecondsOf(() =>
      expect(database.ping()).rejects.toBeInstanceOf(DatabaseUnavailable),
    );
    expect(waited).toBeLessThan(NEVER_LONGER_MS);
    // The next queries do not wait for the server again.
    const next = await millisecondsOf(() =>
      expect(database.ping()).rejects.toBeInstanceOf(DatabaseUnavailable),
    );
    expect(next).toBeLessThan(AT_ONCE_MS);
    outages.proxy.set({ kind: 'pass' });
    await eventually(() => database.ping());
  });

  it('has answered when its answer came while the event loop was kept busy', async () => {
    const databaseUrl = `postgres://postgres@127.0.0.1:${outages.postgres.port}/postgres`;
    const db = connectPostgres({
      databaseUrl,
      connections: 1,
      statementTimeoutMs: 100,
      logger: silentLogger,
    });
    try {
      await sql`select 1`.execute(db);
      const answer = sql`select 2 as two`.execute(db);
      await stall(1_000);
      expect((await answer).rows).toEqual([{ two: 2 }]);
    } finally {
      await db.destroy();
    }
  });

  it('that never answered at all delays no one', async () => {
    outages.proxy.set({ kind: 'blackHole' });
    const database = await outages.open(outages.proxy.port);
    const waited = await millisecondsOf(() =>
      expect(database.ping()).rejects.toBeInstanceOf(DatabaseUnavailable),
    );
    expect(waited).toBeLessThan(NEVER_LONGER_MS);
    outages.proxy.set({ kind: 'pass' });
    await eventually(() => database.ping());
  });

  it('is reached on another connection when one of them is stuck for good', async () => {
    const database = await outages.open(outages.postgres.port);
    const { rows } = await database.run((db) =>
      sql<{ pid: number }>`select pg_backend_pid() as pid`.execute(db),
    );
    const pid = rows[0]?.pid ?? 0;
    process.kill(pid, 'SIGSTOP');
    try {
      await expect(database.ping()).rejects.toBeInstanceOf(DatabaseUnavailable);
      await eventually(() => database.ping());
    } finally {
      process.kill(pid, 'SIGCONT');
    }
  });

  it('serves a burst again after connections broke under it', async () => {
    const database = await outages.open(outages.proxy.port);
    await Promise.all(Array.from({ length: 20 }, () => database.ping()));
    outages.proxy.reset();
    await eventually(() => Promise.all(Array.from({ length: 20 }, () => database.ping())));
  });
});

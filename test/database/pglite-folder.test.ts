import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import process from 'node:process';
import { fileURLToPath } from 'node:url';
import { sql } from 'kysely';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { SqlTicketStore } from '../../backend/src/bookings/sql-ticket-store.ts';
import type { Database } from '../../backend/src/database/database.ts';
import { DatabaseUnavailable } from '../../backend/src/database/database-error.ts';
import { FolderHeld, lockFolder } from '../../backend/src/database/folder-lock.ts';
import { openDatabase } from '../../backend/src/database/open-database.ts';
import { silentLogger, turnOf } from '../support/bookings.ts';
import { startChild } from '../support/child.ts';
import { eventually } from '../support/eventually.ts';

let folder: string;
let lockFile: string;

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'holdfast-data-'));
  lockFile = join(folder, 'pglite.lock');
});

afterEach(() => {
  vi.useRealTimers();
  rmSync(folder, { recursive: true, force: true });
});

const caught = (work: () => unknown): unknown => {
  try {
    return work();
  } catch (error) {
    return error;
  }
};

describe('the lock of a data folder', () => {
  it('refuses a second holder, naming the first and the folder', () => {
    const lock = lockFolder(folder);
    const refusal = caught(() => lockFolder(folder));
    expect(refusal).toBeInstanceOf(FolderHeld);
    expect(refusal).toMatchObject({ pid: process.pid, folder });
    expect(String(refusal)).toContain(`${folder} is open in process ${process.pid}`);
    lock.release();
  });

  it('says what to set where nothing can be written', () => {
    const file = join(folder, 'a file');
    writeFileSync(file, '');
    expect(() => lockFolder(join(file, 'data'))).toThrow(
      /^PGlite cannot write in .* Set a DATA_DIR that can be/,
    );
  });

  it('is free again when it was released', () => {
    lockFolder(folder).release();
    expect(existsSync(lockFile)).toBe(false);
    lockFolder(folder).release();
  });

  it('is taken over from a process that is gone', async () => {
    const gone = spawn(process.execPath, ['-e', '']);
    await once(gone, 'exit');
    writeFileSync(lockFile, JSON.stringify({ pid: gone.pid, startedAt: '' }));
    lockFolder(folder);
    expect(JSON.parse(readFileSync(lockFile, 'utf8'))).toMatchObject({ pid: process.pid });
  });

  it.runIf(process.platform === 'linux')('is taken over from a process whose pid another has now', () => {
    writeFileSync(lockFile, JSON.stringify({ pid: process.pid, startedAt: 'an earlier boot/1' }));
    lockFolder(folder).release();
  });

  it('is taken over when a crash left it empty', () => {
    writeFileSync(lockFile, '');
    lockFolder(folder).release();
  });
});

describe('a database in a folder', () => {
  it('serves on after it had no room in the middle of a transaction', async () => {
    const database = await openDatabase({ databaseUrl: null, dataDir: null, logger: silentLogger });
    const full = sql`do $$ begin raise exception 'no space left' using errcode = 'disk_full'; end $$`;
    const inTransaction = database.run((db) =>
      db.transaction().execute((transaction) => full.execute(transaction)),
    );
    await expect(inTransaction).rejects.toBeInstanceOf(DatabaseUnavailable);
    // Work that failed after more than a second, as the first does on a slow machine, counts as a time-out:
    // for another second all is refused at once.
    await eventually(() => database.ping());
    await database.close();
  });

  it('writes a checkpoint every five minutes, so that its log of changes can be shortened', async () => {
    vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] });
    const database = await openDatabase({ databaseUrl: null, dataDir: null, logger: silentLogger });
    await new SqlTicketStore(database).open({ issue: 'It broke', email: null }, turnOf('a'));
    const written = await logPosition(database, 'pg_current_wal_lsn()');
    expect(await logPosition(database, 'checkpoint_lsn')).toBeLessThan(written);
    await vi.advanceTimersByTimeAsync(300_000);
    expect(await logPosition(database, 'checkpoint_lsn')).toBeGreaterThanOrEqual(written);
    await database.close();
  });

  it('survives kill -9 of its process, which alone could open it', async () => {
    const { child, pid } = await holdInAnotherProcess();
    const options = { databaseUrl: null, dataDir: folder, logger: silentLogger };
    await expect(openDatabase(options)).rejects.toThrow(`is open in process ${pid}`);
    child.kill('SIGKILL');
    await once(child, 'exit');

    const database = await openDatabase(options);
    const tickets = await database.run((db) => db.selectFrom('tickets').select('issue').execute());
    expect(tickets).toEqual([{ issue: 'written by the other process' }]);
    await new SqlTicketStore(database).open({ issue: 'and by this one', email: null }, turnOf('b'));
    await database.close();
    expect(existsSync(lockFile)).toBe(false);
  });
});

/** In bytes. */
async function logPosition(database: Database, what: string): Promise<number> {
  const position = sql<{ bytes: number }>`
    select (${sql.raw(what)} - '0/0')::float8 as bytes from pg_control_checkpoint()`;
  const { rows } = await database.run((db) => position.execute(db));
  return rows[0]?.bytes ?? Number.NaN;
}

/** Starts another process that opens the folder and writes to it. */
async function holdInAnotherProcess(): Promise<{ child: ChildProcess; pid: number }> {
  const script = fileURLToPath(new URL('./hold-folder.ts', import.meta.url));
  const child = startChild(process.execPath, ['--import', 'tsx', script, folder], {
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  if (!child.stdout || child.pid === undefined) throw new Error('not started');
  await Promise.race([
    once(child.stdout, 'data'),
    once(child, 'exit').then(() => Promise.reject(new Error('the other process ended'))),
  ]);
  return { child, pid: child.pid };
}

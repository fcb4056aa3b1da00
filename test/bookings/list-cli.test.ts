import { execFile } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import process from 'node:process';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { SqlReservationStore } from '../../backend/src/bookings/sql-reservation-store.ts';
import { SqlTicketStore } from '../../backend/src/bookings/sql-ticket-store.ts';
import type { Database } from '../../backend/src/database/database.ts';
import { lockFolder } from '../../backend/src/database/folder-lock.ts';
import { openDatabase } from '../../backend/src/database/open-database.ts';
import { ADDRESS, makeService, manyPlaces, OFFICE_HOURS, silentLogger, turnOf } from '../support/bookings.ts';
import { installDatabaseClock } from '../support/database-clock.ts';
import { startPostgres, type TestPostgres } from '../support/postgres.ts';

const CLI = fileURLToPath(new URL('../../backend/src/bookings/list-cli.ts', import.meta.url));
const demo = makeService({ resources: ['demo-team'] });

let postgres: TestPostgres;
let database: Database;
let references: string[];

beforeAll(async () => {
  postgres = await startPostgres();
  database = await openDatabase({ databaseUrl: postgres.url, dataDir: null, logger: silentLogger });
  await installDatabaseClock(database, '2026-07-06T07:00:00Z');
  const store = new SqlReservationStore({
    database,
    timetable: OFFICE_HOURS,
    holdSeconds: 300,
    placesOf: manyPlaces,
  });
  references = [];
  // Stored latest first, to show that the list sorts by itself.
  for (const [slot, name] of [
    ['20260707T080000Z', 'João'],
    ['20260706T080000Z', 'Ana \u001b[31mred'],
  ] as const) {
    await store.hold(slot, demo, turnOf(slot), ADDRESS);
    const answers = { NAME: name, EMAIL: 'visitor@example.com', GOAL: 'More leads' };
    const outcome = await store.confirm(slot, demo, answers, turnOf(slot, 2));
    if (outcome.kind === 'confirmed') references.unshift(outcome.booking.reference);
  }
  await store.hold('20260706T090000Z', demo, turnOf('only held'), ADDRESS);
  const tickets = new SqlTicketStore(database);
  await tickets.open({ issue: 'It broke\nyesterday', email: null }, turnOf('first'));
  await tickets.open({ issue: 'No invoice came', email: 'rui@example.com' }, turnOf('second'));
});

afterAll(async () => {
  await database?.close();
  await postgres?.stop();
});

interface Run {
  readonly code: number;
  readonly out: string;
  readonly err: string;
}

function list(args: readonly string[], env: Record<string, string> = {}): Promise<Run> {
  return new Promise((resolve) => {
    const settings = { PATH: process.env.PATH ?? '', DATABASE_URL: postgres.url, ...env };
    execFile(process.execPath, ['--import', 'tsx', CLI, ...args], { env: settings }, (error, out, err) => {
      resolve({ code: typeof error?.code === 'number' ? error.code : 0, out, err });
    });
  });
}

it('lists confirmed bookings in order, with local times and whom they are for', async () => {
  const { code, out, err } = await list(['--from', '2026-07-06']);
  expect({ code, err }).toEqual({ code: 0, err: '' });
  const lines = out.trimEnd().split('\n');
  expect(lines).toHaveLength(3);
  expect(lines[0]).toMatch(/^Reference\s+When\s+Service\s+With\s+Who$/);
  expect(lines[1]).toContain(references[0]);
  expect(lines[1]).toMatch(/06 Jul 2026.*09:00.*Demo.*visitor@example\.com/);
  expect(lines[2]).toContain(references[1]);
  expect(lines[2]).toContain('João');
});

it('keeps control characters of visitors away from the terminal', async () => {
  const { out } = await list(['--from', '2026-07-06', '--to', '2026-07-06']);
  expect(out).toContain('Ana  [31mred');
  expect(out).not.toContain('João');
});

it('gives everything as JSON', async () => {
  const { out } = await list(['--json', '--from', '2026-07-07', '--to', '2026-07-07']);
  expect(JSON.parse(out)).toMatchObject([
    {
      reference: references[1],
      startsAt: '2026-07-07T08:00:00.000Z',
      endsAt: '2026-07-07T08:30:00.000Z',
      service: 'Demo',
      answers: { NAME: 'João', EMAIL: 'visitor@example.com', GOAL: 'More leads' },
    },
  ]);
});

it('lists what visitors asked the team for, in order, and whom to answer', async () => {
  const { code, out } = await list(['--requests']);
  expect(code).toBe(0);
  const lines = out.trimEnd().split('\n');
  expect(lines).toHaveLength(3);
  expect(lines[0]).toMatch(/^Made\s+Reply to\s+Request$/);
  expect(lines[1]).toMatch(/no address\s+It broke yesterday$/);
  expect(lines[2]).toMatch(/rui@example\.com\s+No invoice came$/);
  expect(JSON.parse((await list(['--requests', '--json'])).out)).toMatchObject([
    { email: null, issue: 'It broke\nyesterday' },
    { email: 'rui@example.com', issue: 'No invoice came' },
  ]);
});

it('says so when there are none', async () => {
  expect((await list(['--from', '2026-08-01'])).out).toBe('No bookings.\n');
  expect((await list(['--requests', '--to', '2020-01-01'])).out).toBe('No requests.\n');
});

it('explains itself', async () => {
  const help = await list(['--help']);
  expect(help.code).toBe(0);
  expect(help.out).toContain('--from DATE');
  const wrong = await list(['--to', 'tomorrow']);
  expect(wrong.code).toBe(2);
  expect(wrong.err).toContain('--to takes a date as in 2026-01-31');
});

it('says what to do when the server has PGlite’s folder open', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'holdfast-data-'));
  const lock = lockFolder(folder);
  const { code, err } = await list([], { DATABASE_URL: '', DATA_DIR: folder });
  expect(code).toBe(1);
  expect(err).toContain(`${folder} are open in process ${process.pid}`);
  expect(err).toMatch(/Stop the server .* or use PostgreSQL/);
  lock.release();
  rmSync(folder, { recursive: true });
});

it('says when the database cannot be reached', async () => {
  const { code, err } = await list([], { DATABASE_URL: 'postgres://postgres@127.0.0.1:1/postgres' });
  expect(code).toBe(1);
  expect(err).toContain('could not be reached');
  expect(err).toContain('ECONNREFUSED');
});

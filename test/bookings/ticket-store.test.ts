import { afterAll, beforeAll, beforeEach, expect, it } from 'vitest';
import { SqlTicketStore } from '../../backend/src/bookings/sql-ticket-store.ts';
import type { Database } from '../../backend/src/database/database.ts';
import { openDatabase } from '../../backend/src/database/open-database.ts';
import { emptyDatabase, silentLogger, turnOf } from '../support/bookings.ts';
import { startPostgres, type TestPostgres } from '../support/postgres.ts';

let postgres: TestPostgres;
let database: Database;
let tickets: SqlTicketStore;

beforeAll(async () => {
  postgres = await startPostgres();
  database = await openDatabase({ databaseUrl: postgres.url, dataDir: null, logger: silentLogger });
  tickets = new SqlTicketStore(database);
});

afterAll(async () => {
  await database?.close();
  await postgres?.stop();
});

beforeEach(() => emptyDatabase(database));

const stored = () =>
  database.run((db) => db.selectFrom('tickets').select(['issue', 'email']).orderBy('id').execute());

it('a ticket is opened once, however often its turn is tried', async () => {
  for (const attempt of ['first', 'retry']) {
    await tickets.open({ issue: 'It broke', email: null }, turnOf('ana', 3, attempt));
  }
  expect(await stored()).toEqual([{ issue: 'It broke', email: null }]);
});

it('the same words are another ticket in another turn or conversation', async () => {
  const ticket = { issue: 'It broke', email: 'ana@example.com' };
  await tickets.open(ticket, turnOf('ana', 3));
  await tickets.open(ticket, turnOf('ana', 4));
  await tickets.open(ticket, { ...turnOf('ana', 3), conversation: 'a later conversation' });
  expect(await stored()).toHaveLength(3);
});

it('a turn that failed and is tried with other words loses neither', async () => {
  await tickets.open({ issue: 'It broke', email: null }, turnOf('ana', 3, 'failed'));
  await tickets.open({ issue: 'It broke again', email: null }, turnOf('ana', 3));
  expect((await stored()).map(({ issue }) => issue)).toEqual(['It broke', 'It broke again']);
});

it('an address goes to the newest ticket of its conversation', async () => {
  await tickets.open({ issue: 'first', email: null }, turnOf('ana', 3));
  await tickets.open({ issue: 'second', email: null }, turnOf('ana', 5));
  await tickets.open({ issue: 'another’s', email: null }, turnOf('rui', 5));
  await tickets.addContact('ana@example.com', turnOf('ana', 6));
  expect(await stored()).toEqual([
    { issue: 'first', email: null },
    { issue: 'second', email: 'ana@example.com' },
    { issue: 'another’s', email: null },
  ]);
});

it('tickets of a deleted session are gone, those of others are not', async () => {
  await tickets.open({ issue: 'It broke', email: 'ana@example.com' }, turnOf('ana', 3));
  await tickets.open({ issue: 'It broke', email: null }, turnOf('rui', 3));
  await tickets.erase('ana');
  expect(await stored()).toEqual([{ issue: 'It broke', email: null }]);
});

it('an attempt that is undone takes its ticket back, and no other', async () => {
  await tickets.open({ issue: 'It broke', email: null }, turnOf('ana', 3, 'committed'));
  await tickets.open({ issue: 'It broke, too', email: null }, turnOf('ana', 3, 'lost'));
  await tickets.undo(turnOf('ana', 3, 'lost'));
  expect((await stored()).map(({ issue }) => issue)).toEqual(['It broke']);
});

it('a ticket stays as long as one of the attempts that opened it counts', async () => {
  for (const attempt of ['lost', 'committed']) {
    await tickets.open({ issue: 'It broke', email: null }, turnOf('ana', 3, attempt));
  }
  await tickets.undo(turnOf('ana', 3, 'lost'));
  expect(await stored()).toHaveLength(1);
  await tickets.undo(turnOf('ana', 3, 'committed'));
  expect(await stored()).toEqual([]);
});

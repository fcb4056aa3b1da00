import { type Kysely, sql } from 'kysely';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Database } from '../../../backend/src/database/database.ts';
import type { DatabaseSchema } from '../../../backend/src/database/database-schema.ts';
import { openDatabase } from '../../../backend/src/database/open-database.ts';
import { systemClock } from '../../../backend/src/lib/clock.ts';
import { ArchiveCipher } from '../../../backend/src/sessions/archive/archive-cipher.ts';
import { recallRow } from '../../../backend/src/sessions/archive/recall-statement.ts';
import { SqlSessionArchive } from '../../../backend/src/sessions/archive/sql-session-archive.ts';
import { selectTurns } from '../../../backend/src/sessions/archive/turns-statement.ts';
import { silentLogger } from '../../support/bookings.ts';
import { startPostgres, type TestPostgres } from '../../support/postgres.ts';
import { conversation } from '../session-fixtures.ts';
import { entryOf, hasBooking, ringOf } from './archive-fixtures.ts';

type Db = Kysely<DatabaseSchema>;

/** So few that a sequential scan looks cheap. */
const SESSIONS = 500;
/** After five executions the server may choose a generic plan, which it keeps. */
const SETTLED = 10;

const ring = ringOf('a');
const cipher = new ArchiveCipher(ring);
let postgres: TestPostgres;
let database: Database;

/** Everything runs one after another, so over one connection. */
beforeAll(async () => {
  postgres = await startPostgres();
  database = await openDatabase({ databaseUrl: postgres.url, dataDir: null, logger: silentLogger });
  const archive = new SqlSessionArchive({ database, ring, hasBooking, clock: systemClock });
  const { commits } = conversation(3);
  await archive.keep(Array.from({ length: SESSIONS }, (_, index) => entryOf(`s-${index}`, commits)));
  await database.run((db) => sql`analyze`.execute(db));
  for (let time = 0; time < SETTLED; time += 1) {
    await database.run((db) => recall(db, 'nobody'));
    await database.run((db) => turns(db, 'nobody'));
  }
});

afterAll(async () => {
  await database?.close();
  await postgres?.stop();
});

const recall = (db: Db, id: string): Promise<unknown> => recallRow(db, cipher, id, 0);
const turns = (db: Db, id: string): Promise<unknown> => selectTurns(db, cipher, id, 50);

const readSoFar = async (db: Db): Promise<number> => {
  const { rows } = await sql<{ read: number }>`
    select sum(coalesce(seq_tup_read, 0) + coalesce(idx_tup_fetch, 0))::float8 as read
    from pg_stat_xact_user_tables where relname in ('sessions', 'turns')
  `.execute(db);
  return rows[0]?.read ?? Number.NaN;
};

const rowsReadBy = (work: (db: Db) => Promise<unknown>): Promise<number> =>
  database.run((db) =>
    db.transaction().execute(async (transaction) => {
      const before = await readSoFar(transaction);
      await work(transaction);
      return (await readSoFar(transaction)) - before;
    }),
  );

test.each([
  ['a session', recall, 's-7', 1],
  ['a session that is not there', recall, 'nobody', 0],
  ['turns of a session', turns, 's-7', 4],
  ['turns of a session that is not there', turns, 'nobody', 0],
])('%s is looked for among no others', async (_what, look, id, rows) => {
  expect(await rowsReadBy((db) => look(db, id))).toBe(rows);
});

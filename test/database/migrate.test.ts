import { type Kysely, Migrator, sql } from 'kysely';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { connectPostgres } from '../../backend/src/database/connect-postgres.ts';
import type { DatabaseSchema } from '../../backend/src/database/database-schema.ts';
import { migrate } from '../../backend/src/database/migrate.ts';
import { migrations } from '../../backend/src/database/migrations/migrations.ts';
import { silentLogger } from '../support/bookings.ts';
import { startPostgres, type TestPostgres } from '../support/postgres.ts';

let postgres: TestPostgres;
let opened: Kysely<DatabaseSchema>[] = [];

beforeAll(async () => {
  postgres = await startPostgres();
});

afterAll(async () => {
  for (const db of opened) await db.destroy();
  opened = [];
  await postgres?.stop();
});

function connect(): Kysely<DatabaseSchema> {
  const db = connectPostgres({ databaseUrl: postgres.url, connections: 2, logger: silentLogger });
  opened.push(db);
  return db;
}

test('of processes that start at once one migrates, and what an older version wrote stays', async () => {
  const [first = ''] = Object.keys(migrations);
  const before = connect();
  await new Migrator({ db: before, provider: { getMigrations: async () => ({ ...migrations }) } }).migrateTo(
    first,
  );
  await before
    .insertInto('tickets')
    .values({ session_id: 'a', conversation: 'c', turn: 1, issue: 'It broke', email: null })
    .execute();

  const taken = await Promise.all([migrate(connect()), migrate(connect()), migrate(connect())]);
  expect(taken.flat()).toEqual(Object.keys(migrations).slice(1));
  expect(await before.selectFrom('tickets').select('issue').execute()).toEqual([{ issue: 'It broke' }]);
  const { rows } = await sql`select * from sessions`.execute(before);
  expect(rows).toEqual([]);
});

test('an older build starts on the schema of a newer one', async () => {
  const db = connect();
  await migrate(db);
  const newer = { '9999-of-a-newer-build': { up: async () => undefined } };
  const provider = { getMigrations: async () => ({ ...migrations, ...newer }) };
  const { error } = await new Migrator({ db, provider }).migrateToLatest();
  expect(error).toBeUndefined();

  expect(await migrate(db)).toEqual([]);
});

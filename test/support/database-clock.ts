import { sql } from 'kysely';
import type { Database } from '../../backend/src/database/database.ts';

/**
 * Sets the database's clock: the test's own `now()` takes precedence over the built-in one. For a database
 * whose connections were made by `withDatabaseClock`.
 */
export async function setDatabaseClock(database: Database, instant: string): Promise<void> {
  await database.run((db) => sql`update test_clock.clock set instant = ${instant}::timestamptz`.execute(db));
}

/** Call once, before any other statement: statements prepared earlier keep the built-in clock. */
export async function installDatabaseClock(database: Database, instant: string): Promise<void> {
  await database.run(async (db) => {
    await sql`create schema test_clock`.execute(db);
    await sql`create table test_clock.clock (instant timestamptz not null)`.execute(db);
    await sql`insert into test_clock.clock values (${sql.lit(instant)})`.execute(db);
    await sql`
      create function test_clock.now() returns timestamptz language sql stable
      as 'select instant from test_clock.clock'`.execute(db);
    await sql`alter database postgres set search_path = public, test_clock, pg_catalog`.execute(db);
    await sql`set search_path = public, test_clock, pg_catalog`.execute(db);
  });
}

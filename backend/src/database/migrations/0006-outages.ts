import { type Kysely, sql } from 'kysely';

/** Instances that cannot reach the session store. Nothing of it need survive the database, so nothing waits for the disk. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`create unlogged table outages (instance text primary key, until timestamptz not null)`.execute(
    db,
  );
}

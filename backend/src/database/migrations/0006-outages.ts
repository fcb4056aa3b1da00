import { type Kysely, sql } from 'kysely';

/**
 * Instances that cannot reach the session store. Unlogged: the table need not survive a crash, so writes
 * skip the log.
 */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`create unlogged table outages (instance text primary key, until timestamptz not null)`.execute(
    db,
  );
}

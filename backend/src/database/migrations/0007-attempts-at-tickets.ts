import { type Kysely, sql } from 'kysely';

/** The attempts that count on a support request, so that an attempt that is not committed can remove its own. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`alter table tickets add column attempts text[] not null default '{}'`.execute(db);
}

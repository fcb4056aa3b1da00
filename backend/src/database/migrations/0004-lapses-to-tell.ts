import { type Kysely, sql } from 'kysely';

/** Each lapsed hold is announced once. The column says when that is due; null once it is done. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`
    alter table reservations
      add column tell_lapse_at timestamptz,
      add constraint reservations_tell_of_lapses check (tell_lapse_at is null or status = 'expired')
  `.execute(db);
  await sql`create index reservations_to_tell on reservations (tell_lapse_at) where tell_lapse_at is not null`.execute(
    db,
  );
}

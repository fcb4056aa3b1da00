import { type Kysely, sql } from 'kysely';

/** A hold that lapsed is told of once: by when, as long as it was not. */
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

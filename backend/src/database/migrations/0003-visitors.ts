import { type Kysely, sql } from 'kysely';

/** As sessions: ids are keyed hashes, and what is known of a visitor is encrypted. Without a profile: forgotten. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`
    create table visitors (
      id_hash bytea primary key,
      kid text not null,
      profile bytea,
      expires_at timestamptz not null
    )`.execute(db);
  await sql`create index visitors_by_expiry on visitors (expires_at)`.execute(db);
}

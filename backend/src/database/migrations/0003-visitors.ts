import { type Kysely, sql } from 'kysely';

/**
 * Ids are keyed hashes and profiles are encrypted, as for sessions. A row without a profile means
 * forgotten.
 */
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

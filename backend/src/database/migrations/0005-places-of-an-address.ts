import { type Kysely, sql } from 'kysely';

/**
 * An address has a limited number of places for holds. The index keeps two holds from taking the same
 * place.
 */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`alter table reservations add column address_hash bytea, add column place integer`.execute(db);
  await sql`
    create unique index reservations_one_a_place on reservations (address_hash, place) where status = 'held'
  `.execute(db);
}

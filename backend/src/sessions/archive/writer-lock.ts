import { type Kysely, sql } from 'kysely';
import type { DatabaseSchema } from '../../database/database-schema.ts';

/** Any number that nothing else locks. */
const LOCK = 7_044_207;

/**
 * Until the transaction ends no deletion runs, though other writers do: a row that was not there when a deletion
 * looked must not appear after it. What the transaction asks next sees every deletion before it.
 */
export async function lockOutDeletions(transaction: Kysely<DatabaseSchema>): Promise<void> {
  await sql`select pg_advisory_xact_lock_shared(${LOCK}::bigint)`.execute(transaction);
}

/** Until the transaction ends nothing is written; what it asks next sees all that was. */
export async function lockOutWriters(transaction: Kysely<DatabaseSchema>): Promise<void> {
  await sql`select pg_advisory_xact_lock(${LOCK}::bigint)`.execute(transaction);
}

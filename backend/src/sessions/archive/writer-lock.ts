import { type Kysely, sql } from 'kysely';
import type { DatabaseSchema } from '../../database/database-schema.ts';

/** An arbitrary number that no other lock uses. */
const LOCK = 7_044_207;

/**
 * Excludes deletions, but not other writers, until the transaction ends: a row that a deletion did not find
 * must not appear after it. Later queries of the transaction see every earlier deletion.
 */
export async function lockOutDeletions(transaction: Kysely<DatabaseSchema>): Promise<void> {
  await sql`select pg_advisory_xact_lock_shared(${LOCK}::bigint)`.execute(transaction);
}

/**
 * Excludes all writers until the transaction ends. Later queries of the transaction see everything written
 * before.
 */
export async function lockOutWriters(transaction: Kysely<DatabaseSchema>): Promise<void> {
  await sql`select pg_advisory_xact_lock(${LOCK}::bigint)`.execute(transaction);
}

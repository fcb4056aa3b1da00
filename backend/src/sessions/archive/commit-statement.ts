import { type Kysely, sql } from 'kysely';
import type { DatabaseSchema } from '../../database/database-schema.ts';
import { instant } from '../../database/instant.ts';
import type { SessionRow } from './session-row.ts';

/** The row that a decision was based on; null: there was none. */
export type SeenRow = { readonly epoch: string; readonly version: number } | null;

/**
 * Replaces the row that was seen. False if it has changed since, or another writer was first. Needs
 * `lockOutDeletions`.
 */
export async function replaceRow(
  db: Kysely<DatabaseSchema>,
  row: SessionRow,
  hashes: readonly Buffer[],
  unsavedBase: number,
  seen: SeenRow,
): Promise<boolean> {
  const { rows } = await sql`
    with kept as (
      insert into sessions as s (id_hash, kid, epoch, version, state, booked, snapshot,
        started_at, last_activity_at, expires_at, unsaved_base)
      values (${row.idHash}::bytea, ${row.kid}, ${row.epoch}, ${row.version}::integer, ${row.state},
        ${row.booked}::boolean, ${row.snapshot}::bytea, ${instant(row.startedAt)}, ${instant(row.lastActivityAt)},
        ${instant(row.expiresAt)}, ${unsavedBase}::integer)
      on conflict (id_hash) do update set
        epoch = excluded.epoch, version = excluded.version, state = excluded.state, booked = excluded.booked,
        snapshot = excluded.snapshot, started_at = excluded.started_at,
        last_activity_at = excluded.last_activity_at, expires_at = excluded.expires_at,
        unsaved_base = excluded.unsaved_base, ended_at = null, end_reason = null, ended_state = null
      where s.epoch = ${seen?.epoch ?? null}::text and s.version = ${seen?.version ?? null}::integer
      returning s.id_hash
    ),
    moved as (
      delete from sessions
      where id_hash = any(${hashes}::bytea[]) and id_hash <> ${row.idHash}::bytea and exists (select from kept)
    )
    select from kept
  `.execute(db);
  return rows.length > 0;
}

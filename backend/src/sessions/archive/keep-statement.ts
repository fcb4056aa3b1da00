import { type Kysely, sql } from 'kysely';
import { z } from 'zod';
import { byteaArray } from '../../database/bytea-array.ts';
import type { DatabaseSchema } from '../../database/database-schema.ts';
import { instant } from '../../database/instant.ts';
import type { KeepOutcome } from './session-archive.ts';
import type { SessionRow } from './session-row.ts';

export interface NewRow {
  readonly row: SessionRow;
  /** Hashes under which the session may already be archived. */
  readonly hashes: readonly Buffer[];
}

const outcomeSchema = z.object({
  kind: z.enum(['kept', 'older', 'deleted']),
  previous_version: z.number(),
});

/**
 * Writes rows in place of those that they replace (see `replaces`); outcomes are in the order of rows. When
 * a row under the newest key exists, the session's rows under older keys are removed. Needs
 * `lockOutDeletions`.
 */
export async function keepRows(
  db: Kysely<DatabaseSchema>,
  entries: readonly NewRow[],
  tombstonesAfter: number,
): Promise<readonly KeepOutcome[]> {
  const rows = entries.map(({ row }) => row);
  const known = entries.flatMap(({ hashes }, index) => hashes.map((hash) => ({ hash, entry: index + 1 })));
  const { rows: outcomes } = await sql`
    with entry as (
      select *
      from unnest(
        ${byteaArray(rows.map(({ idHash }) => idHash))}::bytea[],
        ${rows.map(({ kid }) => kid)}::text[],
        ${rows.map(({ epoch }) => epoch)}::text[],
        ${rows.map(({ version }) => version)}::integer[],
        ${rows.map(({ state }) => state)}::text[],
        ${rows.map(({ booked }) => booked)}::boolean[],
        ${byteaArray(rows.map(({ snapshot }) => snapshot))}::bytea[],
        ${rows.map(({ startedAt }) => startedAt)}::float8[],
        ${rows.map(({ lastActivityAt }) => lastActivityAt)}::float8[],
        ${rows.map(({ expiresAt }) => expiresAt)}::float8[]
      ) with ordinality as e (id_hash, kid, epoch, version, state, booked, snapshot, started, active, expires, entry_no)
    ),
    known as (
      select * from unnest(
        ${byteaArray(known.map(({ hash }) => hash))}::bytea[], ${known.map(({ entry }) => entry)}::integer[]
      ) as k (id_hash, entry_no)
    ),
    tombstone as (
      select distinct entry_no from known join tombstones using (id_hash)
      where deleted_at > ${instant(tombstonesAfter)}
    ),
    before as (
      select distinct on (entry_no) entry_no, epoch, version, unsaved_base, started_at, last_activity_at
      from known join sessions using (id_hash)
      order by entry_no, last_activity_at desc
    ),
    winner as (
      select e.* from entry e left join before b using (entry_no)
      where not exists (select from tombstone where entry_no = e.entry_no)
        and (b.entry_no is null
          or (b.epoch = e.epoch and e.version > coalesce(b.unsaved_base, b.version))
          or (b.epoch <> e.epoch and to_timestamp(e.active / 1000) > b.last_activity_at))
    ),
    kept as (
      insert into sessions as s (id_hash, kid, epoch, version, state, booked, snapshot,
        started_at, last_activity_at, expires_at)
      select id_hash, kid, epoch, version, state, booked, snapshot,
        to_timestamp(started / 1000), to_timestamp(active / 1000), to_timestamp(expires / 1000)
      from winner
      order by id_hash
      on conflict (id_hash) do update set
        epoch = excluded.epoch, version = excluded.version, state = excluded.state, booked = excluded.booked,
        snapshot = excluded.snapshot, started_at = excluded.started_at,
        last_activity_at = excluded.last_activity_at,
        expires_at = case when s.epoch = excluded.epoch
          then greatest(s.expires_at, excluded.expires_at) else excluded.expires_at end,
        unsaved_base = null, ended_at = null, end_reason = null, ended_state = null
      where (s.epoch = excluded.epoch and excluded.version > coalesce(s.unsaved_base, s.version))
        or (s.epoch <> excluded.epoch and excluded.last_activity_at > s.last_activity_at)
      returning s.id_hash
    ),
    moved as (
      delete from sessions s
      using kept join entry e on e.id_hash = kept.id_hash join known k on k.entry_no = e.entry_no
      where s.id_hash = k.id_hash and k.id_hash <> e.id_hash
    )
    select
      case when t.entry_no is not null then 'deleted' when kept.id_hash is not null then 'kept' else 'older' end as kind,
      case when b.epoch = e.epoch or b.started_at = to_timestamp(e.started / 1000) then b.version else 0 end
        as previous_version
    from entry e
    left join tombstone t using (entry_no)
    left join before b using (entry_no)
    left join kept on kept.id_hash = e.id_hash
    order by e.entry_no
  `.execute(db);
  return outcomes.map((outcome) => toOutcome(outcomeSchema.parse(outcome)));
}

function toOutcome({ kind, previous_version }: z.infer<typeof outcomeSchema>): KeepOutcome {
  return kind === 'kept' ? { kind, previousVersion: previous_version } : { kind };
}

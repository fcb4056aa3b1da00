import { type Kysely, type RawBuilder, sql } from 'kysely';
import { byteaArray } from '../../database/bytea-array.ts';
import type { DatabaseSchema } from '../../database/database-schema.ts';
import type { TurnRow } from './session-row.ts';

/** Inserts all turns in one statement; existing ones stay as they are. */
export async function insertTurns(
  db: Kysely<DatabaseSchema>,
  rows: readonly TurnRow[],
  degraded: boolean,
): Promise<void> {
  if (rows.length > 0) await insertingTurns(rows, degraded).execute(db);
}

function insertingTurns(rows: readonly TurnRow[], degraded: boolean): RawBuilder<unknown> {
  return sql`
    insert into turns (id_hash, epoch, turn, degraded, kid, content, from_state, to_state, at)
    select id_hash, epoch, turn, ${degraded}, kid, content, from_state, to_state, to_timestamp(at / 1000)
    from unnest(
      ${byteaArray(rows.map(({ idHash }) => idHash))}::bytea[],
      ${rows.map(({ epoch }) => epoch)}::text[],
      ${rows.map(({ turn }) => turn)}::integer[],
      ${rows.map(({ kid }) => kid)}::text[],
      ${byteaArray(rows.map(({ content }) => content))}::bytea[],
      ${rows.map(({ from }) => from)}::text[],
      ${rows.map(({ to }) => to)}::text[],
      ${rows.map(({ at }) => at)}::float8[]
    ) as new (id_hash, epoch, turn, kid, content, from_state, to_state, at)
    order by id_hash, epoch, turn
    on conflict do nothing`;
}

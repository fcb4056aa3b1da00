import { type Kysely, sql } from 'kysely';
import { z } from 'zod';
import type { DatabaseSchema } from '../../database/database-schema.ts';
import type { ArchiveCipher } from './archive-cipher.ts';
import { isOwn, newestRow } from './own-rows.ts';
import type { ArchivedTurn } from './session-archive.ts';

const bytes = z.instanceof(Buffer);
const rowSchema = z.object({
  id_hash: bytes,
  kid: z.string(),
  epoch: z.string(),
  turn: z.number(),
  content: bytes,
  from_state: z.string().nullable(),
  to_state: z.string(),
  at: z.date(),
});

/**
 * The newest turns of the conversation in the session's row, oldest first. Of several with one number, the
 * one of the row's epoch wins, then the one that the store accepted.
 */
export async function selectTurns(
  db: Kysely<DatabaseSchema>,
  cipher: ArchiveCipher,
  id: string,
  limit: number,
): Promise<readonly ArchivedTurn[]> {
  const hashes = cipher.hashes(id);
  const { rows } = await sql`
    select distinct on (t.turn) t.id_hash, t.kid, t.epoch, t.turn, t.content, t.from_state, t.to_state, t.at
    from (${newestRow(hashes)}) s
    join (select * from turns where ${isOwn(hashes)} offset 0) t
      on t.at >= s.started_at and t.turn <= s.version
    order by t.turn desc, t.epoch = s.epoch desc, t.degraded
    limit ${limit}
  `.execute(db);
  return rows.flatMap((row) => toTurn(cipher, rowSchema.parse(row)) ?? []).reverse();
}

function toTurn(cipher: ArchiveCipher, row: z.infer<typeof rowSchema>): ArchivedTurn | null {
  const event = cipher.openTurn({ idHash: row.id_hash, kid: row.kid }, row.epoch, row.turn, row.content);
  return (
    event && {
      epoch: row.epoch,
      turn: row.turn,
      event,
      from: row.from_state,
      to: row.to_state,
      at: row.at.toISOString(),
    }
  );
}

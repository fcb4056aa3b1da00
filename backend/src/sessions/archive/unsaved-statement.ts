import { type Kysely, sql } from 'kysely';
import { z } from 'zod';
import type { DatabaseSchema } from '../../database/database-schema.ts';
import { instant } from '../../database/instant.ts';
import type { TurnEvent } from '../session-store.ts';
import type { ArchiveCipher, HashedId } from './archive-cipher.ts';
import type { UnsavedSession } from './session-archive.ts';

const bytes = z.instanceof(Buffer);
const turnSchema = z.object({ turn: z.number(), kid: z.string(), idHash: z.string(), content: z.string() });
const rowSchema = z.object({
  id_hash: bytes,
  kid: z.string(),
  snapshot: bytes,
  unsaved_base: z.number(),
  expires_at: z.date(),
  turns: z.array(turnSchema),
});

/** Sessions with turns that the store may lack; unreadable ones are left out. `now`: epoch ms. */
export async function selectUnsaved(
  db: Kysely<DatabaseSchema>,
  cipher: ArchiveCipher,
  limit: number,
  now: number,
): Promise<readonly UnsavedSession[]> {
  const { rows } = await sql`
    select s.id_hash, s.kid, s.snapshot, s.unsaved_base, s.expires_at,
      coalesce((
        select jsonb_agg(jsonb_build_object('turn', t.turn, 'kid', t.kid,
          'idHash', encode(t.id_hash, 'hex'), 'content', encode(t.content, 'base64')) order by t.turn)
        from turns t
        where t.id_hash = s.id_hash and t.epoch = s.epoch and t.degraded
          and t.turn > s.unsaved_base and t.turn <= s.version), '[]') as turns
    from sessions s
    where s.unsaved_base is not null and s.kid = any(${cipher.kids}::text[]) and s.expires_at > ${instant(now)}
    order by s.last_activity_at
    limit ${limit}
  `.execute(db);
  return rows.flatMap((row) => toUnsaved(cipher, rowSchema.parse(row)) ?? []);
}

function toUnsaved(cipher: ArchiveCipher, row: z.infer<typeof rowSchema>): UnsavedSession | null {
  const opened = cipher.openSession({ idHash: row.id_hash, kid: row.kid }, row.snapshot);
  if (!opened) return null;
  const { epoch } = opened.session;
  return {
    ...opened,
    expiresAt: row.expires_at.getTime(),
    base: row.unsaved_base,
    events: row.turns.flatMap((turn) => toEvent(cipher, epoch, turn) ?? []),
  };
}

function toEvent(cipher: ArchiveCipher, epoch: string, row: z.infer<typeof turnSchema>): TurnEvent | null {
  const hashed: HashedId = { idHash: Buffer.from(row.idHash, 'hex'), kid: row.kid };
  const event = cipher.openTurn(hashed, epoch, row.turn, Buffer.from(row.content, 'base64'));
  return event && { turn: row.turn, event };
}

/** The store has the line up to this version. */
export async function markSaved(
  db: Kysely<DatabaseSchema>,
  hashes: readonly Buffer[],
  epoch: string,
  version: number,
): Promise<void> {
  await sql`
    update sessions
    set unsaved_base = case when version > ${version}::integer then ${version}::integer end
    where id_hash = any(${hashes}::bytea[]) and unsaved_base is not null
      and epoch = ${epoch} and version >= ${version}::integer
  `.execute(db);
}

/** Another line won. */
export async function dropUnsaved(
  db: Kysely<DatabaseSchema>,
  hashes: readonly Buffer[],
  epoch: string,
  version: number,
): Promise<void> {
  await sql`
    delete from sessions
    where id_hash = any(${hashes}::bytea[]) and unsaved_base is not null
      and epoch = ${epoch} and version = ${version}::integer
  `.execute(db);
}

import { type Kysely, sql } from 'kysely';
import { z } from 'zod';
import type { DatabaseSchema } from '../../database/database-schema.ts';
import { instant } from '../../database/instant.ts';
import type { ArchiveCipher } from './archive-cipher.ts';
import type { KeptLine } from './compare-lines.ts';
import { isOwn, newestRow } from './own-rows.ts';

/** An existing row. Its snapshot may no longer be readable. */
export interface RecalledRow {
  readonly epoch: string;
  readonly version: number;
  readonly line: KeptLine | null;
}

export type Recalled =
  | { readonly kind: 'deleted' }
  | { readonly kind: 'absent' }
  | { readonly kind: 'row'; readonly row: RecalledRow };

const bytes = z.instanceof(Buffer);
const sessionSchema = z.object({
  id_hash: bytes,
  kid: z.string(),
  snapshot: bytes,
  epoch: z.string(),
  version: z.number(),
  unsaved_base: z.number().nullable(),
  expires_at: z.date(),
});
const rowSchema = z.discriminatedUnion('kind', [
  z.object({ kind: z.enum(['deleted', 'absent']) }),
  sessionSchema.extend({ kind: z.literal('row') }),
]);

/** Reads row and tombstone in one snapshot. `tombstonesAfter`: epoch ms; earlier deletions are ignored. */
export async function recallRow(
  db: Kysely<DatabaseSchema>,
  cipher: ArchiveCipher,
  id: string,
  tombstonesAfter: number,
): Promise<Recalled> {
  const hashes = cipher.hashes(id);
  const { rows } = await sql`
    select
      case
        when exists (
          select from tombstones
          where ${isOwn(hashes)} and deleted_at > ${instant(tombstonesAfter)}) then 'deleted'
        when s.id_hash is null then 'absent'
        else 'row' end as kind,
      s.id_hash, s.kid, s.snapshot, s.epoch, s.version, s.unsaved_base, s.expires_at
    from (select) always
    left join lateral (${newestRow(hashes)}) s on true
  `.execute(db);
  const row = rowSchema.parse(rows[0]);
  if (row.kind !== 'row') return { kind: row.kind };
  const opened = cipher.openSession({ idHash: row.id_hash, kid: row.kid }, row.snapshot);
  const line = opened && {
    session: opened.session,
    expiresAt: row.expires_at.getTime(),
    unsavedBase: row.unsaved_base,
  };
  return { kind: 'row', row: { epoch: row.epoch, version: row.version, line } };
}

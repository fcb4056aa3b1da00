import { type Kysely, sql } from 'kysely';
import { z } from 'zod';
import type { DatabaseSchema } from '../../database/database-schema.ts';
import { instant } from '../../database/instant.ts';
import type { ArchiveCipher } from './archive-cipher.ts';

const bytes = z.instanceof(Buffer);
const rowSchema = z.object({ id_hash: bytes, kid: z.string(), sealed_id: bytes });

/** Ids deleted at or after `since` (epoch ms), oldest first. Those under retired keys are left out. */
export async function tombstoneIds(
  db: Kysely<DatabaseSchema>,
  cipher: ArchiveCipher,
  since: number,
): Promise<readonly string[]> {
  const { rows } = await sql`
    select id_hash, kid, sealed_id from tombstones
    where deleted_at >= ${instant(since)} and kid = any(${cipher.kids}::text[])
    order by deleted_at
  `.execute(db);
  return rows.flatMap((each) => {
    const { id_hash, kid, sealed_id } = rowSchema.parse(each);
    return cipher.openId({ idHash: id_hash, kid }, sealed_id) ?? [];
  });
}

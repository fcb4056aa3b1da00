import { type Kysely, sql } from 'kysely';
import type { DatabaseSchema } from '../../database/database-schema.ts';
import { instant } from '../../database/instant.ts';
import type { ArchiveCipher } from './archive-cipher.ts';

/**
 * Erases a session's rows and turns under every key; leaves a tombstone under the newest key, and an audit
 * entry. Needs `lockOutWriters`. `now`: epoch ms.
 */
export async function eraseSession(
  db: Kysely<DatabaseSchema>,
  cipher: ArchiveCipher,
  id: string,
  now: number,
): Promise<void> {
  const hashed = cipher.hash(id);
  const hashes = sql`${cipher.hashes(id)}::bytea[]`;
  await sql`
    with erased_turns as (
      delete from turns where id_hash = any(${hashes})
    ),
    erased as (
      delete from sessions where id_hash = any(${hashes}) returning version, state, started_at
    ),
    buried as (
      insert into tombstones as t (id_hash, kid, sealed_id, deleted_at)
      values (${hashed.idHash}::bytea, ${hashed.kid}, ${cipher.sealId(hashed, id)}::bytea, ${instant(now)})
      on conflict (id_hash) do update set deleted_at = greatest(t.deleted_at, excluded.deleted_at)
    )
    insert into audit (at, action, id_hash, details)
    select ${instant(now)}, 'delete', ${hashed.idHash}::bytea,
      coalesce(
        (select jsonb_build_object('turns', version, 'state', state, 'startedAt', started_at) from erased limit 1),
        '{}')
  `.execute(db);
}

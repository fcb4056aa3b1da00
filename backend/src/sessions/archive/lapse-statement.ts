import { type Kysely, sql } from 'kysely';
import { byteaArray } from '../../database/bytea-array.ts';
import type { DatabaseSchema } from '../../database/database-schema.ts';
import { instant } from '../../database/instant.ts';
import { UNFINISHED_STATES } from './end-reason.ts';

const ONE_RUN = 1_000;

export interface Expiry {
  readonly idHash: Buffer;
  /** Epoch ms. */
  readonly expiresAt: number;
}

/** Moves expiries forward, never back. A session that was considered ended goes on. */
export async function renewExpiries(db: Kysely<DatabaseSchema>, expiries: readonly Expiry[]): Promise<void> {
  if (expiries.length === 0) return;
  await sql`
    with renewed as (
      select s.id_hash, to_timestamp(max(e.expires) / 1000) as expires_at
      from unnest(
        ${byteaArray(expiries.map(({ idHash }) => idHash))}::bytea[], ${expiries.map(({ expiresAt }) => expiresAt)}::float8[]
      ) as e (id_hash, expires)
      join sessions s using (id_hash)
      group by s.id_hash
    ),
    locked as (
      select s.id_hash from sessions s join renewed using (id_hash) order by s.id_hash for update of s
    )
    update sessions s
    set expires_at = renewed.expires_at, ended_at = null, end_reason = null, ended_state = null
    from locked join renewed using (id_hash)
    where s.id_hash = locked.id_hash and renewed.expires_at > s.expires_at
  `.execute(db);
}

/** Skips rows that another process has locked. `now`: epoch ms. */
export async function endLapsed(db: Kysely<DatabaseSchema>, now: number): Promise<number> {
  const { numAffectedRows } = await sql`
    update sessions
    set ended_at = expires_at, ended_state = state, unsaved_base = null,
      end_reason = case when booked then 'booked' when state ~ ${UNFINISHED_STATES.source} then 'abandoned'
        else 'expired' end
    where id_hash in (
      select id_hash from sessions
      where ended_at is null and expires_at <= ${instant(now)}
      order by expires_at
      limit ${ONE_RUN}
      for update skip locked)
  `.execute(db);
  return Number(numAffectedRows ?? 0n);
}

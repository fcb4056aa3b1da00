import { type Kysely, sql } from 'kysely';
import type { DatabaseSchema } from '../../database/database-schema.ts';
import { instant } from '../../database/instant.ts';

/** Rows of each kind per sweep, so that statements stay short and do not block others. */
const ONE_SWEEP = 5_000;

export interface SweepLimits {
  /** Epoch ms: sessions, turns and audit entries from before are removed. */
  readonly keptSince: number;
  readonly tombstonesSince: number;
  readonly now: number;
}

/** Resolves to the number of rows removed. */
export async function sweep(db: Kysely<DatabaseSchema>, limits: SweepLimits): Promise<number> {
  const keptSince = instant(limits.keptSince);
  const outcomes = [
    await sql`
      delete from sessions where id_hash in (
        select id_hash from sessions
        where last_activity_at < ${keptSince} and expires_at <= ${instant(limits.now)}
        limit ${ONE_SWEEP} for update skip locked)`.execute(db),
    await sql`
      delete from turns where (id_hash, epoch, turn, degraded) in (
        select id_hash, epoch, turn, degraded from turns
        where at < ${keptSince} limit ${ONE_SWEEP} for update skip locked)`.execute(db),
    await sql`
      delete from audit where id in (
        select id from audit where at < ${keptSince} limit ${ONE_SWEEP} for update skip locked)`.execute(db),
    await sql`
      delete from tombstones where id_hash in (
        select id_hash from tombstones
        where deleted_at <= ${instant(limits.tombstonesSince)}
        limit ${ONE_SWEEP} for update skip locked)`.execute(db),
  ];
  return outcomes.reduce((sum, { numAffectedRows }) => sum + Number(numAffectedRows ?? 0n), 0);
}

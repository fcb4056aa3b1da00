import { type RawBuilder, sql } from 'kysely';

/**
 * Whether a row belongs to a session, by any of its hashes. The usual single hash gets its own form: the
 * planner assumes ten items for an array parameter, so its plan would differ from that of the actual array.
 */
export function isOwn(hashes: readonly Buffer[]): RawBuilder<boolean> {
  const [only, ...others] = hashes;
  return others.length === 0 ? sql`id_hash = ${only}::bytea` : sql`id_hash = any(${hashes}::bytea[])`;
}

/**
 * Selects the session's row, the newest if it has several. OFFSET 0 is an optimization fence: otherwise the
 * planner may prefer to walk through all sessions by activity until it meets one of these.
 */
export const newestRow = (hashes: readonly Buffer[]): RawBuilder<unknown> => sql`
  select * from (select * from sessions where ${isOwn(hashes)} offset 0) own
  order by last_activity_at desc
  limit 1`;

import { type RawBuilder, sql } from 'kysely';

/**
 * Whether a row has one of a session's hashes. Usually there is one: an array has ten items to the planner, which
 * therefore makes another plan each time that it has fewer.
 */
export function isOwn(hashes: readonly Buffer[]): RawBuilder<boolean> {
  const [only, ...others] = hashes;
  return others.length === 0 ? sql`id_hash = ${only}::bytea` : sql`id_hash = any(${hashes}::bytea[])`;
}

/**
 * Selects the row of the session, the newest if it has several. OFFSET 0 fixes the order of things: to the planner, a
 * walk through all sessions by their activity until an own one is met may look cheaper.
 */
export const newestRow = (hashes: readonly Buffer[]): RawBuilder<unknown> => sql`
  select * from (select * from sessions where ${isOwn(hashes)} offset 0) own
  order by last_activity_at desc
  limit 1`;

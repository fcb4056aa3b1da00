import { type RawBuilder, sql } from 'kysely';

/**
 * Selects the row of the session that has these hashes, the newest if it has several. OFFSET 0 fixes the order of
 * things: to the planner, a walk through all sessions by their activity until one of these is met may look cheaper.
 */
export const newestRow = (hashes: RawBuilder<unknown>): RawBuilder<unknown> => sql`
  select * from (select * from sessions where id_hash = any(${hashes}) offset 0) own
  order by last_activity_at desc
  limit 1`;

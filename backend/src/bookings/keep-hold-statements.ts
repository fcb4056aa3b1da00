import { type Kysely, sql } from 'kysely';
import { z } from 'zod';
import type { DatabaseSchema } from '../database/database-schema.ts';
import { LONGEST_HOLD_SECONDS } from './hold-statement.ts';
import type { Renewal } from './hold-store.ts';

const heldRow = z.object({
  session_id: z.string(),
  starts_at: z.date(),
  ends_at: z.date(),
  held_until: z.date(),
});
export type HeldRow = z.infer<typeof heldRow>;

const lapsedRow = z.object({ id: z.string(), session_id: z.string(), starts_at: z.date() });
export type LapsedRow = z.infer<typeof lapsedRow>;

const ONE_SWEEP = 500;

/** How long a caller has to tell the conversation of a lapse. */
const TELL_WITHIN_SECONDS = 10;

export async function findHeld(db: Kysely<DatabaseSchema>, sessionId: string): Promise<HeldRow | null> {
  const { rows } = await sql`
    select session_id, starts_at, ends_at, held_until
    from reservations
    where session_id = ${sessionId} and status = 'held' and held_until > now()
    order by id desc
    limit 1
  `.execute(db);
  return rows.length === 0 ? null : heldRow.parse(rows[0]);
}

/**
 * Locks in the order of ids, like taking a hold. A renewal that would gain less than a tenth of the length
 * is skipped: each one is announced, and a flapping tab would push the turns out of the session's stream.
 */
export async function renewHeld(
  db: Kysely<DatabaseSchema>,
  sessionIds: readonly string[],
  which: Renewal,
  seconds: number,
): Promise<readonly HeldRow[]> {
  const length = sql`make_interval(secs => ${seconds})`;
  const { rows } = await sql`
    with live as (
      select id, least(now() + ${length}, taken_at + make_interval(secs => ${LONGEST_HOLD_SECONDS})) as until
      from reservations
      where session_id = any(${sessionIds}::text[]) and status = 'held' and held_until > now()
        and (${which}::text = 'all' or held_until < now() + ${length} / 2)
      order by id
      for update
    )
    update reservations r
    set held_until = live.until
    from live
    where r.id = live.id and live.until > r.held_until + ${length} / 10
    returning r.session_id, r.starts_at, r.ends_at, r.held_until
  `.execute(db);
  return rows.map((row) => heldRow.parse(row));
}

/**
 * Skips rows that another process has locked. Each lapse becomes due again later, in case its caller has
 * crashed.
 */
export async function expireLapsed(db: Kysely<DatabaseSchema>): Promise<readonly LapsedRow[]> {
  const { rows } = await sql`
    update reservations
    set status = 'expired', tell_lapse_at = now() + make_interval(secs => ${TELL_WITHIN_SECONDS}), address_hash = null
    where id in (
      select id from reservations
      where (status = 'held' and held_until <= now()) or tell_lapse_at <= now()
      order by held_until
      limit ${ONE_SWEEP}
      for update skip locked)
    returning id, session_id, starts_at
  `.execute(db);
  return rows.map((row) => lapsedRow.parse(row));
}

export async function forgetLapses(db: Kysely<DatabaseSchema>, ids: readonly string[]): Promise<void> {
  await sql`update reservations set tell_lapse_at = null where id = any(${ids}::bigint[])`.execute(db);
}

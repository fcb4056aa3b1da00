import { type Kysely, sql } from 'kysely';
import { z } from 'zod';
import type { DatabaseSchema } from '../database/database-schema.ts';
import { isOfEpoch } from './epoch-of-attempt.ts';
import type { TurnOfSession } from './reservation-store.ts';

/**
 * Releases the session's live and lapsed holds, and what was booked in this epoch without the visitor knowing.
 */
export async function releaseHolds(db: Kysely<DatabaseSchema>, session: TurnOfSession): Promise<void> {
  await sql`
    update reservations
    set status = 'released', released_by = ${session.attempt}, tell_lapse_at = null, address_hash = null
    where session_id = ${session.sessionId}
      and (status in ('held', 'expired')
        or (status = 'confirmed' and conversation = ${session.conversation} and turn >= ${session.maybeBookedIn ?? session.turn}
          and ${isOfEpoch(session.epoch)}))
  `.execute(db);
}

/**
 * Removes the attempt from what it took or booked. A row that no other attempt counts on is undone: a
 * booking becomes the hold that it was before.
 */
export async function takeBack(db: Kysely<DatabaseSchema>, session: TurnOfSession): Promise<void> {
  await sql`
    with done as (
      select id, array_remove(attempts, ${session.attempt}::text) as others
      from reservations
      where session_id = ${session.sessionId} and ${session.attempt}::text = any(attempts) and status in ('held', 'confirmed')
      order by id
      for update
    )
    update reservations r
    set attempts = done.others,
      status = case
        when done.others <> '{}' then r.status
        when r.status = 'held' then 'released'
        when r.held_until > now() then 'held'
        else 'expired' end,
      tell_lapse_at = case when done.others = '{}' and r.status = 'confirmed' and r.held_until <= now() then now() end,
      address_hash = case when done.others <> '{}' then r.address_hash end,
      reference = case when done.others <> '{}' then r.reference end,
      answers = case when done.others <> '{}' then r.answers end,
      confirmed_at = case when done.others <> '{}' then r.confirmed_at end
    from done
    where r.id = done.id
  `.execute(db);
}

const idSchema = z.object({ id: z.string() });

/**
 * Rows that the attempt released and that may be restored: its bookings, and its hold unless the session
 * has one.
 */
export async function releasedBy(db: Kysely<DatabaseSchema>, session: TurnOfSession): Promise<string[]> {
  const { rows } = await sql`
    select id from reservations
    where session_id = ${session.sessionId} and released_by = ${session.attempt} and status = 'released'
      and (reference is not null
        or (held_until > now() and not exists (
          select from reservations
          where session_id = ${session.sessionId} and status = 'held' and held_until > now())))
    order by id
  `.execute(db);
  return rows.map((row) => idSchema.parse(row).id);
}

/**
 * The exclusion constraint refuses it if the time has been taken since. The restored hold counts against no
 * address, because the address is forgotten when a hold ends.
 */
export async function giveBack(db: Kysely<DatabaseSchema>, id: string): Promise<void> {
  await sql`
    update reservations
    set status = case when reference is null then 'held' else 'confirmed' end, released_by = null
    where id = ${id} and status = 'released'
  `.execute(db);
}

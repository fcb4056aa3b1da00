import { type Kysely, sql } from 'kysely';
import { z } from 'zod';
import type { DatabaseSchema } from '../database/database-schema.ts';
import { instant } from '../database/instant.ts';
import type { Service } from '../domain/business.ts';
import { slotEnd, slotSpan } from '../domain/free-slots.ts';
import { freePlace, noPlace } from './free-place-statement.ts';
import type { AddressPlaces } from './hold-places.ts';
import type { TurnOfSession } from './reservation-store.ts';

export interface NewHold {
  readonly service: Service;
  /** Epoch ms. */
  readonly start: number;
  readonly noticeMinutes: number;
  /** The business's time zone: its horizon counts local days. */
  readonly timeZone: string;
  readonly seconds: number;
  readonly session: TurnOfSession;
  /** Places of the client's address; null: the hold counts against no address. */
  readonly places: AddressPlaces | null;
}

/**
 * `tooMany`: other sessions occupy every place of the address. `lost`: a rival took the slot or the place
 * between our look and our insert; try again.
 */
export type HoldResult =
  | { readonly kind: 'held'; readonly until: Date }
  | { readonly kind: 'taken' }
  | { readonly kind: 'tooMany' }
  | { readonly kind: 'lost' };

/** Renewals end this long after a hold was taken. */
export const LONGEST_HOLD_SECONDS = 900;

const rowSchema = z.object({ held_until: z.date().nullable(), has_place: z.boolean(), found: z.boolean() });
const renewedSchema = z.object({ held_until: z.date() });

/**
 * Takes the slot for the session, or renews the session's hold on it; releases other holds of the session.
 * One statement, so one transaction and one round trip.
 *
 * It cannot deadlock: every row it will change is first locked in the order of ids (`mine_and_lapsed`), and
 * the INSERT can then only wait for a rival's INSERT, which is the last thing a rival does. ON CONFLICT
 * matters: two plain INSERTs that conflict on an exclusion constraint wait for each other.
 */
export async function takeHold(db: Kysely<DatabaseSchema>, hold: NewHold): Promise<HoldResult> {
  const { service, session, places } = hold;
  const span = slotSpan(service, hold.start);
  const start = instant(hold.start);
  const slot = sql`tstzrange(${instant(span.from)}, ${instant(span.until)})`;
  const resources = sql`${service.resources}::text[]`;
  const heldUntil = sql`now() + make_interval(secs => ${hold.seconds})`;
  const place = places ? freePlace(places, session.sessionId) : noPlace;
  const { rows } = await sql`
    with free_place as (${place}),
    mine_and_lapsed as (
      select id,
        session_id = ${session.sessionId} as mine,
        session_id = ${session.sessionId} and status = 'held' and held_until > now()
          and service_id = ${service.id} and starts_at = ${start} as same
      from reservations
      where (session_id = ${session.sessionId} and status in ('held', 'expired'))
        or (status = 'held' and held_until <= now() and resource_id = any(${resources}) and span && ${slot})
        or (status = 'held' and held_until <= now() and address_hash = (select address_hash from free_place)
          and place = (select place from free_place))
      order by id
      for update
    ),
    renewed as (
      update reservations r
      set held_until = least(${heldUntil}, r.taken_at + make_interval(secs => ${LONGEST_HOLD_SECONDS})),
        conversation = ${session.conversation}, turn = ${session.turn}, attempts = r.attempts || ${session.attempt}::text
      from mine_and_lapsed l
      where r.id = l.id and l.same
      returning r.held_until
    ),
    given_up as (
      update reservations r
      set status = case when l.mine then 'released' else 'expired' end,
        released_by = case when l.mine then ${session.attempt}::text end,
        tell_lapse_at = case when not l.mine then now() end,
        address_hash = null
      from mine_and_lapsed l
      where r.id = l.id and not l.same
      returning r.id
    ),
    free as (
      select resource.id
      from unnest(${resources}) with ordinality as resource (id, rank)
      where not exists (select from renewed)
        and ${start} >= now() + make_interval(mins => ${hold.noticeMinutes})
        and ${start} < ((now() at time zone ${hold.timeZone})::date + ${service.horizonDays + 1}::int)::timestamp
          at time zone ${hold.timeZone}
        and not exists (
          select from reservations r
          where r.resource_id = resource.id and r.span && ${slot} and r.status in ('held', 'confirmed')
            and (r.status = 'confirmed' or (r.held_until > now() and r.session_id <> ${session.sessionId})))
      order by resource.rank
      limit 1
    ),
    held as (
      insert into reservations (resource_id, service_id, service_label, starts_at, ends_at, span,
        status, session_id, conversation, turn, attempts, taken_at, held_until, address_hash, place)
      select free.id, ${service.id}, ${service.label}, ${start},
        ${instant(slotEnd(service, hold.start))}, ${slot},
        'held', ${session.sessionId}, ${session.conversation}, ${session.turn}::int, array[${session.attempt}::text],
        now(), ${heldUntil}, free_place.address_hash, free_place.place
      from free, free_place
      where (select count(*) from given_up) >= 0 -- after it
      on conflict do nothing
      returning held_until
    )
    select coalesce((select held_until from renewed), (select held_until from held)) as held_until,
      exists (select from free_place) as has_place,
      exists (select from free) as found
  `.execute(db);
  const { held_until: until, has_place: hasPlace, found } = rowSchema.parse(rows[0]);
  if (until) return { kind: 'held', until };
  if (!hasPlace) return { kind: 'tooMany' };
  return { kind: found ? 'lost' : 'taken' };
}

export type RenewedHold = Pick<NewHold, 'service' | 'start' | 'seconds' | 'session'>;

/** Renews the session's live hold on the slot, which the turn adopts; null if it has none. */
export async function renewHold(db: Kysely<DatabaseSchema>, what: RenewedHold): Promise<Date | null> {
  const { service, start, seconds, session } = what;
  const { rows } = await sql`
    update reservations
    set held_until = least(now() + make_interval(secs => ${seconds}),
        taken_at + make_interval(secs => ${LONGEST_HOLD_SECONDS})),
      conversation = ${session.conversation}, turn = ${session.turn}, attempts = attempts || ${session.attempt}::text
    where session_id = ${session.sessionId} and status = 'held' and held_until > now()
      and service_id = ${service.id} and starts_at = ${instant(start)}
    returning held_until
  `.execute(db);
  return rows.length === 0 ? null : renewedSchema.parse(rows[0]).held_until;
}

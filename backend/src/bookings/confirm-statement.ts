import { type Kysely, sql } from 'kysely';
import { z } from 'zod';
import type { DatabaseSchema } from '../database/database-schema.ts';
import { instant } from '../database/instant.ts';
import type { Answers } from '../domain/answers.ts';
import type { TurnOfSession } from './reservation-store.ts';

export interface Confirmation {
  readonly serviceId: string;
  /** Epoch ms. */
  readonly start: number;
  /** Assigned to the booking unless it already has one. */
  readonly reference: string;
  readonly answers: Answers;
  readonly session: TurnOfSession;
}

export type ConfirmResult =
  | { readonly kind: 'confirmed'; readonly booking: BookedRow }
  /** The session's hold has expired; the slot may be taken again. */
  | { readonly kind: 'lapsed' }
  /** Never held by the session, released on purpose, or already begun. */
  | { readonly kind: 'refused' };

export const bookedRowSchema = z.object({
  reference: z.string(),
  service_label: z.string(),
  starts_at: z.date(),
  ends_at: z.date(),
});
export type BookedRow = z.infer<typeof bookedRowSchema>;

const rowSchema = z.discriminatedUnion('kind', [
  bookedRowSchema.extend({ kind: z.literal('confirmed') }),
  z.object({ kind: z.enum(['lapsed', 'refused']) }),
]);

/**
 * Turns the session's live hold into a booking, or finds the booking already made from it: the session's
 * newest row for the slot decides. Neither waits for a rival.
 */
export async function confirmHold(db: Kysely<DatabaseSchema>, what: Confirmation): Promise<ConfirmResult> {
  const { session } = what;
  const { rows } = await sql`
    with newest as (
      select id, status, starts_at > now() as ahead, held_until > now() as live
      from reservations
      where session_id = ${session.sessionId} and service_id = ${what.serviceId}
        and starts_at = ${instant(what.start)}
      order by id desc
      limit 1
      for update
    ),
    confirmed as (
      update reservations r
      set status = 'confirmed',
        reference = coalesce(r.reference, ${what.reference}::text),
        answers = ${JSON.stringify(what.answers)}::jsonb,
        confirmed_at = coalesce(r.confirmed_at, now()),
        address_hash = null,
        conversation = ${session.conversation},
        turn = ${session.turn}::int,
        attempts = case r.status when 'confirmed' then r.attempts else '{}' end || ${session.attempt}::text
      from newest n
      where r.id = n.id and (n.status = 'confirmed' or (n.status = 'held' and n.live and n.ahead))
      returning r.reference, r.service_label, r.starts_at, r.ends_at
    )
    select
      case when c.reference is not null then 'confirmed'
        when n.ahead and (n.status = 'expired' or (n.status = 'held' and not n.live)) then 'lapsed'
        else 'refused' end as kind,
      c.reference, c.service_label, c.starts_at, c.ends_at
    from (select) always left join newest n on true left join confirmed c on true
  `.execute(db);
  const row = rowSchema.parse(rows[0]);
  return row.kind === 'confirmed' ? { kind: 'confirmed', booking: row } : { kind: row.kind };
}

import type { Database } from '../database/database.ts';
import type { Answers } from '../domain/answers.ts';
import type { Business } from '../domain/business.ts';
import { type DateSpan, instantsOf } from './date-span.ts';
import { localTime, textTable } from './text-table.ts';

/** A confirmed booking as the business sees it. */
export interface ListedBooking {
  readonly reference: string;
  /** ISO 8601 UTC. */
  readonly startsAt: string;
  readonly endsAt: string;
  readonly service: string;
  readonly resource: string;
  readonly answers: Answers;
}

/** Confirmed bookings that start within the dates, in order of start. */
export async function listBookings(
  database: Database,
  business: Business,
  span: DateSpan,
): Promise<readonly ListedBooking[]> {
  const { timeZone, resources } = business;
  const { since, until } = instantsOf(span, timeZone);
  const rows = await database.run((db) => {
    let query = db
      .selectFrom('reservations')
      .select(['reference', 'starts_at', 'ends_at', 'service_label', 'resource_id', 'answers'])
      .where('status', '=', 'confirmed');
    if (since) query = query.where('starts_at', '>=', since);
    if (until) query = query.where('starts_at', '<', until);
    return query.orderBy('starts_at').orderBy('resource_id').execute();
  });
  return rows.map((row) => ({
    reference: row.reference ?? '',
    startsAt: row.starts_at.toISOString(),
    endsAt: row.ends_at.toISOString(),
    service: row.service_label,
    resource: resources.find(({ id }) => id === row.resource_id)?.label ?? row.resource_id,
    answers: row.answers ?? {},
  }));
}

/** Times are in the business's time zone. */
export const bookingTable = (bookings: readonly ListedBooking[], business: Business): string =>
  textTable(
    ['Reference', 'When', 'Service', 'With', 'Who'],
    bookings.map((booking) => [
      booking.reference,
      localTime(booking.startsAt, business.timeZone),
      booking.service,
      booking.resource,
      who(booking.answers, business),
    ]),
  );

/** The visitor's name and contact details, in the order of the questions. */
function who(answers: Answers, { questions }: Business): string {
  const contact = questions.filter(({ kind }) => kind === 'name' || kind === 'email' || kind === 'phone');
  return contact.flatMap(({ id }) => answers[id] ?? []).join(', ');
}

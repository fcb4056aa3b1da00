import type { Database } from '../database/database.ts';
import type { Answers } from '../domain/answers.ts';
import type { Business } from '../domain/business.ts';
import { addDays, startOfDay } from '../domain/local-time.ts';

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

/** Local dates of the business, `YYYY-MM-DD`, both included; null leaves that end open. */
export interface DateSpan {
  readonly from: string | null;
  readonly to: string | null;
}

/** Confirmed bookings that start within the dates, in order of start. */
export async function listBookings(
  database: Database,
  business: Business,
  { from, to }: DateSpan,
): Promise<readonly ListedBooking[]> {
  const { timeZone, resources } = business;
  const rows = await database.run((db) => {
    let query = db
      .selectFrom('reservations')
      .select(['reference', 'starts_at', 'ends_at', 'service_label', 'resource_id', 'answers'])
      .where('status', '=', 'confirmed');
    if (from !== null) query = query.where('starts_at', '>=', dayStart(from, timeZone));
    if (to !== null) query = query.where('starts_at', '<', dayStart(addDays(to, 1), timeZone));
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

const dayStart = (date: string, timeZone: string): Date => new Date(startOfDay(date, timeZone));

const HEADINGS = ['Reference', 'When', 'Service', 'With', 'Who'];

/** A table for a terminal, times in the business's zone. */
export function bookingTable(bookings: readonly ListedBooking[], business: Business): string {
  const rows = bookings.map((booking) => [
    booking.reference,
    localTime(booking.startsAt, business.timeZone),
    booking.service,
    booking.resource,
    who(booking.answers, business),
  ]);
  const cells = [HEADINGS, ...rows.map((row) => row.map(printable))];
  const widths = HEADINGS.map((_, column) => Math.max(...cells.map((row) => (row[column] ?? '').length)));
  return cells
    .map((row) =>
      row
        .map((cell, i) => cell.padEnd(widths[i] ?? 0))
        .join('  ')
        .trimEnd(),
    )
    .join('\n');
}

const localTime = (instant: string, timeZone: string): string =>
  new Intl.DateTimeFormat('en-GB', {
    timeZone,
    weekday: 'short',
    year: 'numeric',
    month: 'short',
    day: '2-digit',
    hour: '2-digit',
    minute: '2-digit',
    timeZoneName: 'short',
  }).format(new Date(instant));

/** The name and how to reach its bearer, in the order of the questions. */
function who(answers: Answers, { questions }: Business): string {
  const contact = questions.filter(({ kind }) => kind === 'name' || kind === 'email' || kind === 'phone');
  return contact.flatMap(({ id }) => answers[id] ?? []).join(', ');
}

/** Visitors wrote some of it: nothing in it may steer the terminal. */
const printable = (text: string): string => text.replaceAll(/[\p{C}\p{Zl}\p{Zp}]/gu, ' ');

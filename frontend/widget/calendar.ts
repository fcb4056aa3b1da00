/** What a calendar file contains about a booking. */
export interface CalendarBooking {
  readonly reference: string;
  readonly service: string;
  /** ISO 8601 UTC. */
  readonly startsAt: string;
  readonly endsAt: string;
}

/**
 * Characters after which a line is folded: RFC 5545 limits lines to 75 bytes, and a character has at most
 * four.
 */
const FOLD_AT = 18;

/** The booking as an iCalendar file (RFC 5545), written at `now` (epoch milliseconds). */
export function toCalendar({ reference, service, startsAt, endsAt }: CalendarBooking, now: number): string {
  const lines = [
    'BEGIN:VCALENDAR',
    'VERSION:2.0',
    'PRODID:-//Holdfast//EN',
    'BEGIN:VEVENT',
    `UID:${escaped(reference)}`,
    `DTSTAMP:${stamp(now)}`,
    `DTSTART:${stamp(startsAt)}`,
    `DTEND:${stamp(endsAt)}`,
    `SUMMARY:${escaped(service)}`,
    `DESCRIPTION:${escaped(reference)}`,
    'END:VEVENT',
    'END:VCALENDAR',
  ];
  return lines.map((line) => `${fold(line)}\r\n`).join('');
}

/** `20260105T090000Z` */
const stamp = (instant: number | string): string =>
  new Date(instant).toISOString().replace(/[-:]|\.\d+/g, '');

/** Keeps values from breaking out of their line. */
const escaped = (text: string): string =>
  text.replace(/[\\;,]/g, '\\$&').replace(/\r\n|[\r\n\u2028\u2029]/g, '\\n');

const fold = (line: string): string => (line.match(new RegExp(`.{1,${FOLD_AT}}`, 'gu')) ?? []).join('\r\n ');

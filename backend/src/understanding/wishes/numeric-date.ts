import { dateOf } from './calendar.ts';
import type { Scrap } from './scrap.ts';
import { asDate, type DayScope, eitherDate, NO_DATE, nearestYear, type SpokenDay } from './spoken-day.ts';

// A "T" may join date and time.
const ISO_DATE = /(?<!\d)(\d{4})([-/.])(\d{1,2})\2(\d{1,2})(?:t(?=\d)|(?!\d))/;
const NUMERIC_DATE =
  /(?<![\d/.-])(\d{1,2})(?:\/(\d{1,2})(?:\/(\d{4}|\d{2}))?|\.(\d{1,2})\.(\d{4}|\d{2})?|-(\d{1,2})-(\d{4}))(?![\d/])/;

/** A cheap check before the expensive patterns. */
const TWO_NUMBERS = /\d[-/.]\d/;

/** Dates in digits; read before the times, whose digits look alike. */
export function takeNumericDate(scrap: Scrap, scope: DayScope): SpokenDay | null {
  if (!scrap.has(TWO_NUMBERS)) return null;
  const iso = scrap.take(ISO_DATE);
  if (iso) return asDate(dateOf(Number(iso[1]), Number(iso[3]), Number(iso[4])));
  const match = scrap.take(NUMERIC_DATE);
  if (!match) return null;
  const first = Number(match[1]);
  const second = Number(match[2] ?? match[4] ?? match[6]);
  return bothWays(first, second, match[3] ?? match[5] ?? match[7], scope);
}

/**
 * 5/6 is 5 June or 6 May: the one that can be booked. If both can, the visitor is asked; if neither can,
 * the usual order applies.
 */
function bothWays(first: number, second: number, year: string | undefined, scope: DayScope): SpokenDay {
  const read = (day: number, month: number) =>
    year === undefined ? nearestYear(month, day, scope) : dateOf(fullYear(year), month, day);
  const readings = [read(first, second), read(second, first)].filter((date) => date !== null);
  if (scope.monthFirst) readings.reverse();
  const [one, other] = readings;
  if (!one) return NO_DATE;
  return other ? eitherDate(one, other, scope) : asDate(one);
}

const fullYear = (year: string): number => (year.length === 2 ? 2000 + Number(year) : Number(year));

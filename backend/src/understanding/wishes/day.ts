import type { Temporal } from 'temporal-polyfill';
import type { TimeWords } from '../lexicon/lexicon.ts';
import { dateOf } from './calendar.ts';
import { anyOf, type Scrap, wholeWords } from './scrap.ts';

type Date = Temporal.PlainDate;

/** A day as it was said. */
export type SpokenDay =
  | { readonly kind: 'date'; readonly date: Date }
  | { readonly kind: 'weekday'; readonly weekday: number }
  | { readonly kind: 'range'; readonly from: Date; readonly to: Date }
  /** Looks like a day and is none, such as 31 November, or "Friday 3 December" when that is a Thursday. */
  | { readonly kind: 'impossible'; readonly why: 'notADate' | 'wrongWeekday' }
  | { readonly kind: 'past' };

export interface DayScope {
  readonly today: Date;
  readonly horizonDays: number;
  readonly monthFirst: boolean;
}

const NO_DATE: SpokenDay = { kind: 'impossible', why: 'notADate' };
const WRONG_WEEKDAY: SpokenDay = { kind: 'impossible', why: 'wrongWeekday' };
const PAST: SpokenDay = { kind: 'past' };
// A "T" may join it with the time.
const ISO_DATE = /(?<!\d)(\d{4})-(\d{1,2})-(\d{1,2})(?:t(?=\d)|(?!\d))/;
const NUMERIC_DATE =
  /(?<![\d/.-])(\d{1,2})(?:\/(\d{1,2})(?:\/(\d{4}|\d{2}))?|\.(\d{1,2})\.(\d{4}|\d{2})?|-(\d{1,2})-(\d{4}))(?![\d/])/;

/** Written in digits: read before the times, whose digits look alike. */
export function takeNumericDate(scrap: Scrap, scope: DayScope): SpokenDay | null {
  const iso = scrap.take(ISO_DATE);
  if (iso) return asDate(dateOf(Number(iso[1]), Number(iso[2]), Number(iso[3])));
  const match = scrap.take(NUMERIC_DATE);
  if (!match) return null;
  const first = Number(match[1]);
  const second = Number(match[2] ?? match[4] ?? match[6]);
  const year = match[3] ?? match[5] ?? match[7];
  return asDate(likelier(first, second, year, scope));
}

/** 5/6 is 5 June but where the month is written first; the other reading is taken if only that one can be booked. */
function likelier(first: number, second: number, year: string | undefined, scope: DayScope): Date | null {
  const read = (day: number, month: number) =>
    year === undefined ? nearestYear(month, day, scope) : dateOf(fullYear(year), month, day);
  const readings = [read(first, second), read(second, first)].filter((date) => date !== null);
  if (scope.monthFirst) readings.reverse();
  return readings.find((date) => isBookable(date, scope)) ?? readings[0] ?? null;
}

const fullYear = (year: string): number => (year.length === 2 ? 2000 + Number(year) : Number(year));

const isBookable = (date: Date, { today, horizonDays }: DayScope): boolean => {
  const days = daysBetween(today, date);
  return days >= 0 && days <= horizonDays;
};

/** Said without a year, a date this recent is a slip about the past; an earlier one means the coming year. */
const RECENT_DAYS = 60;

/** Without a year: the coming one, unless it lies beyond what can be booked and the last one was just now. */
function nearestYear(month: number, day: number, scope: DayScope): Date | null {
  const { today } = scope;
  const dates = [today.year - 1, today.year, today.year + 1]
    .map((year) => dateOf(year, month, day))
    .filter((date) => date !== null);
  const coming = dates.find((date) => daysBetween(today, date) >= 0) ?? null;
  if (coming !== null && isBookable(coming, scope)) return coming;
  return dates.find((date) => isRecent(daysBetween(date, today))) ?? coming;
}

const isRecent = (daysAgo: number): boolean => daysAgo > 0 && daysAgo <= RECENT_DAYS;

const daysBetween = (from: Date, to: Date): number => from.until(to, { largestUnit: 'days' }).days;

const asDate = (date: Date | null): SpokenDay => (date === null ? NO_DATE : { kind: 'date', date });

export function createDayReader(words: TimeWords) {
  const weekdays = anyOf(Object.keys(words.weekdays));
  const modifier = `(?:(${words.next})|(${words.this})|(${words.past}))\\s+`;
  const week = wholeWords(`${modifier}(?:${words.week})`);
  const weekend = wholeWords(`(?:${modifier})?(?:${words.weekend})`);
  const month = wholeWords(`${modifier}(?:${words.month})`);
  const weekday = wholeWords(`(?:${modifier})?(${weekdays})`);
  const ordinal = wholeWords(`(\\d{1,2})(?:${words.ordinalSuffix})`);
  const monthNames = words.months.map((name) => `${name}|${name.slice(0, 3)}`).join('|');
  const day = `\\d{1,2}(?:${words.ordinalSuffix})?`;
  const unreadDate = wholeWords(
    `${day}\\s+(?:(?:${words.of})\\s+)?(?:${monthNames})|(?:${monthNames})\\s+${day}`,
  );
  const dayAfterTomorrow = wholeWords(words.dayAfterTomorrow);
  const namedMonth = wholeWords(`(?:${words.in})\\s+(${monthNames})`);
  const clearMonths = words.months.filter((name) => !words.unclearMonths.includes(name));
  const bareMonth = wholeWords(`(${clearMonths.join('|')})`);

  function takeRange(scrap: Scrap, today: Date): SpokenDay | null {
    const monday = today.subtract({ days: today.dayOfWeek - 1 });
    const inWeek = scrap.take(week);
    if (inWeek) return span(inWeek, today, monday, monday.add({ days: 6 }), 7);
    const inWeekend = scrap.take(weekend);
    if (inWeekend) return span(inWeekend, today, monday.add({ days: 5 }), monday.add({ days: 6 }), 7);
    const inMonth = scrap.take(month);
    if (inMonth) return monthSpan(inMonth, today);
    return takeMonth(scrap, namedMonth, today);
  }

  function takeMonth(scrap: Scrap, pattern: RegExp, today: Date): SpokenDay | null {
    const said = scrap.take(pattern)?.[1];
    if (said === undefined) return null;
    const number = words.months.findIndex((name) => name.startsWith(said)) + 1;
    return wholeMonth(number < today.month ? today.year + 1 : today.year, number, today);
  }

  function takeWeekday(scrap: Scrap, today: Date): SpokenDay | null {
    const match = scrap.take(weekday);
    if (!match) return null;
    const number = words.weekdays[match[4] ?? ''] ?? 0;
    if (match[3] !== undefined) return PAST;
    // "Next Friday" is the one in next week, "this Friday" the coming one, today included.
    if (match[1] !== undefined) return asDate(today.add({ days: 7 - today.dayOfWeek + number }));
    if (match[2] !== undefined) return asDate(today.add({ days: (number - today.dayOfWeek + 7) % 7 }));
    return { kind: 'weekday', weekday: number };
  }

  function takeOrdinal(scrap: Scrap, { today }: DayScope): SpokenDay | null {
    const day = Number(scrap.take(ordinal)?.[1] ?? 0);
    if (day === 0) return null;
    const coming = day >= today.day ? today.with({ day: 1 }) : today.with({ day: 1 }).add({ months: 1 });
    return asDate(dateOf(coming.year, coming.month, day));
  }

  /** Said in words: read after the times. */
  return (scrap: Scrap, scope: DayScope): SpokenDay | null => {
    if (scrap.take(dayAfterTomorrow)) return { kind: 'date', date: scope.today.add({ days: 2 }) };
    const range = takeRange(scrap, scope.today);
    const named = takeWeekday(scrap, scope.today);
    const candidate = takeCandidate(words.candidates, scrap, scope);
    if (candidate === null && scrap.take(unreadDate)) return NO_DATE;
    const date = candidate ?? (range === null ? takeOrdinal(scrap, scope) : null);
    const said = combine(combine(date, named), range);
    return said ?? takeMonth(scrap, bareMonth, scope.today);
  };
}

/** chrono-node only proposes: its times, its years and the ranges it invents are not taken. */
function takeCandidate(candidates: TimeWords['candidates'], scrap: Scrap, scope: DayScope): SpokenDay | null {
  if (candidates === null) return null;
  const { year, month, day } = scope.today;
  const reference = { instant: new Date(Date.UTC(year, month - 1, day, 12)), timezone: 0 };
  for (const { index, text, start } of candidates.parse(scrap.rest, reference, { forwardDate: true })) {
    if (!start.isCertain('day') || !start.isCertain('month') || start.isCertain('hour')) continue;
    scrap.blank(index, text.length);
    const [monthSaid, daySaid] = [start.get('month') ?? 0, start.get('day') ?? 0];
    if (!start.isCertain('year')) return asDate(nearestYear(monthSaid, daySaid, scope));
    return asDate(dateOf(start.get('year') ?? 0, monthSaid, daySaid));
  }
  return null;
}

function combine(one: SpokenDay | null, other: SpokenDay | null): SpokenDay | null {
  if (one === null || other === null) return one ?? other;
  if (one.kind === 'date' && other.kind === 'weekday')
    return one.date.dayOfWeek === other.weekday ? one : WRONG_WEEKDAY;
  if (one.kind === 'weekday' && other.kind === 'range') {
    const date = other.from.add({ days: (one.weekday - other.from.dayOfWeek + 7) % 7 });
    return asDate(date);
  }
  return one;
}

function span(match: RegExpExecArray, today: Date, from: Date, to: Date, days: number): SpokenDay {
  if (match[3] !== undefined) return PAST;
  const shift = match[1] === undefined ? 0 : days;
  const start = from.add({ days: shift });
  return { kind: 'range', from: later(start, today), to: to.add({ days: shift }) };
}

function monthSpan(match: RegExpExecArray, today: Date): SpokenDay {
  if (match[3] !== undefined) return PAST;
  const first = today.with({ day: 1 }).add({ months: match[1] === undefined ? 0 : 1 });
  return wholeMonth(first.year, first.month, today);
}

function wholeMonth(year: number, month: number, today: Date): SpokenDay {
  const first = dateOf(year, month, 1);
  if (first === null) return NO_DATE;
  return { kind: 'range', from: later(first, today), to: first.with({ day: first.daysInMonth }) };
}

const later = (one: Date, other: Date): Date => (daysBetween(other, one) >= 0 ? one : other);

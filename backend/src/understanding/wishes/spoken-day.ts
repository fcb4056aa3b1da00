import type { Temporal } from 'temporal-polyfill';
import { dateOf } from './calendar.ts';

export type CalendarDate = Temporal.PlainDate;

/** A day as it was said. */
export type SpokenDay =
  | { readonly kind: 'date'; readonly date: CalendarDate }
  /** One of two dates is meant. */
  | { readonly kind: 'either'; readonly dates: readonly [CalendarDate, CalendarDate] }
  | { readonly kind: 'weekday'; readonly weekday: number }
  /** "Monday 7": that date, or 7 o'clock. */
  | { readonly kind: 'numbered'; readonly date: CalendarDate; readonly number: number }
  | { readonly kind: 'range'; readonly from: CalendarDate; readonly to: CalendarDate }
  /**
   * Looks like a day but is invalid, such as 31 November, or "Friday 3 December" when that is a Thursday.
   */
  | { readonly kind: 'impossible'; readonly why: 'notADate' | 'wrongWeekday' }
  | { readonly kind: 'past' };

export interface DayScope {
  readonly today: CalendarDate;
  readonly horizonDays: number;
  /** Whether 3 December is written as 12/3 there. */
  readonly monthFirst: boolean;
}

export const NO_DATE: SpokenDay = { kind: 'impossible', why: 'notADate' };
export const WRONG_WEEKDAY: SpokenDay = { kind: 'impossible', why: 'wrongWeekday' };
export const PAST: SpokenDay = { kind: 'past' };

export const asDate = (date: CalendarDate | null): SpokenDay =>
  date === null ? NO_DATE : { kind: 'date', date };

/** Of two possible dates the one that can be booked, or both if both can. */
export function eitherDate(one: CalendarDate, other: CalendarDate, scope: DayScope): SpokenDay {
  if (one.equals(other)) return asDate(one);
  const [first, second] = [one, other].filter((date) => isBookable(date, scope));
  return first && second ? { kind: 'either', dates: [first, second] } : asDate(first ?? one);
}

export const isBookable = (date: CalendarDate, { today, horizonDays }: DayScope): boolean => {
  const days = daysBetween(today, date);
  return days >= 0 && days <= horizonDays;
};

export const daysBetween = (from: CalendarDate, to: CalendarDate): number =>
  from.until(to, { largestUnit: 'days' }).days;

export const later = (one: CalendarDate, other: CalendarDate): CalendarDate =>
  daysBetween(other, one) >= 0 ? one : other;

/** The first such weekday from this day on, including it. */
export const comingWeekday = (from: CalendarDate, weekday: number): CalendarDate =>
  from.add({ days: (weekday - from.dayOfWeek + 7) % 7 });

/** Without a year, a date this recent is a slip about the past; an earlier one means the coming year. */
const RECENT_DAYS = 60;

/** Without a year: the coming date, unless it is beyond the booking horizon and the last one was recent. */
export function nearestYear(month: number, day: number, scope: DayScope): CalendarDate | null {
  const { today } = scope;
  const dates = [today.year - 1, today.year, today.year + 1]
    .map((year) => dateOf(year, month, day))
    .filter((date) => date !== null);
  const coming = dates.find((date) => daysBetween(today, date) >= 0) ?? null;
  if (coming !== null && isBookable(coming, scope)) return coming;
  return dates.find((date) => isRecent(daysBetween(date, today))) ?? coming;
}

const isRecent = (daysAgo: number): boolean => daysAgo > 0 && daysAgo <= RECENT_DAYS;

/** The meaning of two words for a day together. */
export function combine(one: SpokenDay | null, other: SpokenDay | null): SpokenDay | null {
  if (one === null || other === null) return one ?? other;
  if (one.kind === 'date' && other.kind === 'date' && !one.date.equals(other.date))
    return { kind: 'either', dates: [one.date, other.date] };
  if (one.kind === 'date' && other.kind === 'range')
    return daysBetween(other.from, one.date) < 0 || daysBetween(one.date, other.to) < 0 ? NO_DATE : one;
  if (other.kind === 'weekday') {
    if (one.kind === 'date' || one.kind === 'either') return onWeekday(one, other.weekday);
    if (one.kind === 'range') return combine(other, one);
  }
  if (one.kind === 'weekday' && other.kind === 'range') return asDate(comingWeekday(other.from, one.weekday));
  return one;
}

function onWeekday(day: Extract<SpokenDay, { kind: 'date' | 'either' }>, weekday: number): SpokenDay {
  const dates = day.kind === 'date' ? [day.date] : day.dates;
  const fitting = dates.filter((date) => date.dayOfWeek === weekday);
  const [only, ...others] = fitting;
  if (!only) return WRONG_WEEKDAY;
  return others.length > 0 ? day : asDate(only);
}

/** The 3rd within the named days, otherwise the coming one. */
export function dayOfMonth(day: number, span: SpokenDay | null, { today }: DayScope): SpokenDay {
  if (span?.kind === 'range') {
    const inMonth = dateOf(span.from.year, span.from.month, day);
    return asDate(
      inMonth !== null && daysBetween(inMonth, span.to) >= 0
        ? inMonth
        : dateOf(span.to.year, span.to.month, day),
    );
  }
  const coming = today.with({ day: 1 }).add({ months: day >= today.day ? 0 : 1 });
  return asDate(dateOf(coming.year, coming.month, day));
}

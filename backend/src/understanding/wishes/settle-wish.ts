import type { Temporal } from 'temporal-polyfill';
import type { InvalidReason } from '../../dialogue/events.ts';
import type { Business, MinuteInterval } from '../../domain/business.ts';
import {
  type DayWish,
  PARTS_OF_DAY,
  type PartOfDay,
  type SlotWish,
  type TimeWish,
  type When,
} from '../../domain/slot.ts';
import { fitsTime } from '../../domain/slot-wish.ts';
import { isSkipped, type LocalTime, openOn, openOnWeekday } from './calendar.ts';
import { bareHour } from './clock-time.ts';
import { hourAhead, type SettledTime, toTimeWishes } from './settle-time.ts';
import type { Spoken } from './spoken.ts';
import { type CalendarDate, comingWeekday, daysBetween, type SpokenDay } from './spoken-day.ts';

export type Judged =
  | { readonly kind: 'wish'; readonly wish: SlotWish }
  | {
      readonly kind: 'invalid';
      readonly reason: Extract<InvalidReason, 'notATime' | 'notADate' | 'wrongWeekday' | 'past'>;
    };

const NOT_A_TIME: Judged = { kind: 'invalid', reason: 'notATime' };
const PAST: Judged = { kind: 'invalid', reason: 'past' };
const DAY_END = 24 * 60;

/** A day without ambiguity. */
type SettledDay =
  | { readonly kind: 'date'; readonly date: CalendarDate }
  | Extract<SpokenDay, { kind: 'weekday' | 'range' }>;

interface Reading {
  readonly day: SettledDay | null;
  readonly time: TimeWish | null;
}

/**
 * Interprets what was said by the calendar and the opening hours: one wish, two to choose from, or none.
 */
export function toWish(business: Business, spoken: Spoken, now: LocalTime): Judged {
  const { day, time } = spoken;
  if (day?.kind === 'impossible') return { kind: 'invalid', reason: day.why };
  if (time?.kind === 'impossible') return NOT_A_TIME;
  if (day?.kind === 'past') return PAST;
  const readings =
    time?.kind === 'ahead'
      ? [aheadOf(time.minutes, now)]
      : readingsOf(business, { ...spoken, day, time }, now);
  const toCome = readings.filter((reading) => !isOver(reading, now));
  const possible = toCome.filter((reading) => !isJumped(business, reading));
  if (possible.length === 0) return toCome.length > 0 ? NOT_A_TIME : PAST;
  return { kind: 'wish', wish: wishOf(possible.map(toWhen), spoken.isDoubtful) };
}

interface Sayable extends Spoken {
  readonly day: Exclude<SpokenDay, { kind: 'impossible' | 'past' }> | null;
  readonly time: SettledTime | null;
}

function readingsOf(business: Business, said: Sayable, now: LocalTime): readonly Reading[] {
  const { day, time, part } = said;
  if (day?.kind === 'numbered') return numbered(business, day, said, now);
  if (day?.kind === 'either')
    return day.dates.flatMap((date) => onDay(business, { kind: 'date', date }, time, part, now));
  return onDay(business, day, time, part, now);
}

/** "Monday 7" is the 7th, unless that hour can be booked, in which case it is ambiguous. */
function numbered(
  business: Business,
  { date, number }: Extract<SpokenDay, { kind: 'numbered' }>,
  { time, part }: Sayable,
  now: LocalTime,
): readonly Reading[] {
  const onDate = onDay(business, { kind: 'date', date }, time, part, now);
  const hour = time === null && number < 24 ? bareHour(number) : null;
  if (hour === null || hour.kind !== 'at') return onDate;
  const weekday = { kind: 'weekday', weekday: date.dayOfWeek } as const;
  const atHour = onDay(business, weekday, hour, part, now).filter(
    (reading) =>
      reading.time?.kind === 'at' &&
      isOpen(reading.time.minute, hoursOn(business, reading.day)) &&
      (part === null || fitsTime({ kind: 'part', part }, reading.time.minute)),
  );
  return [...onDate, ...atHour];
}

function onDay(
  business: Business,
  day: SettledDay | null,
  spoken: SettledTime | null,
  part: PartOfDay | null,
  now: LocalTime,
): readonly Reading[] {
  if (spoken === null) return [{ day, time: part && { kind: 'part', part } }];
  const times = toTimeWishes(spoken, part, openIntervals(business, day));
  if (spoken.kind === 'at' && spoken.point.isMidnight)
    return times.flatMap((time) => midnights(business, { day, time }, now));
  return times.map((time) => ({ day: oneDay(day, time, now), time }));
}

/** Midnight starts and ends a day: for a day it is the bookable one, for today the coming one. */
function midnights(business: Business, { day, time }: Reading, now: LocalTime): readonly Reading[] {
  if (day === null || day.kind === 'range') return [{ day, time }];
  const date = day.kind === 'date' ? day.date : comingWeekday(now.date, day.weekday);
  const ends = [date, date.add({ days: 1 })].map(
    (end): Reading => ({ day: { kind: 'date', date: end }, time }),
  );
  const toCome = ends.filter((end) => !isOver(end, now));
  const bookable = toCome.filter((end) => isOpen(0, hoursOn(business, end.day)));
  return bookable.length > 0 ? bookable : toCome.slice(0, 1);
}

function aheadOf(minutes: number, now: LocalTime): Reading {
  const { from, to } = hourAhead(minutes, now.minute);
  const days = Math.floor(from / DAY_END);
  return {
    day: { kind: 'date', date: now.date.add({ days }) },
    time: { kind: 'range', from: from - days * DAY_END, to: Math.min(to - days * DAY_END, DAY_END) },
  };
}

/** For a closed day, the hours of the other days decide which half of the day is meant. */
function openIntervals(business: Business, day: SettledDay | null): readonly MinuteInterval[] {
  const open = hoursOn(business, day);
  return open.length > 0 ? open : Object.values(business.hours.weekly).flat();
}

function hoursOn(business: Business, day: SettledDay | null): readonly MinuteInterval[] {
  if (day?.kind === 'date') return openOn(business, day.date);
  return day?.kind === 'weekday' ? openOnWeekday(business.hours.weekly, day.weekday) : [];
}

const isOpen = (minute: number, open: readonly MinuteInterval[]): boolean =>
  open.some(({ from, to }) => minute >= from && minute < to);

/**
 * "Friday" filters the offer to Fridays; on a Friday, today's remaining times come before next week's.
 * "Friday at 10" is a single time: today's if it is still to come, otherwise next week's.
 */
function oneDay(day: SettledDay | null, time: TimeWish, now: LocalTime): SettledDay | null {
  if (day?.kind !== 'weekday' || time.kind !== 'at') return day;
  const coming = comingWeekday(now.date, day.weekday);
  const isOverToday = coming.equals(now.date) && time.minute <= now.minute;
  return { kind: 'date', date: isOverToday ? coming.add({ days: 7 }) : coming };
}

function isOver({ day, time }: Reading, now: LocalTime): boolean {
  if (day?.kind === 'range') return isBefore(day.to, now.date);
  if (day?.kind !== 'date') return false;
  if (!day.date.equals(now.date)) return isBefore(day.date, now.date);
  return time !== null && lastMinute(time) <= now.minute;
}

const isBefore = (one: Temporal.PlainDate, other: Temporal.PlainDate): boolean => daysBetween(one, other) > 0;

function lastMinute(time: TimeWish): number {
  switch (time.kind) {
    case 'at':
      return time.minute;
    case 'part':
      return PARTS_OF_DAY[time.part].to;
    case 'range':
      return time.to;
  }
}

/** Whether a clock change skips this time. */
const isJumped = ({ timeZone }: Business, { day, time }: Reading): boolean =>
  day?.kind === 'date' && time?.kind === 'at' && isSkipped(timeZone, day.date, time.minute);

const toWhen = ({ day, time }: Reading): When => ({ day: day && toDayWish(day), time });

function toDayWish(day: SettledDay): DayWish {
  switch (day.kind) {
    case 'date':
      return { kind: 'date', date: day.date.toString() };
    case 'weekday':
      return day;
    case 'range':
      return { kind: 'range', from: day.from.toString(), to: day.to.toString() };
  }
}

/** Two readings lead to a question. With more, only the days are asked about, and the time is left open. */
function wishOf(whens: readonly When[], isDoubtful: boolean): SlotWish {
  const unsure = isDoubtful && { unsure: true as const };
  const [one = NO_WISH, other, ...more] = whens;
  if (!other) return { ...one, ...unsure };
  if (more.length > 0) {
    const days = [one, ...more].filter(({ day }, index) => index === 0 || !isAlike(day, one.day));
    const [first = one, second = other] = days.map(({ day }) => ({ day, time: null }));
    return { ...NO_WISH, either: [first, second], unsure: true };
  }
  return {
    day: isAlike(one.day, other.day) ? one.day : null,
    time: isAlike(one.time, other.time) ? one.time : null,
    either: inOrder(one, other),
    ...unsure,
  };
}

/** Earlier day first. */
const inOrder = (one: When, other: When): [When, When] =>
  one.day?.kind === 'date' && other.day?.kind === 'date' && other.day.date < one.day.date
    ? [other, one]
    : [one, other];

/** Both were built here, with their fields in the same order. */
const isAlike = (one: DayWish | TimeWish | null, other: DayWish | TimeWish | null): boolean =>
  JSON.stringify(one) === JSON.stringify(other);

export const NO_WISH: SlotWish = { day: null, time: null };

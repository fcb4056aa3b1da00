import type { Temporal } from 'temporal-polyfill';
import type { Business, MinuteInterval } from '../../domain/business.ts';
import {
  type DayWish,
  PARTS_OF_DAY,
  type PartOfDay,
  type SlotWish,
  type TimeWish,
} from '../../domain/slot.ts';
import type { TimeWords } from '../lexicon/lexicon.ts';
import {
  isSkipped,
  type LocalTime,
  openOn,
  openOnWeekday,
  toLocalTime,
  writesMonthFirst,
} from './calendar.ts';
import { createClockReader, type SpokenTime, toTimeWish } from './clock-time.ts';
import { createDayReader, type SpokenDay, takeNumericDate } from './day.ts';
import { anyOf, Scrap, wholeWords } from './scrap.ts';
import { createTimeHint } from './time-hint.ts';

/** What was read of a wish for a time; `rest` is the text that had no part in it. */
export type WishReading = { readonly rest: string } & (
  | { readonly kind: 'wish'; readonly wish: SlotWish }
  | { readonly kind: 'invalid'; readonly reason: 'notATime' | 'past' }
  /** "Not Friday": a day or time that will not do. */
  | { readonly kind: 'unwanted' }
);

/** Nobody says when in more than this. */
const MAX_LENGTH = 200;

export type WishReader = (text: string, now: number) => WishReading | null;

export function createWishReader(business: Business, words: TimeWords): WishReader {
  const read = createSpokenReader(words);
  const maySayWhen = createTimeHint(words);
  const scope = {
    horizonDays: Math.max(0, ...business.services.map(({ horizonDays }) => horizonDays)),
    monthFirst: writesMonthFirst(business.timeZone),
  };
  return (text, now) => {
    if (text.length > MAX_LENGTH) return null;
    const scrap = new Scrap(text);
    if (!maySayWhen(scrap.rest)) return null;
    const local = toLocalTime(business.timeZone, now);
    const spoken = read(scrap, { ...scope, today: local.date });
    if (!spoken) return null;
    return { ...(spoken.isUnwanted ? UNWANTED : toWish(business, spoken, local)), rest: spoken.rest };
  };
}

const UNWANTED = { kind: 'unwanted' } as const;

interface Spoken {
  readonly isUnwanted: boolean;
  readonly day: SpokenDay | null;
  readonly time: SpokenTime | null;
  readonly part: PartOfDay | null;
  readonly rest: string;
}

type Scope = Parameters<typeof takeNumericDate>[1];

function createSpokenReader(words: TimeWords): (scrap: Scrap, scope: Scope) => Spoken | null {
  const weekdays = anyOf(Object.keys(words.weekdays));
  const unwanted = wholeWords(
    `(?:${words.unwanted})\\s+(?:\\p{L}+\\s+){0,2}(?:${weekdays}|${words.nearDays}|\\d{1,2})`,
  );
  const greetings = wholeWords(words.greetings);
  const farFrom = new RegExp(words.farFrom, 'u');
  const takePartOfToday = partReader(words.partsOfToday);
  const takePart = partReader(words.parts);
  const clock = createClockReader(words);
  const takeDay = createDayReader(words);

  return (scrap, scope) => {
    if (scrap.has(farFrom)) return null;
    const isUnwanted = scrap.has(unwanted);
    scrap.take(greetings);
    const numeric = takeNumericDate(scrap, scope);
    const partOfToday = takePartOfToday(scrap);
    const marked = clock.marked(scrap);
    const part = partOfToday ?? takePart(scrap);
    const said =
      takeDay(scrap, scope) ?? (partOfToday === null ? null : ({ kind: 'date', date: scope.today } as const));
    const day = numeric ?? said;
    const time = marked ?? (day === null ? null : clock.bare(scrap));
    if (day === null && time === null && part === null) return null;
    return { isUnwanted, day, time, part, rest: scrap.rest };
  };
}

const PARTS: readonly PartOfDay[] = ['morning', 'afternoon', 'evening'];

function partReader(words: TimeWords['parts']): (scrap: Scrap) => PartOfDay | null {
  const patterns = PARTS.map((part) => ({ part, pattern: wholeWords(anyOf(words[part])) }));
  return (scrap) => patterns.find(({ pattern }) => scrap.take(pattern))?.part ?? null;
}

type Judged =
  | { readonly kind: 'wish'; readonly wish: SlotWish }
  | { readonly kind: 'invalid'; readonly reason: 'notATime' | 'past' };

const NOT_A_TIME: Judged = { kind: 'invalid', reason: 'notATime' };
const PAST: Judged = { kind: 'invalid', reason: 'past' };

function toWish(business: Business, { day, time: spoken, part }: Spoken, now: LocalTime): Judged {
  if (day?.kind === 'impossible' || spoken?.kind === 'impossible') return NOT_A_TIME;
  if (day?.kind === 'past') return PAST;
  const time = spoken
    ? toTimeWish(spoken, part, openIntervals(business, day))
    : part && ({ kind: 'part', part } as const);
  const dated = day && settleDay(day, time, now);
  if (dated?.kind === 'date' && isPast(dated.date, time, now)) return PAST;
  if (dated?.kind === 'range' && before(dated.to, now.date)) return PAST;
  if (
    dated?.kind === 'date' &&
    time?.kind === 'at' &&
    isSkipped(business.timeZone, dated.date, time.minute)
  ) {
    return NOT_A_TIME;
  }
  return { kind: 'wish', wish: { day: dated && toDayWish(dated), time } };
}

function openIntervals(business: Business, day: SpokenDay | null): readonly MinuteInterval[] {
  if (day?.kind === 'date') return openOn(business, day.date);
  if (day?.kind === 'weekday') return openOnWeekday(business.hours.weekly, day.weekday);
  return Object.values(business.hours.weekly).flat();
}

type SettledDay = Exclude<SpokenDay, { kind: 'impossible' | 'past' }>;

/**
 * "Friday" filters the times offered to Fridays: today's, if it is Friday and any are left, before next week's.
 * "Friday at 10" is one time: today's if that is still to come, else next week's.
 */
function settleDay(day: SettledDay, time: TimeWish | null, now: LocalTime): SettledDay {
  if (day.kind !== 'weekday' || time?.kind !== 'at') return day;
  const days = (day.weekday - now.date.dayOfWeek + 7) % 7;
  const over = days === 0 && time.minute <= now.minute;
  return { kind: 'date', date: now.date.add({ days: over ? 7 : days }) };
}

function isPast(date: Temporal.PlainDate, time: TimeWish | null, now: LocalTime): boolean {
  if (!date.equals(now.date)) return before(date, now.date);
  return time !== null && lastMinute(time) <= now.minute;
}

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

const before = (one: Temporal.PlainDate, other: Temporal.PlainDate): boolean =>
  one.until(other, { largestUnit: 'days' }).days > 0;

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

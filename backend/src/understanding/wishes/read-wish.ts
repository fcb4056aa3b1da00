import type { Temporal } from 'temporal-polyfill';
import type { Business, MinuteInterval } from '../../domain/business.ts';
import {
  type DayWish,
  PARTS_OF_DAY,
  type PartOfDay,
  type SlotWish,
  type TimeWish,
  type When,
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
import { createClockReader, hourAhead, type SpokenTime, toTimeWish } from './clock-time.ts';
import { createDayReader, type SpokenDay, takeNumericDate } from './day.ts';
import { createSideReader, type RuledOut, type Sides } from './ruled-out.ts';
import { anyOf, Scrap, wholeWords } from './scrap.ts';
import { createTimeHint } from './time-hint.ts';

/** What was read of a wish for a time; `rest` is the text that had no part in it. */
export type WishReading = { readonly rest: string } & Judged;

type Judged =
  | { readonly kind: 'wish'; readonly wish: SlotWish }
  | { readonly kind: 'invalid'; readonly reason: 'notATime' | 'notADate' | 'wrongWeekday' | 'past' };

/** Nobody says when in more than this. */
const MAX_LENGTH = 200;
/** "Not Monday, Tuesday or Wednesday" */
const MAX_IN_ONE = 5;
const BARE_HOUR = /^\d{1,2}$/;

export type WishReader = (text: string, now: number) => WishReading | null;

export function createWishReader(business: Business, words: TimeWords): WishReader {
  const read = createSpokenReader(words);
  const maySayWhen = createTimeHint(words);
  const sidesOf = createSideReader(words);
  const either = new RegExp(`\\s(?:${words.or})\\s|(?<=\\p{L})/(?=\\p{L})`, 'u');
  const [at = ''] = words.at.split('|');
  const horizonDays = Math.max(0, ...business.services.map((service) => service.horizonDays));
  const monthFirst = writesMonthFirst(business.timeZone);

  function readWanted(scrap: Scrap, now: LocalTime): WishReading | null {
    const spoken = read(scrap, { today: now.date, horizonDays, monthFirst });
    return spoken && { ...toWish(business, spoken, now), rest: scrap.rest };
  }

  /** "Monday or Tuesday afternoon": of two that are wished, each would do. One that says nothing of its own is none. */
  function readEither(text: string, now: LocalTime): WishReading | null {
    const pieces = text.split(either);
    const readings = pieces.map((piece) => readWanted(new Scrap(piece), now));
    if (pieces.length < 2 || pieces.length > MAX_IN_ONE || !readings[0])
      return readWanted(new Scrap(text), now);
    const whens: When[] = [];
    const rests: string[] = [];
    for (const [index, piece] of pieces.entries()) {
      const hour = BARE_HOUR.test(piece) ? readWanted(new Scrap(`${at} ${piece}`), now) : null;
      const reading = readings[index] ?? hour;
      if (reading?.kind === 'invalid') return reading;
      rests.push(reading?.rest ?? piece);
      if (reading) whens.push(reading.wish);
    }
    const [when, ...or] = sharing(whens);
    return {
      kind: 'wish',
      wish: { ...NO_WISH, ...when, ...(or.length > 0 && { or }) },
      rest: rests.join(' ').trim(),
    };
  }

  /** Each day and time that a text names. One that has passed or is none rules nothing out. */
  function readEach(scrap: Scrap, now: LocalTime): readonly When[] {
    const found: When[] = [];
    for (let at = 0; at < MAX_IN_ONE; at++) {
      const reading = readWanted(scrap, now);
      if (!reading) break;
      if (reading.kind === 'wish') found.push(reading.wish);
    }
    return found;
  }

  function readSides({ wanted, ruledOut }: Sides, now: LocalTime): WishReading | null {
    const reading = readEither(wanted, now);
    if (reading?.kind === 'invalid') return reading;
    const rests = [reading?.rest ?? wanted];
    const not = ruledOut.flatMap(({ text, too }) => {
      const side = new Scrap(text);
      const each = readEach(side, now);
      rests.push(side.rest);
      return each.map((when) => reaching(when, too, now));
    });
    if (!reading && not.length === 0) return null;
    const wish = { ...(reading?.wish ?? NO_WISH), ...(not.length > 0 && { not }) };
    return { kind: 'wish', wish, rest: rests.join(' ').trim() };
  }

  return (text, now) => {
    if (text.length > MAX_LENGTH) return null;
    const scrap = new Scrap(text);
    if (!maySayWhen(scrap.rest)) return null;
    const local = toLocalTime(business.timeZone, now);
    const sides = sidesOf(scrap.rest);
    return sides ? readSides(sides, local) : readEither(scrap.rest, local);
  };
}

const NO_WISH: SlotWish = { day: null, time: null };

/** "Monday or Tuesday afternoon" says "afternoon" of both, "Monday morning or evening" "Monday". */
function sharing(whens: readonly When[]): readonly When[] {
  const shared: When[] = [];
  for (const { day, time } of whens) shared.push({ day: day ?? shared.at(-1)?.day ?? null, time });
  const last = whens.at(-1)?.time ?? null;
  return shared.every(({ time }, index) => time === null || index === shared.length - 1)
    ? shared.map(({ day }) => ({ day, time: last }))
    : shared;
}

/** What is too early rules out all before it, and what is too late all after it. */
function reaching({ day, time }: When, too: RuledOut['too'], now: LocalTime): When {
  if (too === null) return { day, time };
  if (time?.kind === 'at') {
    const { minute } = time;
    const range = too === 'early' ? { from: 0, to: minute + 1 } : { from: minute, to: DAY_END };
    return { day, time: { kind: 'range', ...range } };
  }
  if (too === 'late' || time !== null || day === null || day.kind === 'weekday') return { day, time };
  const to = day.kind === 'date' ? day.date : day.to;
  return { day: { kind: 'range', from: now.date.toString(), to }, time };
}

const DAY_END = 24 * 60;

interface Spoken {
  readonly day: SpokenDay | null;
  readonly time: SpokenTime | null;
  readonly part: PartOfDay | null;
}

type Scope = Parameters<typeof takeNumericDate>[1];

function createSpokenReader(words: TimeWords): (scrap: Scrap, scope: Scope) => Spoken | null {
  const greetings = wholeWords(words.greetings);
  const farFrom = new RegExp(words.farFrom, 'u');
  const takePartOfToday = partReader(words.partsOfToday);
  const takePart = partReader(words.parts);
  const clock = createClockReader(words);
  const takeDay = createDayReader(words);

  return (scrap, scope) => {
    if (scrap.has(farFrom)) return null;
    scrap.take(greetings);
    const numeric = takeNumericDate(scrap, scope);
    const partOfToday = takePartOfToday(scrap);
    const marked = clock.marked(scrap);
    const part = partOfToday ?? takePart(scrap);
    const said =
      takeDay(scrap, scope) ?? (partOfToday === null ? null : ({ kind: 'date', date: scope.today } as const));
    const day = numeric ?? said;
    const time = marked ?? clock.edge(scrap) ?? (day === null ? null : clock.bare(scrap));
    return day === null && time === null && part === null ? null : { day, time, part };
  };
}

const PARTS: readonly PartOfDay[] = ['morning', 'afternoon', 'evening'];

function partReader(words: TimeWords['parts']): (scrap: Scrap) => PartOfDay | null {
  const patterns = PARTS.map((part) => ({ part, pattern: wholeWords(anyOf(words[part])) }));
  return (scrap) => patterns.find(({ pattern }) => scrap.take(pattern))?.part ?? null;
}

const NOT_A_TIME: Judged = { kind: 'invalid', reason: 'notATime' };
const PAST: Judged = { kind: 'invalid', reason: 'past' };

function toWish(business: Business, { day, time: spoken, part }: Spoken, now: LocalTime): Judged {
  if (day?.kind === 'impossible') return { kind: 'invalid', reason: day.why };
  if (spoken?.kind === 'impossible') return NOT_A_TIME;
  if (day?.kind === 'past') return PAST;
  if (spoken?.kind === 'ahead') return aheadWish(spoken.minutes, now);
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

function aheadWish(minutes: number, now: LocalTime): Judged {
  const { from, to } = hourAhead(minutes, now.minute);
  const days = Math.floor(from / DAY_END);
  const date = now.date.add({ days }).toString();
  const time = {
    kind: 'range',
    from: from - days * DAY_END,
    to: Math.min(to - days * DAY_END, DAY_END),
  } as const;
  return { kind: 'wish', wish: { day: { kind: 'date', date }, time } };
}

/** Of a day that is closed the hours of the others tell which half of the day is meant. */
function openIntervals(business: Business, day: SpokenDay | null): readonly MinuteInterval[] {
  const open = hoursOn(business, day);
  return open.length > 0 ? open : Object.values(business.hours.weekly).flat();
}

function hoursOn(business: Business, day: SpokenDay | null): readonly MinuteInterval[] {
  if (day?.kind === 'date') return openOn(business, day.date);
  return day?.kind === 'weekday' ? openOnWeekday(business.hours.weekly, day.weekday) : [];
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

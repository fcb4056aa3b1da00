import type { VisitorEvent } from '../../backend/src/dialogue/events.ts';
import { localDate, localMinute } from '../../backend/src/domain/local-time.ts';
import {
  PARTS_OF_DAY,
  type SlotWish,
  slotStart,
  type TimeWish,
  type When,
} from '../../backend/src/domain/slot.ts';
import { fitsDay, fitsTime, whensOf } from '../../backend/src/domain/slot-wish.ts';
import type { WhenPattern, WishPattern } from './case.ts';

/** The time that an event carries, whatever else it is; null for none. */
export function wishOf(event: VisitorEvent, timeZone: string): SlotWish | null {
  if (event.type === 'pickSlot') return pickedTime(event.slotId, timeZone);
  return 'wish' in event ? (event.wish ?? null) : null;
}

function pickedTime(id: string, timeZone: string): SlotWish | null {
  const start = slotStart(id);
  if (start === null) return null;
  const instant = Date.parse(start);
  const date = localDate(instant, timeZone);
  return { day: { kind: 'date', date }, time: { kind: 'at', minute: localMinute(instant, timeZone) } };
}

/** Whether a wish says what was meant, no more and no less. `today`: the local date on which it was said. */
export function isSame(pattern: WishPattern, wish: SlotWish, today: string): boolean {
  if (wish.either) return false;
  const { or = [], not = [], ...first } = pattern;
  const isWhen = (one: WhenPattern, when: When) => isSameDay(one, when, today) && isSameTime(one, when.time);
  const named = isOnlyRuledOut(pattern) ? [{}] : [first, ...or];
  const ruledOut = (wish.not ?? []).filter((when) => !goesWithoutSaying(when, wish, today));
  const spared = not.filter((one) => ruledOut.some((when) => isWhen(one, when)));
  return (
    pairUp(named, whensOf(wish), isWhen) &&
    pairUp(pattern.not === undefined ? [] : spared, ruledOut, isWhen) &&
    spared.length === not.length
  );
}

const isOnlyRuledOut = ({ or, not, ...first }: WishPattern): boolean =>
  not !== undefined && or === undefined && Object.keys(first).length === 0;

/** "Not Monday, Tuesday" says no more than "Tuesday". */
function goesWithoutSaying(not: When, { day }: SlotWish, today: string): boolean {
  const isOn =
    (wished: When['day']): Fits =>
    (date, weekday) =>
      fitsDay(wished, date, weekday);
  return day !== null && not.day !== null && !overlaps(isOn(not.day), isOn(day), today);
}

function pairUp<One, Other>(
  ones: readonly One[],
  others: readonly Other[],
  match: (one: One, other: Other) => boolean,
): boolean {
  const left = [...others];
  for (const one of ones) {
    const index = left.findIndex((other) => match(one, other));
    if (index < 0) return false;
    left.splice(index, 1);
  }
  return left.length === 0;
}

function isSameDay(pattern: WhenPattern, { day }: When, today: string): boolean {
  if (pattern.date !== undefined) return day?.kind === 'date' && day.date === pattern.date;
  if (pattern.weekday !== undefined) return isWeekday(pattern.weekday, day, today);
  if (pattern.dates !== undefined) return isSameRange(pattern.dates, day);
  return day === null;
}

const isWeekday = (weekday: number, day: When['day'], today: string): boolean =>
  (day?.kind === 'weekday' && day.weekday === weekday) ||
  (day?.kind === 'date' && weekdayOf(day.date) === weekday && daysAfter(today, day.date) <= 7);

const LONG_AFTER = 14;

/** A week is its working days as well. */
function isSameRange(pattern: { from: string; to?: string | undefined }, day: When['day']): boolean {
  if (day?.kind !== 'range' && day?.kind !== 'date') return false;
  const range = day.kind === 'date' ? { from: day.date, to: day.date } : day;
  if (pattern.to === undefined)
    return range.from === pattern.from && daysAfter(range.from, range.to) >= LONG_AFTER;
  const meant = withoutWeekend({ from: pattern.from, to: pattern.to });
  const said = withoutWeekend(range);
  return said.from === meant.from && said.to === meant.to;
}

function withoutWeekend({ from, to }: { from: string; to: string }): { from: string; to: string } {
  if (from > to) return { from, to };
  if (weekdayOf(to) >= 6 && daysAfter(from, to) > 1) return withoutWeekend({ from, to: dayAfter(to, -1) });
  if (weekdayOf(from) >= 6 && daysAfter(from, to) > 1) return withoutWeekend({ from: dayAfter(from, 1), to });
  return { from, to };
}

const HOUR = 60;
/** "About 10" is within so much of it on each side. */
const ABOUT = 90;

function isSameTime(pattern: WhenPattern, time: TimeWish | null): boolean {
  if (!hasTime(pattern)) return time === null;
  if (time === null) return false;
  const { from, to } = minutesOf(time);
  const { at, about, part } = pattern;
  if (at !== undefined) return from === at && to <= at + 1;
  if (about !== undefined)
    return from <= about && about < to && from >= about - ABOUT && to <= about + ABOUT + 1;
  if (part !== undefined) return isPart(part, from, to);
  const startsRight = pattern.from === undefined ? from <= 9 * HOUR : isAround(from, pattern.from);
  const endsRight = pattern.to === undefined ? to >= 17 * HOUR : isAround(to, pattern.to);
  return startsRight && endsRight;
}

/** Whether the last minute is included is a matter of taste. */
const isAround = (minute: number, meant: number): boolean => minute === meant || minute === meant + 1;

type Part = NonNullable<WhenPattern['part']>;

interface PartBounds {
  /** In hours: the first and the last at which it may begin, and at which it may end; people differ. */
  readonly starts: readonly [number, number];
  readonly ends: readonly [number, number];
}

const PART_BOUNDS: Readonly<Record<Part, PartBounds>> = {
  morning: { starts: [0, 9.5], ends: [11, 13] },
  afternoon: { starts: [12, 14], ends: [16, 21] },
  evening: { starts: [16.5, 19], ends: [20, 24] },
  early: { starts: [0, 9.5], ends: [9, 12] },
  late: { starts: [13, 23], ends: [16, 24] },
};

function isPart(part: Part, from: number, to: number): boolean {
  const { starts, ends } = PART_BOUNDS[part];
  const isWithin = (minute: number, [first, last]: readonly [number, number]) =>
    minute >= first * HOUR && minute <= last * HOUR;
  return isWithin(from, starts) && isWithin(to, ends);
}

const hasTime = ({ at, about, from, to, part }: WhenPattern): boolean =>
  [at, about, from, to, part].some((one) => one !== undefined);

function minutesOf(time: TimeWish): { readonly from: number; readonly to: number } {
  if (time.kind === 'part') return PARTS_OF_DAY[time.part];
  return time.kind === 'at' ? { from: time.minute, to: time.minute + 1 } : time;
}

export type Overlap = 'some' | 'notOnTheDay' | 'notAtTheTime';

/** Whether what was read leaves anything of what was meant: if not, it is wrong. */
export function overlapOf(pattern: WishPattern, wish: SlotWish, today: string): Overlap {
  const meant = fitsPattern(pattern);
  const read = fitsWish(wish);
  if (overlaps(meant, read, today)) return 'some';
  return overlaps(anyTime(meant), anyTime(read), today) ? 'notAtTheTime' : 'notOnTheDay';
}

const anyTime =
  (fits: Fits): Fits =>
  (date, weekday) =>
    MINUTES.some((minute) => fits(date, weekday, minute));

type Fits = (date: string, weekday: number, minute: number) => boolean;

const QUARTER = 15;
const MINUTES = Array.from({ length: (24 * HOUR) / QUARTER }, (_, quarter) => quarter * QUARTER);
const DAYS_AHEAD = 400;

function overlaps(one: Fits, other: Fits, today: string): boolean {
  for (let days = -1; days <= DAYS_AHEAD; days++) {
    const date = dayAfter(today, days);
    const weekday = weekdayOf(date);
    if (MINUTES.some((minute) => one(date, weekday, minute) && other(date, weekday, minute))) return true;
  }
  return false;
}

function fitsWish(wish: SlotWish): Fits {
  const whens = wish.either ?? whensOf(wish);
  const fits = ({ day, time }: When, date: string, weekday: number, minute: number) =>
    fitsDay(day, date, weekday) && fitsTime(time, minute);
  return (date, weekday, minute) =>
    whens.some((when) => fits(when, date, weekday, minute)) &&
    !(wish.not ?? []).some((when) => fits(when, date, weekday, minute));
}

function fitsPattern({ or = [], not = [], ...first }: WishPattern): Fits {
  return (date, weekday, minute) =>
    [first, ...or].some((one) => fitsWhen(one, date, weekday, minute)) &&
    !not.some((one) => fitsWhen(one, date, weekday, minute));
}

function fitsWhen(pattern: WhenPattern, date: string, weekday: number, minute: number): boolean {
  const { dates } = pattern;
  if (pattern.date !== undefined && pattern.date !== date) return false;
  if (pattern.weekday !== undefined && pattern.weekday !== weekday) return false;
  if (dates !== undefined && (date < dates.from || date > (dates.to ?? '9999'))) return false;
  const { from, to } = boundsOf(pattern);
  return minute >= from && minute <= to;
}

function boundsOf({ at, about, part, from = 0, to = 24 * HOUR }: WhenPattern): { from: number; to: number } {
  if (at !== undefined) return { from: at, to: at };
  if (about !== undefined) return { from: about - ABOUT, to: about + ABOUT };
  if (part === undefined) return { from, to };
  const { starts, ends } = PART_BOUNDS[part];
  return { from: starts[0] * HOUR, to: ends[1] * HOUR };
}

const DAY_MS = 86_400_000;

const dayAfter = (date: string, days: number): string =>
  new Date(Date.parse(date) + days * DAY_MS).toISOString().slice(0, 10);

const daysAfter = (date: string, later: string): number => (Date.parse(later) - Date.parse(date)) / DAY_MS;

const weekdayOf = (date: string): number => new Date(date).getUTCDay() || 7;

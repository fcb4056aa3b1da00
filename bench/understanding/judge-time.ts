import type { VisitorEvent } from '../../backend/src/dialogue/events.ts';
import { localDate, localMinute } from '../../backend/src/domain/local-time.ts';
import { type DayWish, type SlotWish, slotStart, type When } from '../../backend/src/domain/slot.ts';
import { fitsDay, whensOf } from '../../backend/src/domain/slot-wish.ts';
import { dayAfter, daysBetween, weekdayOf, workingDays } from './calendar.ts';
import type { WhenPattern, WishPattern } from './case.ts';
import { isSameTime } from './minutes.ts';

/** The time that an event carries, or null. */
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

/** Whether a wish says exactly what was meant. `today`: the local date on which it was said. */
export function isSame({ or, not = [], ...first }: WishPattern, wish: SlotWish, today: string): boolean {
  if (wish.either) return false;
  const isWhen = (meant: WhenPattern, read: When) =>
    isSameDay(meant, read.day, today) && isSameTime(meant, read.time);
  const ruledOut = wish.not ?? [];
  const said = ruledOut.filter((one) => not.length > 0 || !goesWithoutSaying(one, wish.day, today));
  return pairUp([first, ...(or ?? [])], whensOf(wish), isWhen) && pairUp(not, said, isWhen);
}

/** "Not Monday, Tuesday" says the same as "Tuesday". */
function goesWithoutSaying({ day }: When, wished: DayWish | null, today: string): boolean {
  if (day === null || wished === null) return false;
  const coming = Array.from({ length: WEEKS_AHEAD * 7 }, (_, days) => dayAfter(today, days));
  return !coming.some((date) => [day, wished].every((one) => fitsDay(one, date, weekdayOf(date))));
}

const WEEKS_AHEAD = 8;

/** Whether the items match one to one, with none left over. */
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

function isSameDay({ date, dates, weekday }: WhenPattern, day: DayWish | null, today: string): boolean {
  if (date !== undefined) return day?.kind === 'date' && day.date === date;
  if (weekday !== undefined) return isWeekday(weekday, day, today);
  return dates === undefined ? day === null : isSameRange(dates, day);
}

const isWeekday = (weekday: number, day: DayWish | null, today: string): boolean =>
  (day?.kind === 'weekday' && day.weekday === weekday) ||
  (day?.kind === 'date' && weekdayOf(day.date) === weekday && daysBetween(today, day.date) <= 7);

const LONG_AFTER = 14;

/** A week may also be read as its working days; a range without an end is long. */
function isSameRange({ from, to }: NonNullable<WhenPattern['dates']>, day: DayWish | null): boolean {
  if (day === null || day.kind === 'weekday') return false;
  const read = day.kind === 'date' ? { from: day.date, to: day.date } : day;
  if (to === undefined) return read.from === from && daysBetween(read.from, read.to) >= LONG_AFTER;
  const [one, other] = [workingDays({ from, to }), workingDays(read)];
  return one.from === other.from && one.to === other.to;
}

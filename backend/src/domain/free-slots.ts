import { type Business, type MinuteInterval, type Service, WEEKDAYS } from './business.ts';
import { addDays, type LocalDay, localDate, localDays, startOfDay } from './local-time.ts';
import type { SlotWish, TimeWish, When } from './slot.ts';
import { fitsDay, fitsTime, whensOf, wishedDates } from './slot-wish.ts';

// Instants here are milliseconds since the epoch; ranges include their start and exclude their end.

const MINUTE_MS = 60_000;

/** When a business is open. */
export type Timetable = Pick<Business, 'hours' | 'timeZone'>;

export interface Range {
  readonly from: number;
  readonly until: number;
}

/** The time a live hold or booking occupies on a resource, including its buffers. */
export interface BusySpan extends Range {
  readonly resourceId: string;
}

/** Starts of the service within the range that opening hours and the wish allow, in order. */
export function* slotStarts(
  timetable: Timetable,
  service: Service,
  wish: SlotWish | null,
  range: Range,
): Generator<number> {
  for (const day of wishedDays(timetable.timeZone, wish, range)) {
    const times = wishedTimes(wish, day);
    for (const interval of openingHours(timetable, day)) {
      for (const start of startsOfInterval(service, times, day, interval)) {
        if (start >= range.until) return;
        if (start >= range.from) yield start;
      }
    }
  }
}

/**
 * The range in which the service can currently be booked: from its notice period to the end of its last
 * day.
 */
export function bookableRange(timetable: Timetable, service: Service, now: number): Range {
  const afterwards = addDays(lastBookableDay(timetable, service, now), 1);
  return { from: now + service.noticeMinutes * MINUTE_MS, until: startOfDay(afterwards, timetable.timeZone) };
}

/** The last local date `YYYY-MM-DD` on which the service can currently be booked. */
export const lastBookableDay = (
  { timeZone }: Pick<Timetable, 'timeZone'>,
  service: Service,
  now: number,
): string => addDays(localDate(now, timeZone), service.horizonDays);

/** Whether opening hours allow the service to start at this instant, regardless of notice and horizon. */
export function isSlotStart(timetable: Timetable, service: Service, start: number): boolean {
  const { done } = slotStarts(timetable, service, null, { from: start, until: start + 1 }).next();
  return !done;
}

/** Whether the service can currently be booked at this instant if a resource is free. */
export function isBookable(timetable: Timetable, service: Service, start: number, now: number): boolean {
  const { from, until } = bookableRange(timetable, service, now);
  return start >= from && start < until && isSlotStart(timetable, service, start);
}

/** When the service itself ends. */
export const slotEnd = (service: Service, start: number): number => start + service.minutes * MINUTE_MS;

/** The time a slot occupies on its resource: the service with its buffers. */
export const slotSpan = (service: Service, start: number): Range => ({
  from: start - service.bufferBeforeMinutes * MINUTE_MS,
  until: slotEnd(service, start) + service.bufferAfterMinutes * MINUTE_MS,
});

/** The service's resources that are free at a start, in the service's order. */
export function freeResources(service: Service, start: number, busy: readonly BusySpan[]): readonly string[] {
  const span = slotSpan(service, start);
  const overlapping = busy.filter(({ from, until }) => from < span.until && until > span.from);
  return service.resources.filter((id) => !overlapping.some(({ resourceId }) => resourceId === id));
}

/** The first `limit` of `starts` at which any resource of the service is free. */
export function freeStarts(
  service: Service,
  starts: Iterable<number>,
  busy: readonly BusySpan[],
  limit: number,
): number[] {
  const free: number[] = [];
  if (limit <= 0) return free;
  for (const start of starts) {
    if (freeResources(service, start, busy).length === 0) continue;
    free.push(start);
    if (free.length >= limit) break;
  }
  return free;
}

function* wishedDays(timeZone: string, wish: SlotWish | null, range: Range): Generator<LocalDay> {
  if (range.from >= range.until) return;
  const { from, to } = wishedDates(wish);
  const first = later(localDate(range.from, timeZone), from);
  const last = earlier(localDate(range.until - 1, timeZone), to);
  for (const day of localDays(first, last, timeZone)) {
    if (whensOf(wish).some((when) => fitsDay(when.day, day.date, day.weekday))) yield day;
  }
}

// ISO dates compare as text.
const later = (date: string, bound: string | null) => (bound !== null && bound > date ? bound : date);
const earlier = (date: string, bound: string | null) => (bound !== null && bound < date ? bound : date);

const openingHours = ({ hours }: Timetable, { date, weekday }: LocalDay): readonly MinuteInterval[] =>
  hours.exceptions.get(date) ?? hours.weekly[WEEKDAYS[weekday - 1] ?? 'monday'];

/** The wished and the excluded times of one day. */
interface WishedTimes {
  readonly wished: readonly (TimeWish | null)[];
  readonly not: readonly (TimeWish | null)[];
}

function wishedTimes(wish: SlotWish | null, { date, weekday }: LocalDay): WishedTimes {
  const timesOf = (whens: readonly When[]) =>
    whens.filter(({ day }) => fitsDay(day, date, weekday)).map(({ time }) => time);
  return { wished: timesOf(whensOf(wish)), not: timesOf(wish?.not ?? []) };
}

function* startsOfInterval(
  service: Service,
  { wished, not }: WishedTimes,
  day: LocalDay,
  { from, to }: MinuteInterval,
): Generator<number> {
  const closing = day.reachedAt(to);
  for (let minute = from; minute < to; minute += service.startEveryMinutes) {
    const fits = (time: TimeWish | null) => fitsTime(time, minute);
    if (!wished.some(fits) || not.some(fits)) continue;
    const start = day.instantAt(minute);
    if (start !== null && slotEnd(service, start) <= closing) yield start;
  }
}

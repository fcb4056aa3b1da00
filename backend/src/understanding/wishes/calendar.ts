import { Temporal } from 'temporal-polyfill';
import { type Business, type MinuteInterval, WEEKDAYS } from '../../domain/business.ts';
import { localDate, localMinute } from '../../domain/local-time.ts';
import { remembered } from '../../lib/remembered.ts';

/** Wall-clock time at the business. */
export interface LocalTime {
  readonly date: Temporal.PlainDate;
  /** Minutes from midnight. */
  readonly minute: number;
}

/** Wall-clock time where a wish is made, and the business as its hours look from there. */
export interface Here extends LocalTime {
  readonly business: Business;
}

export const toLocalTime = (timeZone: string, epochMs: number): LocalTime => ({
  date: plainDate(localDate(epochMs, timeZone)),
  minute: localMinute(epochMs, timeZone),
});

const MAX_DATES = 1_000;

const plainDate = remembered(MAX_DATES, (date: string) => Temporal.PlainDate.from(date));

/** Whether a clock change skips this time on that day. */
export function isSkipped(timeZone: string, date: Temporal.PlainDate, minute: number): boolean {
  const wanted = date.toPlainDateTime({ hour: Math.floor(minute / 60) % 24, minute: minute % 60 });
  return !wanted.toZonedDateTime(timeZone).toPlainDateTime().equals(wanted);
}

export const openOn = ({ hours }: Business, date: Temporal.PlainDate): readonly MinuteInterval[] =>
  hours.exceptions.get(date.toString()) ?? openOnWeekday(hours.weekly, date.dayOfWeek);

export function openOnWeekday(
  weekly: Business['hours']['weekly'],
  weekday: number,
): readonly MinuteInterval[] {
  const name = WEEKDAYS[weekday - 1];
  return name === undefined ? [] : weekly[name];
}

/** A date, or null if it does not exist. */
export function dateOf(year: number, month: number, day: number): Temporal.PlainDate | null {
  try {
    return Temporal.PlainDate.from({ year, month, day }, { overflow: 'reject' });
  } catch {
    // Temporal throws a RangeError for dates such as 30 February.
    return null;
  }
}

import { remembered } from '../../lib/remembered.ts';
import type { Copy } from '../copy/en.ts';

/** Formats instants for people. */
export interface DateFormat {
  /** `Tuesday 24 November 2026`, or `Tuesday, November 24, 2026` in American English */
  date(instant: string): string;
  /** `09:00`, or `9:00 AM` in American English */
  time(instant: string): string;
  /** `Tuesday 24 November 2026, 09:00` */
  dateTime(instant: string): string;
  /** `GMT+1`: the zone's offset on that day. */
  offset(instant: string): string;
}

const MINUTE_MS = 60_000;
const MAX_LOCALES = 100;
/** Time zones come from visitors, so the cache is bounded. */
const MAX_ZONES = 500;
/** The same few times are offered to everybody, and formatting one takes as long as reading a message. */
const MAX_TIMES = 100;

/** By locale and zone, because creating a formatter is expensive. */
const formats = remembered(MAX_LOCALES, (locale: string) =>
  remembered(MAX_ZONES, (timeZone: string) => makeFormat(locale, timeZone)),
);

export const dateFormat = (locale: string, timeZone: string): DateFormat => formats(locale)(timeZone);

function makeFormat(locale: string, timeZone: string): DateFormat {
  const days = new Intl.DateTimeFormat(locale, {
    timeZone,
    weekday: 'long',
    day: 'numeric',
    month: 'long',
    year: 'numeric',
  });
  const times = new Intl.DateTimeFormat(locale, { timeZone, ...clockOf(locale) });
  const offsets = new Intl.DateTimeFormat(locale, { timeZone, timeZoneName: 'shortOffset' });
  const offset = remembered(
    MAX_TIMES,
    (minute: number) =>
      offsets.formatToParts(minute * MINUTE_MS).find(({ type }) => type === 'timeZoneName')?.value ??
      timeZone,
  );
  const date = remembered(MAX_TIMES, (minute: number) => days.format(minute * MINUTE_MS));
  const time = remembered(MAX_TIMES, (minute: number) => plainSpaces(times.format(minute * MINUTE_MS)));
  return {
    date: (instant) => date(minuteOf(instant)),
    time: (instant) => time(minuteOf(instant)),
    offset: (instant) => offset(minuteOf(instant)),
    dateTime: (instant) => `${date(minuteOf(instant))}, ${time(minuteOf(instant))}`,
  };
}

/** `3:00 PM` in American English, otherwise `15:00`. */
const clockOf = (locale: string): Intl.DateTimeFormatOptions =>
  locale === 'en-US'
    ? { hour: 'numeric', minute: '2-digit', hourCycle: 'h12' }
    : { hour: '2-digit', minute: '2-digit', hourCycle: 'h23' };

/** Intl puts a narrow no-break space before "PM", which people do not type and some fonts lack. */
const plainSpaces = (text: string): string => text.replaceAll('\u202f', ' ');

/** Seconds are never shown, so instants of one minute share a cache entry. */
const minuteOf = (instant: string): number => Math.floor(Date.parse(instant) / MINUTE_MS);

/** `Etc/GMT+3` is GMT-3, on any day. */
const EPOCH = new Date(0).toISOString();
const UTC = /^(?:Etc\/)?(?:UTC|UCT|Zulu|Universal)$/;

/**
 * `New York` for `America/New_York`: the place's name in the language; `UTC` or `GMT-3` for a zone without
 * a place.
 */
export function placeOf({ dateLocale, places }: Copy, timeZone: string): string {
  if (UTC.test(timeZone)) return 'UTC';
  if (timeZone.startsWith('Etc/')) return dateFormat(dateLocale, timeZone).offset(EPOCH);
  const id = timeZone.slice(timeZone.lastIndexOf('/') + 1);
  return places.get(id) ?? id.replaceAll('_', ' ');
}

/** `09:05` for 545 minutes from midnight. */
export const clockTime = (minute: number): string =>
  `${String(Math.floor(minute / 60)).padStart(2, '0')}:${String(minute % 60).padStart(2, '0')}`;

/** The same in the style of a locale: `9:05 AM`. */
export const clockInWords = (locale: string, minute: number): string =>
  dateFormat(locale, 'UTC').time(new Date(minute * MINUTE_MS).toISOString());

/** A local date `YYYY-MM-DD` in words. */
export const dateInWords = (locale: string, date: string): string =>
  dateFormat(locale, 'UTC').date(`${date}T00:00:00Z`);

/** Monday is 1; 2024-01-01 was a Monday. */
export const weekdayInWords = (locale: string, weekday: number): string =>
  new Intl.DateTimeFormat(locale, { weekday: 'long', timeZone: 'UTC' }).format(Date.UTC(2024, 0, weekday));

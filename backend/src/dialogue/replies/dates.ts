/** How instants are written for people. Formatters are made once for a locale and zone: making one is dear. */
export interface DateFormat {
  /** `Tuesday 24 November 2026` */
  date(instant: string): string;
  /** `09:00` */
  time(instant: string): string;
  /** `Tuesday 24 November 2026, 09:00` */
  dateTime(instant: string): string;
}

const made = new Map<string, DateFormat>();

/** Zones come from visitors: what is kept of them is bounded. */
const MAX_FORMATS = 500;

export function dateFormat(locale: string, timeZone: string): DateFormat {
  const key = `${locale} ${timeZone}`;
  const known = made.get(key);
  if (known) return known;
  if (made.size >= MAX_FORMATS) made.clear();
  const format = makeFormat(locale, timeZone);
  made.set(key, format);
  return format;
}

function makeFormat(locale: string, timeZone: string): DateFormat {
  const days = new Intl.DateTimeFormat(locale, {
    timeZone,
    weekday: 'long',
    day: 'numeric',
    month: 'long',
    year: 'numeric',
  });
  const times = new Intl.DateTimeFormat(locale, {
    timeZone,
    hour: '2-digit',
    minute: '2-digit',
    hourCycle: 'h23',
  });
  const date = (instant: string): string => days.format(Date.parse(instant));
  const time = (instant: string): string => times.format(Date.parse(instant));
  return { date, time, dateTime: (instant) => `${date(instant)}, ${time(instant)}` };
}

/** `09:05` of 545 minutes from midnight. */
export const clockTime = (minute: number): string =>
  `${String(Math.floor(minute / 60)).padStart(2, '0')}:${String(minute % 60).padStart(2, '0')}`;

/** A local date `YYYY-MM-DD` in words. */
export const dateInWords = (locale: string, date: string): string =>
  dateFormat(locale, 'UTC').date(`${date}T00:00:00Z`);

/** Monday is 1; 2024-01-01 was a Monday. */
export const weekdayInWords = (locale: string, weekday: number): string =>
  new Intl.DateTimeFormat(locale, { weekday: 'long', timeZone: 'UTC' }).format(Date.UTC(2024, 0, weekday));

import { en } from './copy/en.ts';

interface Place {
  /** BCP 47. */
  readonly locale: string;
  /** IANA name. */
  readonly timeZone: string;
}

/** `Tuesday, November 24` in the manner of the locale. */
export function formatDay(instant: string, { locale, timeZone }: Place): string {
  return format(instant, locale, { weekday: 'long', day: 'numeric', month: 'long', timeZone });
}

export function formatFullDay(instant: string, { locale, timeZone }: Place): string {
  return format(instant, locale, {
    weekday: 'long',
    day: 'numeric',
    month: 'long',
    year: 'numeric',
    timeZone,
  });
}

export function formatTime(instant: string, { locale, timeZone }: Place): string {
  return format(instant, locale, { hour: '2-digit', minute: '2-digit', timeZone });
}

/** `Lisbon time (GMT+1)`: the place as people know it, and the offset on that day. */
export function formatZone(instant: string, { locale, timeZone }: Place): string {
  const place = timeZone.slice(timeZone.lastIndexOf('/') + 1).replaceAll('_', ' ');
  const parts = new Intl.DateTimeFormat(locale, { timeZone, timeZoneName: 'shortOffset' }).formatToParts(
    new Date(instant),
  );
  return en.zone(place, parts.find(({ type }) => type === 'timeZoneName')?.value ?? timeZone);
}

/** `4:05`, never below `0:00`. */
export function formatCountdown(leftMs: number): string {
  const seconds = Math.max(0, Math.ceil(leftMs / 1_000));
  return `${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, '0')}`;
}

/** Things that start on the same day there stand together, in the order given. */
export function groupByDay<Item extends { readonly startsAt: string }>(
  items: readonly Item[],
  place: Place,
): readonly { readonly day: string; readonly items: readonly Item[] }[] {
  const days = new Map<string, Item[]>();
  for (const item of items) {
    const day = formatDay(item.startsAt, place);
    days.set(day, [...(days.get(day) ?? []), item]);
  }
  return [...days].map(([day, ofDay]) => ({ day, items: ofDay }));
}

const format = (instant: string, locale: string, options: Intl.DateTimeFormatOptions): string =>
  new Intl.DateTimeFormat(locale, options).format(new Date(instant));

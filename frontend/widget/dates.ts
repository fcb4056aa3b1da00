import * as copy from './copy/en.ts';

/** `Tuesday 24 November`, there. Zones are IANA names. */
export function formatDay(instant: string, timeZone: string): string {
  return format(instant, { weekday: 'long', day: 'numeric', month: 'long', timeZone });
}

export function formatFullDay(instant: string, timeZone: string): string {
  return format(instant, { weekday: 'long', day: 'numeric', month: 'long', year: 'numeric', timeZone });
}

export function formatTime(instant: string, timeZone: string): string {
  return format(instant, { hour: '2-digit', minute: '2-digit', timeZone });
}

export function formatDayAndTime(instant: string, timeZone: string): string {
  const day = format(instant, { weekday: 'short', day: 'numeric', month: 'short', timeZone });
  return `${day}, ${formatTime(instant, timeZone)}`;
}

/** `Lisbon time (GMT+1)`: the place as people know it, and the offset on that day. */
export function formatZone(instant: string, timeZone: string): string {
  const place = timeZone.slice(timeZone.lastIndexOf('/') + 1).replaceAll('_', ' ');
  const parts = formatter({ timeZone, timeZoneName: 'shortOffset' }).formatToParts(new Date(instant));
  return copy.zone(place, parts.find(({ type }) => type === 'timeZoneName')?.value ?? timeZone);
}

/** `4:05`, never below `0:00`. */
export function formatCountdown(leftMs: number): string {
  const seconds = Math.max(0, Math.ceil(leftMs / 1_000));
  return `${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, '0')}`;
}

/** Things that start on the same day there stand together, in the order given. */
export function groupByDay<Item extends { readonly startsAt: string }>(
  items: readonly Item[],
  timeZone: string,
): readonly { readonly day: string; readonly items: readonly Item[] }[] {
  const days = new Map<string, Item[]>();
  for (const item of items) {
    const day = formatDay(item.startsAt, timeZone);
    days.set(day, [...(days.get(day) ?? []), item]);
  }
  return [...days].map(([day, ofDay]) => ({ day, items: ofDay }));
}

const formatter = (options: Intl.DateTimeFormatOptions): Intl.DateTimeFormat =>
  new Intl.DateTimeFormat(copy.locale, options);

const format = (instant: string, options: Intl.DateTimeFormatOptions): string =>
  formatter(options).format(new Date(instant));

import type { MinuteInterval } from '../../domain/business.ts';
import type { PartOfDay, TimeWish } from '../../domain/slot.ts';
import type { TimeWords } from '../lexicon/lexicon.ts';
import { anyOf, type Scrap, wholeWords } from './scrap.ts';

const NOON = 12 * 60;
const DAY_END = 24 * 60;
const AROUND_MINUTES = 60;
/** How much of the day "first thing" and "the latest" may mean. */
const EDGE_MINUTES = 120;
const TOO_BIG = /^(?:2[5-9]|[3-9]\d)$/;

/** An hour as it was said; without `half`, 1 to 12 may be before or after noon. */
interface Point {
  readonly minute: number;
  readonly half: 'am' | 'pm' | null;
  /** Whether it can only be read one way. */
  readonly settled: boolean;
}

/** A time as it was said; the opening hours of the day settle what it leaves open. */
export type SpokenTime =
  | { readonly kind: 'at' | 'around' | 'after' | 'before'; readonly point: Point }
  | { readonly kind: 'between'; readonly from: Point; readonly to: Point }
  /** So many minutes from now. */
  | { readonly kind: 'ahead'; readonly minutes: number }
  /** The first or the last hours of a day. */
  | { readonly kind: 'edge'; readonly edge: 'opening' | 'closing' }
  /** Looks like a time and is none, such as 25:00. */
  | { readonly kind: 'impossible' };

type Shape = readonly [pattern: RegExp, build: (points: readonly Point[]) => SpokenTime | null];

export type ClockReader = ReturnType<typeof createClockReader>;

export function createClockReader(words: TimeWords) {
  const fraction = `(?:${words.halfPast}|${words.quarterPast}|${words.quarterTo})\\s+`;
  const suffix = `\\s*(?:${words.am}|${words.pm}|${words.oclock})`;
  const hour = `(?:\\d{1,2}|${anyOf(Object.keys(words.hours))})`;
  const named = anyOf(Object.keys(words.namedTimes));
  const minutes = `(?:${anyOf(Object.keys(words.minutes))})`;
  const strong = `(?:${fraction}${hour}(?:${suffix})?|${hour}[:.h]\\d{2}(?:${suffix})?|${hour}\\s+${minutes}(?:${suffix})?|${hour}${suffix}|${named})`;
  const months = words.months.map((month) => `${month.slice(0, 3)}`).join('|');
  const weak = `(?:${strong}|${hour}(?!\\s*(?:${words.ordinalSuffix}|\\d|[:./]\\d|(?:of\\s+)?(?:${months}))))`;

  const between: Shape[1] = ([from, to]) => (from && to ? { kind: 'between', from, to } : null);
  const single =
    (kind: 'at' | 'around' | 'after' | 'before'): Shape[1] =>
    ([point]) =>
      point ? { kind, point } : null;
  const shapes: readonly Shape[] = [
    [wholeWords(`(?:${words.between})\\s+(${weak})\\s*(?:${words.and})\\s*(${weak})`), between],
    [wholeWords(`(${weak})\\s*(?:${words.and})\\s*(${strong})`), between],
    [wholeWords(`(?:${words.after})\\s+(${weak})`), single('after')],
    [wholeWords(`(?:${words.before})\\s+(${weak})`), single('before')],
    [wholeWords(`(?:${words.around})\\s+(${weak})`), single('around')],
    [wholeWords(`(?:${words.at})\\s*(${weak})`), single('at')],
    [wholeWords(`(${strong})`), single('at')],
  ];
  const ahead = wholeWords(
    `(?:${words.in})\\s+(?:(${words.half})|(\\d{1,3}|${anyOf(Object.keys(words.hours))})|(?:${words.one}))\\s+(?:(${words.hourUnit})|(?:${words.minuteUnit}))`,
  );
  const opening = wholeWords(words.opening);
  const closing = wholeWords(words.closing);
  const bare = wholeWords('(\\d{1,2}?)(00|15|30|45)?');
  const point = createPointReader(words, { fraction, suffix, hour, minutes });

  return {
    /** A time that is marked as one, by a preposition, minutes or "pm". */
    marked(scrap: Scrap): SpokenTime | null {
      const fromNow = scrap.take(ahead);
      if (fromNow) {
        const [, half, count = '1', hours] = fromNow;
        const units = half === undefined ? (words.hours[count] ?? Number(count)) : 0.5;
        return { kind: 'ahead', minutes: units * (hours === undefined ? 1 : 60) };
      }
      for (const [pattern, build] of shapes) {
        const match = scrap.take(pattern);
        if (!match) continue;
        const said = match.slice(1);
        // "At 30" is no time; "25:00" was meant as one.
        if (said.some((one) => TOO_BIG.test(one))) return null;
        const points = said.map(point);
        return points.includes(null) ? { kind: 'impossible' } : build(points.filter((one) => one !== null));
      }
      return null;
    },
    /** "First thing", "the latest": where no time is said, they mean one. */
    edge(scrap: Scrap): SpokenTime | null {
      if (scrap.take(opening)) return { kind: 'edge', edge: 'opening' };
      return scrap.take(closing) ? { kind: 'edge', edge: 'closing' } : null;
    },
    /** The bare hour beside a day, as in "Monday 9" or "Monday 930". */
    bare(scrap: Scrap): SpokenTime | null {
      const match = bare.exec(scrap.rest);
      const read = match && point(`${match[1]}:${match[2] ?? '00'}`);
      if (!match || !read) return null;
      scrap.blank(match.index, match[0].length);
      return { kind: 'at', point: read };
    },
  };
}

function createPointReader(
  words: TimeWords,
  { fraction, suffix, hour, minutes }: Readonly<Record<'fraction' | 'suffix' | 'hour' | 'minutes', string>>,
) {
  const shape = new RegExp(`^(${fraction})?(${hour})(?:[:.h](\\d{2})|\\s+(${minutes}))?(${suffix})?$`, 'u');
  const is = (source: string) => new RegExp(`^\\s*(?:${source})\\s*$`, 'u');
  const isAm = is(words.am);
  const isPm = is(words.pm);
  const isHalfPast = is(words.halfPast);
  const isQuarterPast = is(words.quarterPast);

  const offset = (said: string | undefined): number => {
    if (said === undefined) return 0;
    if (isHalfPast.test(said)) return 30;
    return isQuarterPast.test(said) ? 15 : -15;
  };

  return (said: string): Point | null => {
    const named = words.namedTimes[said];
    if (named !== undefined) return { minute: named, half: null, settled: true };
    const [, before, hourSaid = '', digits = '0', spelled = '', after = ''] = shape.exec(said) ?? [];
    const minutes = words.minutes[spelled]?.toString() ?? digits;
    const hours = words.hours[hourSaid] ?? Number(hourSaid);
    if (hourSaid === '' || hours > 23 || Number(minutes) > 59) return null;
    const half = isAm.test(after) ? 'am' : isPm.test(after) ? 'pm' : null;
    if (half !== null && (hours > 12 || hours === 0))
      return hours > 12 && half === 'pm' ? settled(hours, minutes) : null;
    const minute = (hours * 60 + Number(minutes) + offset(before)) % DAY_END;
    const literal = hours > 12 || hours === 0 || (hourSaid.startsWith('0') && minutes !== '0');
    return { minute, half, settled: half === null && literal };
  };
}

const settled = (hours: number, minutes: string): Point => ({
  minute: hours * 60 + Number(minutes),
  half: null,
  settled: true,
});

/**
 * "At 7" is 07:00 or 19:00: whichever the part of day or the opening hours leave. Where both or neither are
 * open, 7 to 11 is the morning and 12 to 6 is after noon, as people mean it of appointments.
 */
function settle(point: Point, part: PartOfDay | null, open: readonly MinuteInterval[]): number {
  if (point.settled) return point.minute;
  const early = point.minute % NOON;
  const late = early + NOON;
  if (point.half !== null) return point.half === 'am' ? early : late;
  if (part !== null) return part === 'morning' ? early : late;
  const isOpen = (minute: number) => open.some(({ from, to }) => minute >= from && minute < to);
  if (isOpen(early) !== isOpen(late)) return isOpen(early) ? early : late;
  return early >= 7 * 60 ? early : late;
}

export function toTimeWish(
  spoken: Exclude<SpokenTime, { kind: 'impossible' | 'ahead' }>,
  part: PartOfDay | null,
  open: readonly MinuteInterval[],
): TimeWish {
  if (spoken.kind === 'between') return betweenWish(spoken, part, open);
  if (spoken.kind === 'edge') return edgeWish(spoken.edge, open);
  const minute = settle(spoken.point, part, open);
  switch (spoken.kind) {
    case 'at':
      return { kind: 'at', minute };
    case 'around':
      return {
        kind: 'range',
        from: Math.max(0, minute - AROUND_MINUTES),
        to: Math.min(DAY_END, minute + AROUND_MINUTES + 1),
      };
    case 'after':
      return { kind: 'range', from: minute, to: DAY_END };
    case 'before':
      return { kind: 'range', from: 0, to: minute };
  }
}

function edgeWish(edge: 'opening' | 'closing', open: readonly MinuteInterval[]): TimeWish {
  if (edge === 'closing') {
    const closes = Math.max(...open.map(({ to }) => to), EDGE_MINUTES);
    return { kind: 'range', from: closes - EDGE_MINUTES, to: DAY_END };
  }
  const opens = Math.min(...open.map(({ from }) => from), DAY_END - EDGE_MINUTES);
  return { kind: 'range', from: 0, to: opens + EDGE_MINUTES };
}

const QUARTER = 15;

/** From that quarter of an hour on, for an hour; both count from the midnight before now, and may lie days ahead. */
export function hourAhead(minutes: number, now: number): { readonly from: number; readonly to: number } {
  const from = Math.floor((now + minutes) / QUARTER) * QUARTER;
  return { from, to: from + AROUND_MINUTES + 1 };
}

/** "2 to 4 pm" says "pm" of both; the end is the first such time after the start. */
function betweenWish(
  { from, to }: { readonly from: Point; readonly to: Point },
  part: PartOfDay | null,
  open: readonly MinuteInterval[],
): TimeWish {
  const end = settle(to, part, open);
  const sameHalf = from.half === null && !from.settled ? { ...from, half: to.half } : from;
  const start = settle(sameHalf, part, open);
  if (start < end) return { kind: 'range', from: start, to: end };
  if (!to.settled && to.half === null && end + NOON <= DAY_END)
    return { kind: 'range', from: start, to: end + NOON };
  return { kind: 'range', from: start - NOON >= 0 ? start - NOON : 0, to: end };
}

import type { TimeWords } from '../lexicon/time-words.ts';
import { anyOf, type Scrap, wholeWords } from './scrap.ts';

const NOON = 12 * 60;
const DAY_END = 24 * 60;
const TOO_BIG = /^(?:2[5-9]|[3-9]\d)$/;

/** An hour as it was said. */
export interface Point {
  /** From midnight. If `half` is null and it is not `settled`, it may be before or after noon. */
  readonly minute: number;
  readonly half: 'am' | 'pm' | null;
  /** Whether it is unambiguous. */
  readonly settled: boolean;
  /** Midnight at the start or end of a day. */
  readonly isMidnight?: true;
}

/** A time as it was said; the day's opening hours resolve ambiguities. */
export type SpokenTime =
  | { readonly kind: 'at' | 'around' | 'after' | 'before'; readonly point: Point }
  | { readonly kind: 'between'; readonly from: Point; readonly to: Point }
  /** Minutes from now. */
  | { readonly kind: 'ahead'; readonly minutes: number }
  /** Minutes from midnight. */
  | { readonly kind: 'within'; readonly from: number; readonly to: number }
  /** The first or the last hours of a day. */
  | { readonly kind: 'edge'; readonly edge: 'opening' | 'closing' }
  /** Looks like a time but is invalid, such as 25:00. */
  | { readonly kind: 'impossible' };

/** `sign`: a cheap check without which the expensive pattern is not tried. */
type Shape = readonly [sign: RegExp, pattern: RegExp, build: (points: readonly Point[]) => SpokenTime | null];

export type ClockReader = ReturnType<typeof createClockReader>;

/** Regular expression sources for the parts of an hour. */
interface HourPatterns {
  readonly before: string;
  readonly hour: string;
  readonly digits: string;
  readonly behind: string;
  readonly half: string;
}

export function createClockReader(words: TimeWords) {
  const patterns: HourPatterns = {
    before: `(?:${anyOf(words.minutesBefore)})\\s+`,
    hour: `(?:\\d{1,2}|${anyOf(words.hours)})`,
    digits: `(?:[:.]\\d{2}|\\s?h\\s?\\d{2}(?:\\s?m(?:in)?)?|\\s(?:${words.hourAnd})\\s[0-5][05])`,
    behind: `\\s+(?:${anyOf(words.minutesAfter)})`,
    half: `(?:${words.am}|${words.pm}|${words.inTheMorning}|${words.atNight})`,
  };
  const { before, hour, digits, behind, half } = patterns;
  const suffix = `(?:\\s*(?:${words.oclock})(?:\\s*${half})?|\\s*${half})`;
  const named = `(?:${anyOf(words.namedTimes)})(?:${behind})?`;
  const strong = `(?:${before}${hour}${suffix}?|${hour}(?:${digits}|${behind})${suffix}?|${hour}${suffix}|${named})`;
  const units = `${words.dayUnit}|${words.weekUnit}|${words.monthUnit}`;
  const months = anyOf(words.months);
  const weak = `(?:${strong}|${hour}(?!\\s*(?:(?:${words.ordinalSuffix})(?!\\p{L})|\\d|[:./]\\d|(?:(?:${words.of})\\s+)?(?:${months}|${units}|${words.counted})(?!\\p{L}))))`;
  const article = `(?:(?:${words.hourArticle})\\s*)?`;

  const between: Shape[2] = ([from, to]) => (from && to ? { kind: 'between', from, to } : null);
  const single =
    (kind: 'at' | 'around' | 'after' | 'before'): Shape[2] =>
    ([point]) =>
      point ? { kind, point } : null;
  /** A cheap check before the expensive patterns. */
  const anyHour = new RegExp(
    `\\d|(?<!\\p{L})(?:${anyOf(words.hours)}|${anyOf(words.namedTimes)})(?!\\p{L})`,
    'u',
  );
  const joined = new RegExp(`${words.to}|${words.toHour}`, 'u');
  const signOf = (source: string) => new RegExp(`(?<!\\p{L})(?:${source})(?!\\p{L})`, 'u');
  const shapes: readonly Shape[] = [
    [
      signOf(words.between),
      wholeWords(
        `(?:${words.between})\\s+${article}(${weak})\\s*(?:${words.and}|${words.to}|${words.toHour})\\s*${article}(${weak})`,
      ),
      between,
    ],
    [joined, wholeWords(`(${weak})\\s*(?:${words.to}|${words.toHour})\\s*${article}(${strong})`), between],
    [signOf(words.toHour), wholeWords(`(${weak})\\s*(?:${words.toHour})\\s*${article}(${weak})`), between],
    [signOf(words.after), wholeWords(`(?:${words.after})\\s+${article}(${weak})`), single('after')],
    [signOf(words.before), wholeWords(`(?:${words.before})\\s+${article}(${weak})`), single('before')],
    [signOf(words.around), wholeWords(`(?:${words.around})\\s+${article}(${weak})`), single('around')],
    [signOf(anyOf(words.minutesBefore)), wholeWords(`(${before}${hour}${suffix}?)`), single('at')],
    [new RegExp(words.at, 'u'), wholeWords(`(?:${words.at})\\s*(${weak})`), single('at')],
    [anyHour, wholeWords(`(${strong})`), single('at')],
  ];
  const count = `(?:(${words.half})|(\\d{1,3}|${anyOf({ ...words.hours, ...words.dayNumbers })})|(?:${words.one}))`;
  const ahead = wholeWords(`(?:${words.in})\\s+${count}\\s+(?:(${words.hourUnit})|(?:${words.minuteUnit}))`);
  const anyUnit = wholeWords(`${words.hourUnit}|${words.minuteUnit}`);
  const opening = wholeWords(words.opening);
  const closing = wholeWords(words.closing);
  const free = [...words.isItFree].join('|');
  const glue = [...words.glue].join('|');
  const behindBare = `(?:${free})(?!\\p{L})|(?:${glue})[\\s\\p{P}]*$`;
  const bare = wholeWords(
    `(?<!(?:${words.notHour})\\s)(\\d{1,2}?)(00|15|30|45)?(?!\\s(?!${behindBare})\\p{L})`,
  );
  const bareRange = wholeWords(
    `(?<!(?:${words.notHour})\\s)(\\d{1,2})\\s?(?:${words.to})\\s?(\\d{1,2})(?![:h/])`,
  );
  const point = createPointReader(words, patterns);

  return {
    /** A number of minutes or hours from now. */
    ahead(scrap: Scrap): SpokenTime | null {
      const match = scrap.has(anyUnit) ? scrap.take(ahead) : null;
      if (!match) return null;
      const [, half, count = '1', hours] = match;
      const units =
        half === undefined ? (words.hours[count] ?? words.dayNumbers[count] ?? Number(count)) : 0.5;
      return { kind: 'ahead', minutes: units * (hours === undefined ? 1 : 60) };
    },
    /** A time marked by a preposition, minutes or "pm". */
    marked(scrap: Scrap): SpokenTime | null {
      if (!scrap.has(anyHour)) return null;
      for (const [sign, pattern, build] of shapes) {
        const match = scrap.has(sign) ? scrap.take(pattern) : null;
        if (!match) continue;
        const said = match.slice(1);
        // "At 30" is not a time; "25:00" was meant as one.
        if (said.some((one) => TOO_BIG.test(one))) return null;
        const points = said.map(point);
        return points.includes(null) ? { kind: 'impossible' } : build(points.filter((one) => one !== null));
      }
      return null;
    },
    /** "First thing", "the latest": without another time they stand for one. */
    edge(scrap: Scrap): SpokenTime | null {
      if (scrap.take(opening)) return { kind: 'edge', edge: 'opening' };
      return scrap.take(closing) ? { kind: 'edge', edge: 'closing' } : null;
    },
    /**
     * The bare hour next to a day, as in "Monday 9" or "Monday 930"; "Friday 13" and "for 2 people" mean
     * something else.
     */
    bare(scrap: Scrap): SpokenTime | null {
      const [, first = '', last = ''] = scrap.take(bareRange) ?? [];
      if (first !== '') return between([first, last].flatMap((hour) => point(hour) ?? []));
      const match = bare.exec(scrap.rest);
      if (!match || (match[2] === undefined && Number(match[1]) > 12)) return null;
      const read = point(`${match[1]}:${match[2] ?? '00'}`);
      if (!read) return null;
      scrap.blank(match.index, match[0].length);
      return { kind: 'at', point: read };
    },
  };
}

/** The hour that a number next to a day may be. */
export const bareHour = (hour: number): SpokenTime => ({
  kind: 'at',
  point: { minute: hour * 60, half: null, settled: hour > 12 || hour === 0 },
});

function createPointReader(words: TimeWords, { before, hour, digits, behind, half }: HourPatterns) {
  const shape = new RegExp(
    `^(?:(${before})?(${hour})(?:(${digits})|(${behind}))?(?:\\s*(?:${words.oclock}))?(?:\\s*(${half}))?|(${anyOf(words.namedTimes)})(${behind})?)$`,
    'u',
  );
  const is = (source: string) => new RegExp(`^(?:${source})$`, 'u');
  const isPm = is(words.pm);
  const isMorning = is(words.inTheMorning);
  const isNight = is(words.atNight);

  function halfOf(said: string | undefined, hours: number): 'am' | 'pm' | null {
    if (said === undefined) return null;
    if (isPm.test(said)) return 'pm';
    if (isMorning.test(said)) return hours === 12 ? null : 'am';
    if (isNight.test(said)) return hours === 12 || hours < SMALL_HOURS ? 'am' : 'pm';
    return 'am';
  }

  const offset = (table: Readonly<Record<string, number>>, said: string | undefined): number =>
    table[said?.trim() ?? ''] ?? 0;

  return (said: string): Point | null => {
    const [, front, hourSaid = '', inDigits, inWords, halfSaid, named, namedMinutes] = shape.exec(said) ?? [];
    if (named !== undefined) {
      const minute = (words.namedTimes[named] ?? 0) + offset(words.minutesAfter, namedMinutes);
      return { minute, half: null, settled: true, ...(minute === 0 && { isMidnight: true }) };
    }
    const minutes = Number(/\d{2}/.exec(inDigits ?? '')?.[0] ?? '0');
    const hours = words.hours[hourSaid] ?? Number(hourSaid);
    if (hourSaid === '' || hours > 23 || minutes > 59) return null;
    const spoken = offset(words.minutesBefore, front) + offset(words.minutesAfter, inWords);
    const minute = (hours * 60 + minutes + spoken + DAY_END) % DAY_END;
    const half = halfOf(halfSaid, hours);
    if (halfSaid !== undefined && (hours > 12 || hours === 0))
      return hours > 12 && half === 'pm' ? { minute, half: null, settled: true } : null;
    const literal = hours > 12 || hours === 0 || (hourSaid.startsWith('0') && inDigits !== undefined);
    const isMidnight = half === 'am' && minute % NOON === 0;
    return { minute, half, settled: half === null && literal, ...(isMidnight && { isMidnight: true }) };
  };
}

/** "Two at night" is before these, "seven at night" after noon. */
const SMALL_HOURS = 6;

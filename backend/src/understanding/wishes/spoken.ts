import type { PartOfDay } from '../../domain/slot.ts';
import type { TimeWords } from '../lexicon/time-words.ts';
import { createClockReader, type SpokenTime } from './clock-time.ts';
import { createDayReader, type DayWords } from './day.ts';
import { bounded, createDayBoundReader, type DayBound } from './day-bound.ts';
import { takeNumericDate } from './numeric-date.ts';
import { anyOf, type Scrap, wholeWords } from './scrap.ts';
import { combine, type DayScope, dayOfMonth, type SpokenDay } from './spoken-day.ts';
import type { TimeHint } from './time-hint.ts';
import { createWrittenDateReader } from './written-date.ts';

/** When a visitor would like to come, as it was said. */
export interface Spoken {
  readonly day: SpokenDay | null;
  readonly time: SpokenTime | null;
  readonly part: PartOfDay | null;
  /** Some words of time were not understood and may change the meaning. */
  readonly isDoubtful: boolean;
}

export type SpokenReader = (scrap: Scrap, scope: DayScope) => Spoken | null;

/**
 * Extracts the words of a day and a time, unambiguous ones before ambiguous ones. `namesTime`: false if the
 * text contains no word of time.
 */
export function createSpokenReader(words: TimeWords, namesTime: TimeHint['namesTime']): SpokenReader {
  const greetings = wholeWords(words.greetings);
  const farFrom = new RegExp(`${words.farFrom}|${feastTimePattern(words)}`, 'u');
  const takeBound = createDayBoundReader(words);
  const written = createWrittenDateReader(words);
  const takePartOfToday = partReader(words.partsOfToday, words);
  const takePart = partReader(words.parts, words);
  const clock = createClockReader(words);
  const takeWithin = withinPartReader(words);
  const takeDay = createDayReader(words);
  const leftOver = leftOverPattern(words);

  function dayOf(
    dated: SpokenDay | null,
    number: number | null,
    { date, weekday, span }: DayWords,
    scope: DayScope,
  ): SpokenDay | null {
    const day = dated ?? (number === null ? null : dayOfMonth(number, span, scope));
    if (day) return combine(combine(day, weekday), date);
    return combine(combine(date, weekday), span);
  }

  /** What was found, or null if that is nothing. */
  function found(
    scrap: Scrap,
    scope: DayScope,
    { day, time, part, isDoubtful }: Spoken,
    bound: DayBound | null,
  ): Spoken | null {
    if (day === null && time === null && part === null) return null;
    const inBounds = day && bound && bounded(day, bound, scope);
    const isLeft = leftOver.test(scrap.rest) || (bound !== null && (inBounds === null || time !== null));
    return { day: inBounds ?? day, time, part, isDoubtful: isDoubtful || isLeft };
  }

  function readWords(scrap: Scrap, scope: DayScope): Spoken | null {
    const fromNow = clock.ahead(scrap);
    const sure = written.takeRange(scrap, scope) ?? written.takeAhead(scrap, scope);
    const bound = sure === null ? takeBound(scrap) : null;
    const dated = sure ?? takeNumericDate(scrap, scope) ?? written.takeDate(scrap, scope);
    const number = dated === null ? written.takeDayOfMonth(scrap) : null;
    const partOfToday = takePartOfToday(scrap);
    const marked = fromNow ?? clock.marked(scrap);
    const within = partOfToday === null ? takeWithin(scrap) : null;
    const part = partOfToday ?? within?.part ?? takePart(scrap);
    const today = partOfToday === null ? null : ({ kind: 'date', date: scope.today } as const);
    const other = part === null ? null : takePart(scrap);
    const day = dayOf(dated, number, takeDay(scrap, scope, dated !== null), scope) ?? today;
    const time = marked ?? within?.time ?? clock.edge(scrap) ?? (day === null ? null : clock.bare(scrap));
    const isDoubtful = other !== null && other !== part && marked === null;
    return found(scrap, scope, { day, time, part, isDoubtful }, bound);
  }

  /** The same for a text without a word of time, which can only contain figures: "5/12 at 3". */
  function readFigures(scrap: Scrap, scope: DayScope): Spoken | null {
    const bound = takeBound(scrap);
    const dated = takeNumericDate(scrap, scope) ?? written.takeDate(scrap, scope);
    const number = dated === null ? written.takeDayOfMonth(scrap) : null;
    const marked = clock.marked(scrap);
    // `candidates` knows "in 5d" and "2026 12 03".
    const day = dayOf(dated, number, takeDay(scrap, scope, dated !== null), scope);
    const time = marked ?? (day === null ? null : clock.bare(scrap));
    return found(scrap, scope, { day, time, part: null, isDoubtful: false }, bound);
  }

  return (scrap, scope) => {
    if (scrap.has(farFrom)) return null;
    scrap.take(greetings);
    return namesTime(scrap.rest) ? readWords(scrap, scope) : readFigures(scrap, scope);
  };
}

const PARTS: readonly PartOfDay[] = ['morning', 'afternoon', 'evening'];

function partReader(parts: TimeWords['parts'], { notPart }: TimeWords): (scrap: Scrap) => PartOfDay | null {
  const patterns = PARTS.map((part) => ({
    part,
    pattern: wholeWords(`(?<!(?<!\\p{L})(?:${notPart})\\s)(?:${anyOf(parts[part])})`),
  }));
  const anyPart = wholeWords(anyOf(Object.values(parts).flat()));
  return (scrap) =>
    scrap.has(anyPart) ? (patterns.find(({ pattern }) => scrap.take(pattern))?.part ?? null) : null;
}

/** The start and end of the first, middle and last third of each part of the day, in minutes. */
const WITHIN: Readonly<Record<PartOfDay, readonly (readonly [from: number, to: number])[]>> = {
  morning: [
    [0, 10],
    [9.5, 11.5],
    [10.5, 12],
  ],
  afternoon: [
    [12, 15],
    [14, 16],
    [16, 19],
  ],
  evening: [
    [17, 19],
    [18, 20],
    [20, 24],
  ],
};

interface WithinPart {
  readonly part: PartOfDay;
  readonly time: SpokenTime | null;
}

/** "Late afternoon", "mid-morning". */
function withinPartReader(words: TimeWords): (scrap: Scrap) => WithinPart | null {
  const { parts, spanStart, spanMiddle, spanEnd } = words;
  const span = `(?:(${spanStart})|(${spanMiddle})|(${spanEnd}))[\\s-](?:(?:${words.of})\\s+)?(?:(?:${words.dayArticle})\\s+)?`;
  const anyPart = wholeWords(anyOf(Object.values(parts).flat()));
  const patterns = PARTS.map((part) => ({ part, pattern: wholeWords(`${span}(?:${anyOf(parts[part])})`) }));
  return (scrap) => {
    if (!scrap.has(anyPart)) return null;
    for (const { part, pattern } of patterns) {
      const match = scrap.take(pattern);
      if (!match) continue;
      const [from, to] = WITHIN[part][match.slice(1, 4).findIndex((one) => one !== undefined)] ?? [];
      const isKnown = from !== undefined && to !== undefined;
      return { part, time: isKnown ? { kind: 'within', from: from * 60, to: to * 60 } : null };
    }
    return null;
  };
}

/** "The Christmas holidays", "férias de Natal": the days around a holiday. */
function feastTimePattern({ feasts, feastTime, of }: TimeWords): string {
  const feast = `(?:${anyOf(feasts)})`;
  return `${feast}\\s(?:${feastTime})(?!\\p{L})|(?<!\\p{L})(?:${feastTime})\\s(?:(?:${of})\\s)?${feast}`;
}

/** Words of time that were not understood. */
const leftOverPattern = (words: TimeWords): RegExp =>
  wholeWords(
    [
      anyOf(Object.keys(words.weekdays).filter((name) => !words.unclearWeekdays.includes(name))),
      anyOf(words.nearDays),
      anyOf(words.clearMonths),
      words.dayOfMonth.replaceAll('#', '\\d{1,2}'),
      `(?:${words.and}|${words.or}|${words.to})\\s\\d{1,2}(?!:)`,
      words.weekUnit,
      words.monthUnit,
    ].join('|'),
  );

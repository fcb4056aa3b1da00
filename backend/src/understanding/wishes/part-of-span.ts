import type { TimeWords } from '../lexicon/time-words.ts';
import { dateOf } from './calendar.ts';
import { anyOf, type Scrap, wholeWords } from './scrap.ts';
import { type CalendarDate, daysBetween, later, PAST, type SpokenDay } from './spoken-day.ts';

type Part = 'start' | 'middle' | 'end';

const PARTS: readonly Part[] = ['start', 'middle', 'end'];

/** The first and last day of each part of a week (Monday is 1) and of a month; null is its last day. */
const OF_A_WEEK: Readonly<Record<Part, readonly [number, number]>> = {
  start: [1, 3],
  middle: [2, 4],
  end: [4, 7],
};
const OF_A_MONTH: Readonly<Record<Part, readonly [number, number | null]>> = {
  start: [1, 10],
  middle: [11, 20],
  end: [21, null],
};

/** The pattern of such a part, for patterns in which a day may follow. */
export function partOfSpanPattern(words: TimeWords): string {
  const { spanStart, spanMiddle, spanEnd } = words;
  const month = anyOf([...Object.keys(words.monthsAhead), ...Object.keys(words.months)]);
  const span = `(?:(${anyOf(words.weeks)}|${words.weekUnit})|(${month}|${words.monthUnit}))`;
  return `(?:(${spanStart})|(${spanMiddle})|(${spanEnd}))[\\s-](?:(?:${words.of})\\s+)?(?:(?:${words.dayArticle})\\s+)?${span}`;
}

/** "Early next week", "the end of the month", "mid December". */
export function createPartOfSpanReader(
  words: TimeWords,
): (scrap: Scrap, today: CalendarDate) => SpokenDay | null {
  const pattern = wholeWords(partOfSpanPattern(words));

  return (scrap, today) => {
    const match = scrap.take(pattern);
    const part = match && PARTS.find((_, index) => match[index + 1] !== undefined);
    if (!match || !part) return null;
    const [, , , , week, month = ''] = match;
    return week === undefined
      ? inMonth(part, firstOf(words, month, part, today), today)
      : inWeek(part, words.weeks[week] ?? 0, today);
  };
}

function inWeek(part: Part, ahead: number, today: CalendarDate): SpokenDay {
  const sunday = today.subtract({ days: today.dayOfWeek }).add({ weeks: ahead });
  const [from, to] = OF_A_WEEK[part];
  return span(sunday.add({ days: from }), sunday.add({ days: to }), today);
}

function inMonth(part: Part, first: CalendarDate | null, today: CalendarDate): SpokenDay {
  if (first === null) return PAST;
  const [from, to] = OF_A_MONTH[part];
  return span(first.with({ day: from }), first.with({ day: to ?? first.daysInMonth }), today);
}

/** The first day of the month that is meant: the next month, if this one has no such days left. */
function firstOf(words: TimeWords, said: string, part: Part, today: CalendarDate): CalendarDate | null {
  const number = words.months[said];
  if (number !== undefined) return dateOf(number < today.month ? today.year + 1 : today.year, number, 1);
  const [, last] = OF_A_MONTH[part];
  const ahead = words.monthsAhead[said] ?? (last !== null && today.day > last ? 1 : 0);
  return today.with({ day: 1 }).add({ months: ahead });
}

const span = (from: CalendarDate, to: CalendarDate, today: CalendarDate): SpokenDay =>
  daysBetween(today, to) < 0 ? PAST : { kind: 'range', from: later(from, today), to };

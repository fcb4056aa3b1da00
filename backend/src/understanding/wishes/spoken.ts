import type { PartOfDay } from '../../domain/slot.ts';
import type { TimeWords } from '../lexicon/lexicon.ts';
import { createClockReader, type SpokenTime } from './clock-time.ts';
import { createDayReader, type DayWords } from './day.ts';
import { bounded, createDayBoundReader } from './day-bound.ts';
import { takeNumericDate } from './numeric-date.ts';
import { anyOf, type Scrap, wholeWords } from './scrap.ts';
import { combine, type DayScope, dayOfMonth, type SpokenDay } from './spoken-day.ts';
import { createWrittenDateReader } from './written-date.ts';

/** When somebody would like to come, as it was said. */
export interface Spoken {
  readonly day: SpokenDay | null;
  readonly time: SpokenTime | null;
  readonly part: PartOfDay | null;
  /** Words of time were left over, which may change what was read. */
  readonly isDoubtful: boolean;
}

export type SpokenReader = (scrap: Scrap, scope: DayScope) => Spoken | null;

/** Tears the words of a day and a time off a text, those with a meaning of their own before those that share theirs. */
export function createSpokenReader(words: TimeWords): SpokenReader {
  const greetings = wholeWords(words.greetings);
  const farFrom = new RegExp(words.farFrom, 'u');
  const takeBound = createDayBoundReader(words);
  const written = createWrittenDateReader(words);
  const takePartOfToday = partReader(words.partsOfToday, words);
  const takePart = partReader(words.parts, words);
  const clock = createClockReader(words);
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

  return (scrap, scope) => {
    if (scrap.has(farFrom)) return null;
    scrap.take(greetings);
    const fromNow = clock.ahead(scrap);
    const sure = written.takeRange(scrap, scope) ?? written.takeAhead(scrap, scope);
    const bound = sure === null ? takeBound(scrap) : null;
    const dated = sure ?? takeNumericDate(scrap, scope) ?? written.takeDate(scrap, scope);
    const number = dated === null ? written.takeDayOfMonth(scrap) : null;
    const partOfToday = takePartOfToday(scrap);
    const marked = fromNow ?? clock.marked(scrap);
    const part = partOfToday ?? takePart(scrap);
    const today = partOfToday === null ? null : ({ kind: 'date', date: scope.today } as const);
    const said = dayOf(dated, number, takeDay(scrap, scope, dated !== null), scope) ?? today;
    const within = said && bound && bounded(said, bound, scope);
    const time = marked ?? clock.edge(scrap) ?? (said === null ? null : clock.bare(scrap));
    if (said === null && time === null && part === null) return null;
    const isDoubtful = leftOver.test(scrap.rest) || (bound !== null && (within === null || time !== null));
    return { day: within ?? said, time, part, isDoubtful };
  };
}

const PARTS: readonly PartOfDay[] = ['morning', 'afternoon', 'evening'];

function partReader(parts: TimeWords['parts'], { notPart }: TimeWords): (scrap: Scrap) => PartOfDay | null {
  const patterns = PARTS.map((part) => ({
    part,
    pattern: wholeWords(`(?<!(?<!\\p{L})(?:${notPart})\\s)(?:${anyOf(parts[part])})`),
  }));
  return (scrap) => patterns.find(({ pattern }) => scrap.take(pattern))?.part ?? null;
}

/** Words that would have said when, had they been understood. */
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

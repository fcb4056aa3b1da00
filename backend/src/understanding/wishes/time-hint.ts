import type { TimeWords } from '../lexicon/time-words.ts';
import { anyOf } from './scrap.ts';

const FIGURE = /\d/;
/** Such as a phone number or a count; a date only as "2026 12 03". */
const FIGURES_ALONE = /^[\d\s()+]*$/;
const DATE_IN_FIGURES = /\d{4}\s\d{1,2}\s\d/;

/** Smaller numbers are already hours. */
const LAST_HOUR_IN_WORDS = 12;

/**
 * Cheap checks that save the expensive reading, which is in vain for most messages. False is certain; true
 * promises nothing.
 */
export interface TimeHint {
  /** Whether a text may state a time at all. */
  saysWhen(text: string): boolean;
  /** Whether it may name a day, a part of one, an hour or a duration in words. */
  namesTime(text: string): boolean;
}

export function createTimeHint(words: TimeWords): TimeHint {
  const beginnings = [
    words.weekdays,
    words.nearDays,
    words.weeks,
    words.weekends,
    words.feasts,
    words.yearsAhead,
    words.monthsAhead,
    words.months,
    words.hours,
    Object.keys(words.dayNumbers).filter((name) => (words.dayNumbers[name] ?? 0) > LAST_HOUR_IN_WORDS),
    words.namedTimes,
    Object.values(words.parts).flat(),
    Object.values(words.partsOfToday).flat(),
  ].map(anyOf);
  const units = [words.hourUnit, words.minuteUnit, words.dayUnit, words.weekUnit, words.monthUnit];
  const others = [...units, words.opening, words.closing];
  const names = new RegExp(
    `(?<!\\p{L})(?:${[...beginnings, ...others].join('|')})|${words.candidateWords}`,
    'u',
  );
  const isTimeInFigures = (text: string): boolean =>
    FIGURE.test(text) && (!FIGURES_ALONE.test(text) || DATE_IN_FIGURES.test(text));

  return {
    saysWhen: (text) => isTimeInFigures(text) || names.test(text),
    namesTime: (text) => names.test(text),
  };
}

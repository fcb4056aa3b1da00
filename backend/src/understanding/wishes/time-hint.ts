import type { TimeWords } from '../lexicon/lexicon.ts';
import { anyOf } from './scrap.ts';

/** Three letters are enough to tell a month by. */
const MONTH_LETTERS = 3;
const FIGURE = /\d/;
/** Such as a phone number or a count, and a date only as "2026 12 03". */
const FIGURES_ALONE = /^[\d\s()+]*$/;
const DATE_IN_FIGURES = /\d{4}\s\d{1,2}\s\d/;

/**
 * Whether a text may say when at all. False is certain and saves the reading, which is dear and for most
 * messages in vain; true promises nothing.
 */
export function createTimeHint(words: TimeWords): (text: string) => boolean {
  const hint = new RegExp(
    anyOf([
      ...Object.keys(words.weekdays),
      ...Object.values(words.parts).flat(),
      ...Object.values(words.partsOfToday).flat(),
      ...Object.keys(words.hours),
      ...Object.keys(words.namedTimes),
      ...words.months.map((month) => month.slice(0, MONTH_LETTERS)),
      words.week,
      words.weekend,
      words.month,
      words.hourUnit,
      words.minuteUnit,
      words.opening,
      words.closing,
      words.candidateWords,
    ]),
    'u',
  );
  const isTimeInFigures = (text: string): boolean =>
    FIGURE.test(text) && (!FIGURES_ALONE.test(text) || DATE_IN_FIGURES.test(text));

  return (text) => isTimeInFigures(text) || hint.test(text);
}

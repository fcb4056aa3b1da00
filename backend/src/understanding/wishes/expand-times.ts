import type { TimeWords } from '../lexicon/time-words.ts';
import { anyOf } from './scrap.ts';

/** A cheap check before the expensive patterns. */
const HALF = /[ap]\.?m/i;
const HALF_OR_HOUR = /\d\s?[ahopde]/i;

/** Expands "1500 hrs", "3ish" and "Tuesday pm" to what the other readers understand. */
export function createTimeExpander(words: TimeWords): (text: string) => string {
  const [around = ''] = words.around.split('|');
  const [morning = ''] = words.parts.morning;
  const [afternoon = ''] = words.parts.afternoon;
  const roughly = roughPattern(words);
  const compact = compactPattern(words);
  const halves = halfDayPattern(words);

  return (text) => {
    const clocked = HALF_OR_HOUR.test(text) ? text.replace(compact, '$1:$2') : text;
    const rough = clocked.replace(roughly, `${around} $1`);
    return HALF.test(text)
      ? rough.replace(
          halves,
          (_, day: string, am?: string) => `${day} ${am === undefined ? afternoon : morning}`,
        )
      : rough;
  };
}

/** "3ish", "noonish": like "around 3". */
function roughPattern(words: TimeWords): RegExp {
  const hour = `\\d{1,2}(?:[:.]\\d{2})?(?:\\s?(?:${words.am}|${words.pm}))?`;
  return new RegExp(
    `(?<![\\p{L}\\d])(${hour}|${anyOf(words.namedTimes)})(?:${words.aroundBehind})(?![\\p{L}\\d])`,
    'iu',
  );
}

/** "1500 hrs", "4 30 pm": no mark between hours and minutes. */
function compactPattern(words: TimeWords): RegExp {
  const before = `(?:${anyOf(words.months)}|${words.dayArticle}|${words.of})\\s`;
  const behind = `\\s?(?:${words.am}|${words.pm}|${words.oclock})(?!\\p{L})`;
  return new RegExp(
    `(?<![\\d:./,-]|(?<!\\p{L})${before})([01]?\\d|2[0-3])(?:\\s(?=00|15|30|45))?([0-5]\\d)(?=${behind})`,
    'giu',
  );
}

/** "Tuesday pm" */
function halfDayPattern(words: TimeWords): RegExp {
  const day = `(?<!\\p{L})(?:${anyOf(words.weekdays)}|${anyOf(words.nearDays)}|\\d(?:${words.ordinalSuffix}))`;
  return new RegExp(`(${day}),?\\s(?:(a\\.?m\\.?)|p\\.?m\\.?)(?![\\p{L}\\d]| i(?!\\p{L}))`, 'giu');
}

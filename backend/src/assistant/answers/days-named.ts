import { remembered } from '../../lib/remembered.ts';
import { fold, type Word, wordsOf } from '../../understanding/utterance.ts';

const RELATIVE = 'today tomorrow tonight yesterday hoje amanha ontem hoy manana ayer'.split(' ');
/** "You may", "segunda-feira": words that are also, or only, everyday words. */
const AMBIGUOUS: ReadonlySet<string> = new Set(['may', 'feira', 'de']);
const MANY = 20;

const namesOf = remembered(MANY, (language: string): ReadonlySet<string> => {
  const weekday = new Intl.DateTimeFormat(language, { weekday: 'long', timeZone: 'UTC' });
  const month = new Intl.DateTimeFormat(language, { month: 'long', timeZone: 'UTC' });
  const names = Array.from({ length: 12 }, (_, index) => [
    weekday.format(Date.UTC(2026, 0, index + 1)),
    month.format(Date.UTC(2026, index, 1)),
  ]);
  return new Set(names.flat().flatMap((name) => wordsOf(name).map(({ key }) => key)));
});

/** The words that name a day or a month, or express one by its distance from today. */
export function daysNamedIn(words: readonly Word[], languages: readonly string[]): readonly string[] {
  const isNamed = (key: string) =>
    RELATIVE.includes(key) || languages.some((language) => namesOf(language).has(key));
  return words.map(({ key }) => fold(key)).filter((key) => !AMBIGUOUS.has(key) && isNamed(key));
}

import type { Lexicon } from '../../understanding/lexicon/lexicon.ts';
import { PhraseBook } from '../../understanding/phrase-book.ts';
import type { Word } from '../../understanding/utterance.ts';

/**
 * The positions in a text after which a name may follow: "my name is", and "it's" or "hello" at the start
 * of a clause.
 */
export type IntroductionFinder = (text: string, words: readonly Word[]) => readonly number[];

export function createIntroductionFinder(lexicons: readonly Lexicon[]): IntroductionFinder {
  const book = new PhraseBook<'introduction' | 'preamble'>();
  for (const { names } of lexicons) book.add(names.introductions, 'introduction');
  for (const { names } of lexicons) book.add(names.preambles, 'preamble');
  return (text, words) =>
    book
      .within(words)
      .filter(({ value, start }) => value === 'introduction' || beginsClause(text, start))
      .map(({ end }) => end);
}

const SPACES = 20;

/** Only spaces before it, back to punctuation or the start of the text. */
const beginsClause = (text: string, start: number): boolean =>
  /(?:^|[^\p{L}\p{N}\s])\s*$/u.test(text.slice(Math.max(0, start - SPACES), start));

import type { Lexicon } from '../understanding/lexicon/lexicon.ts';
import { PhraseBook, type PhraseMatch } from '../understanding/phrase-book.ts';
import type { Word } from '../understanding/utterance.ts';

/** The places of a text behind which a name may follow, as behind "my name is". */
export type IntroductionFinder = (text: string, words: readonly Word[]) => readonly number[];

/** So short a word, such as "es" or "its", introduces nobody in the middle of a clause. */
const SHORT_PHRASE = 3;

export function createIntroductionFinder(lexicons: readonly Lexicon[]): IntroductionFinder {
  const book = new PhraseBook<'introduction' | 'greeting'>();
  for (const { leadIns, assent, requests } of lexicons) {
    book.add([...leadIns, ...assent, ...requests.greet.alone, ...requests.greet.within], 'greeting');
  }
  for (const { names } of lexicons) book.add(names.introductions, 'introduction');

  return (text, words) => {
    const phrases = book.within(words);
    const isGreeted = ({ start }: PhraseMatch<unknown>) =>
      phrases.some(({ end }) => isBlank(text, end, start));
    return phrases
      .filter((phrase) => {
        if (phrase.value === 'greeting') return false;
        const isShort = phrase.end - phrase.start <= SHORT_PHRASE;
        return !isShort || beginsClause(text, phrase.start) || isGreeted(phrase);
      })
      .map(({ end }) => end);
  };
}

const isBlank = (text: string, from: number, to: number): boolean =>
  from <= to && text.slice(from, to).trim() === '';

/** Only spaces before it, back to punctuation or the beginning. */
const beginsClause = (text: string, start: number): boolean =>
  /(?:^|[^\p{L}\p{N}\s])\s*$/u.test(text.slice(Math.max(0, start - 20), start));

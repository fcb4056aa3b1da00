import type { Lexicon } from './lexicon/lexicon.ts';
import { PhraseBook } from './phrase-book.ts';
import type { Utterance, Word } from './utterance.ts';

const PLAIN = /^[\p{L}\p{M}\s.,!'’]+$/u;
const MAX_WORDS = 12;

export type AssentReader = (utterance: Utterance) => 'yes' | 'no' | null;

/**
 * Yes is said only by a message that is made of nothing but assent: what it confirms is a booking. Anything
 * besides, a question mark, "but", a time or an emoji, makes it no yes.
 */
export function createAssentReader({ fillers, assent, refusal, requests }: Lexicon): AssentReader {
  const yes = new PhraseBook<true>(fillers).add(assent, true);
  const no = new PhraseBook<true>(fillers).add(refusal, true);
  const thanks = new PhraseBook<true>(fillers).add(requests.thank.alone, true);

  const isYes = ({ text, words }: Utterance): boolean =>
    words.length <= MAX_WORDS && PLAIN.test(text) && isMadeOf(yes, words);

  const isNo = ({ words }: Utterance): boolean => {
    const refused = no.atStart(words);
    if (!refused) return false;
    const rest = words.filter(({ start }) => start >= refused.end);
    return rest.length === 0 || isMadeOf(no, rest) || thanks.exact(rest) !== null || rest.length <= 3;
  };

  return (utterance) => (isYes(utterance) ? 'yes' : isNo(utterance) ? 'no' : null);
}

function isMadeOf(phrases: PhraseBook<true>, words: readonly Word[]): boolean {
  const significant = phrases.significant(words);
  const matched = phrases.within(words).reduce((sum, { length }) => sum + length, 0);
  return significant.length > 0 && matched === significant.length;
}

import { onceForEach } from '../lib/once-for-each.ts';
import type { Lexicon } from './lexicon/lexicon.ts';
import { PhraseBook } from './phrase-book.ts';
import type { Utterance, Word } from './utterance.ts';

const PLAIN = /^[\p{L}\p{M}\s.,!¡'’]+$/u;
const MAX_WORDS = 12;
const MAX_WORDS_AFTER_NO = 3;
/** "No, I have to ask my boss first" */
const MAX_WORDS_OF_A_REASON = 10;

export interface AssentReader {
  whole(utterance: Utterance): 'yes' | 'no' | null;
  isRefusal(utterance: Utterance): boolean;
}

/**
 * A yes must consist only of words of assent, because it confirms a booking. Anything else in the message,
 * such as a question mark, "but", a time or an emoji, means that it is not a yes.
 */
export const createAssentReader = onceForEach(({ fillers, assent, refusal }: Lexicon): AssentReader => {
  const yes = new PhraseBook<true>(fillers).add(assent, true);
  const no = new PhraseBook<true>(fillers).add(refusal, true);

  const isYes = ({ text, words }: Utterance): boolean =>
    words.length <= MAX_WORDS && PLAIN.test(text) && isMadeOf(yes, words);

  return {
    /** The message is entirely a yes, or entirely a no. */
    whole(utterance) {
      if (isYes(utterance)) return 'yes';
      return isMadeOf(no, utterance.words) ? 'no' : null;
    },
    /** A short message that starts with a no and says nothing else that was understood. */
    isRefusal({ text, words }) {
      const refused = no.atStart(words);
      if (!refused) return false;
      const isParted = /^[,.;!]/.test(text.slice(refused.end));
      const after = words.filter(({ start }) => start >= refused.end).length;
      return after <= (isParted ? MAX_WORDS_OF_A_REASON : MAX_WORDS_AFTER_NO);
    },
  };
});

function isMadeOf(phrases: PhraseBook<true>, words: readonly Word[]): boolean {
  const significant = phrases.significant(words);
  const matched = phrases.within(words).reduce((sum, { length }) => sum + length, 0);
  return significant.length > 0 && matched === significant.length;
}

import { wordsOf } from '../../understanding/utterance.ts';
import { knowledgeWordsOf } from '../knowledge/words/words-of.ts';

/** Fewer words may be the same in several languages. */
const TELLING_LENGTH = 5;
/** The minimum share of a language's most common words in a text. */
const COMMON_SHARE = 0.15;

/** Whether a text is in this language, rather than in another of these or in an unrequested one. */
export function isSpokenIn(text: string, language: string, languages: readonly string[]): boolean {
  const words = wordsOf(text);
  const shareOf = (tag: string): number => {
    const { common } = knowledgeWordsOf(tag);
    return words.filter(({ key }) => common.has(key)).length / words.length;
  };
  if (words.length < TELLING_LENGTH) return true;
  const own = shareOf(language);
  return own >= COMMON_SHARE && languages.every((tag) => shareOf(tag) <= own);
}

import { PhraseBook, type PhraseMatch } from '../../understanding/phrase-book.ts';
import { type Word, wordsOf } from '../../understanding/utterance.ts';
import type { KnowledgeWords } from './words/knowledge-words.ts';

/** The words that tell what a text is about. Synonyms share one name. */
export interface TellingWords {
  in(words: readonly Word[]): readonly string[];
  inText(text: string): readonly string[];
  /** Carries little meaning. */
  isLight(telling: string): boolean;
  /** Asks where. */
  isPlace(telling: string): boolean;
  /** Is a word of the language, and so not a misspelling. */
  isKnown(telling: string): boolean;
}

export function createTellingWords(language: KnowledgeWords): TellingWords {
  const { alike, common, light, stem } = language;
  const stemmed = (words: readonly Word[]): Word[] => words.map((word) => ({ ...word, key: stem(word.key) }));
  const stemmedText = (text: string): string =>
    stemmed(wordsOf(text))
      .map(({ key }) => key)
      .join(' ');
  const groups = new PhraseBook<string>();
  for (const group of alike) {
    const phrases = group.map(stemmedText);
    groups.add(phrases, (phrases[0] ?? '').replaceAll(' ', ''));
  }
  const isNamed = (rest: string): boolean => groups.exact(wordsOf(rest)) !== null;
  const lightStems = new Set([...light].map(stem).filter((rest) => !isNamed(rest)));

  const places = new Set([...language.places].map(stem));
  const known = new Set([...light, ...language.ofBusiness, ...language.ofTheWorld].map(stem));

  /** "Para" is not a form of "parar". */
  const isCommon = (words: readonly Word[], { start, end }: PhraseMatch<string>): boolean =>
    words.some((word) => word.start === start && word.end === end && common.has(word.key));

  const telling: TellingWords = {
    in(words) {
      const matches = groups.within(stemmed(words)).filter((match) => !isCommon(words, match));
      const between = [...matches, null].map((match, index) => {
        const from = matches[index - 1]?.end ?? 0;
        const to = match?.start ?? Number.POSITIVE_INFINITY;
        return words
          .filter(({ start, end }) => start >= from && end <= to)
          .filter(({ key }) => !common.has(key))
          .map(({ key }) => stem(key));
      });
      return between.flatMap((rest, index) => [...rest, ...(matches[index] ? [matches[index].value] : [])]);
    },
    inText: (text) => telling.in(wordsOf(text)),
    isLight: (word) => lightStems.has(word) || /^\d+$/.test(word),
    isPlace: (word) => places.has(word),
    isKnown: (word) => known.has(word),
  };
  return telling;
}

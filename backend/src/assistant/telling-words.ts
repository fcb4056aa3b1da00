import { PhraseBook } from '../understanding/phrase-book.ts';
import { type Word, wordsOf } from '../understanding/utterance.ts';
import type { KnowledgeWords } from './words/knowledge-words.ts';

/** The words of a text that tell what it is about, as what they have in common with others of their meaning. */
export type TellingWords = (words: readonly Word[]) => readonly string[];

export function createTellingWords({ alike, common, stem }: KnowledgeWords): TellingWords {
  const phrases = new PhraseBook<string>();
  const names = new Map<string, string>();
  for (const group of alike) {
    const name = stem(group[0] ?? '');
    phrases.add(group, name);
    for (const { key, alone } of group.map(asWord)) if (alone) names.set(stem(key), name);
  }

  function tellingWord({ key }: Word): readonly string[] {
    if (common.has(key)) return [];
    const rest = stem(key);
    return [names.get(rest) ?? rest];
  }

  return (words) => {
    const telling: string[] = [];
    let at = 0;
    for (const { value, start, end } of phrases.within(words)) {
      while (at < words.length && (words[at]?.start ?? 0) < start)
        telling.push(...tellingWordAt(words, at++));
      while (at < words.length && (words[at]?.end ?? 0) <= end) at++;
      telling.push(value);
    }
    while (at < words.length) telling.push(...tellingWordAt(words, at++));
    return telling;
  };

  function tellingWordAt(words: readonly Word[], at: number): readonly string[] {
    const word = words[at];
    return word ? tellingWord(word) : [];
  }
}

function asWord(phrase: string): { readonly key: string; readonly alone: boolean } {
  const [first, ...others] = wordsOf(phrase);
  return { key: first?.key ?? '', alone: others.length === 0 };
}

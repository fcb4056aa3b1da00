import type { Question } from '../../domain/business.ts';
import type { Lexicon } from '../lexicon/lexicon.ts';
import { type Passage, type Word, wordsOf } from '../utterance.ts';

/** Whether a text is only a number and what it counts: "about fifty people", but not "12 Main Street". */
export type CountTest = (question: Question, said: Passage) => boolean;

export function createCountTest({ connectors, fillers, numbers, multipliers }: Lexicon): CountTest {
  const isNumber = (key: string): boolean =>
    /^\d/.test(key) || Object.hasOwn(numbers, key) || Object.hasOwn(multipliers, key);
  return ({ label, synonyms }, { words }) => {
    const own = new Set([label, ...synonyms].flatMap((name) => wordsOf(name).map(({ key }) => key)));
    const says = ({ key }: Word) => connectors.has(key) || fillers.has(key) || own.has(key) || isNumber(key);
    return words.every(says);
  };
}

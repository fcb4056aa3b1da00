import type { Business } from '../../domain/business.ts';
import type { Lexicon } from '../../understanding/lexicon/lexicon.ts';
import { wordsOf } from '../../understanding/utterance.ts';
import { knowledgeWordsOf } from '../knowledge/words/words-of.ts';

/** Words that say nothing of a person, folded: all that stand anywhere in the business's file and in its languages. */
export function everydayWords(business: Business, lexicons: readonly Lexicon[]): ReadonlySet<string> {
  const found = new Set<string>();
  collect(business, found);
  // Of all that a language lists only these are names of persons.
  for (const { names, ...lexicon } of lexicons) {
    collect([lexicon, { ...names, families: [], given: [] }], found);
  }
  for (const tag of business.languages) collect(knowledgeWordsOf(tag), found);
  return found;
}

function collect(data: unknown, found: Set<string>): void {
  if (typeof data === 'string') for (const { key } of wordsOf(data)) found.add(key);
  if (Array.isArray(data) || data instanceof Set) for (const item of data) collect(item, found);
  if (isRecord(data)) {
    for (const [name, item] of Object.entries(data)) {
      collect(name, found);
      collect(item, found);
    }
  }
}

/** What a library made is nobody's words. */
const isRecord = (data: unknown): data is Readonly<Record<string, unknown>> =>
  typeof data === 'object' && data !== null && Object.getPrototypeOf(data) === Object.prototype;

import type { Business } from '../../domain/business.ts';
import type { Lexicon } from '../../understanding/lexicon/lexicon.ts';
import { wordsOf } from '../../understanding/utterance.ts';
import { knowledgeWordsOf } from '../knowledge/words/words-of.ts';

/**
 * Words that do not identify a person, folded: all words of the business's file and of its languages'
 * lexicons.
 */
export function everydayWords(business: Business, lexicons: readonly Lexicon[]): ReadonlySet<string> {
  const found = new Set<string>();
  collect(business, found);
  // Only these lists of a lexicon contain names of people.
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

/** Excludes objects built by libraries, such as parsers. */
const isRecord = (data: unknown): data is Readonly<Record<string, unknown>> =>
  typeof data === 'object' && data !== null && Object.getPrototypeOf(data) === Object.prototype;

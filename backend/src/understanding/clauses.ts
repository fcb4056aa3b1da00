import type { Lexicon } from './lexicon/lexicon.ts';

/** More than this is a story. */
const MAX_CLAUSES = 12;
const MAX_LENGTH = 500;

/** The parts of a message that may each answer another question; a story is one part. */
export type ClauseSplitter = (text: string) => readonly string[];

export function createClauseSplitter({ clauseBreak }: Lexicon): ClauseSplitter {
  // Not the comma of "1,200".
  const separator = new RegExp(`,(?!\\d)\\s?|[;\\n]\\s?| ${clauseBreak}`, 'iu');
  return (text) => {
    if (text.length > MAX_LENGTH) return [text];
    const clauses = text.split(separator, MAX_CLAUSES + 1).filter((clause) => clause.trim() !== '');
    return clauses.length > MAX_CLAUSES ? [text] : clauses;
  };
}

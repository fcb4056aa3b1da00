import { newest } from '../lib/newest.ts';
import type { Lexicon } from './lexicon/lexicon.ts';
import { type Passage, passageOf } from './utterance.ts';

/** A message with more clauses is a story. */
const MAX_CLAUSES = 12;
const MAX_LENGTH = 500;

/** Excludes the full stop of "Dr. Ana", "Acme Inc. of Lisbon" or "1. Pricing". */
const SENTENCE_END = '(?:[!?]|(?<=\\p{L}{3}|.\\d)(?<! (?:inc|ltd|lda|corp|sra|dra|srta|prof|mrs))[.])+ ';

/** The parts of a message that may each answer another question. A story is a single part. */
export type ClauseSplitter = (passage: Passage) => readonly Passage[];

export function createClauseSplitter({ clauseBreak }: Lexicon): ClauseSplitter {
  // Excludes the comma of "1,200".
  const separator = new RegExp(
    `,(?!\\d)\\s?|[;\\n]\\s?| \\((?=\\p{L})|(?<=\\p{L})\\)[.,]?\\s?|${SENTENCE_END}| ${clauseBreak}`,
    'iu',
  );
  return newest((passage) => {
    const { text } = passage;
    if (text.length > MAX_LENGTH) return [passage];
    const clauses = text.split(separator, MAX_CLAUSES + 1).filter((clause) => clause.trim() !== '');
    if (clauses.length > MAX_CLAUSES) return [passage];
    return clauses.map((clause) => (clause === text ? passage : passageOf(clause)));
  });
}

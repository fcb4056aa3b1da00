import type { Answer } from '../../domain/answers.ts';
import type { Business, Question } from '../../domain/business.ts';
import type { Lexicon } from '../lexicon/lexicon.ts';
import { PhraseBook } from '../phrase-book.ts';
import { wordsOf } from '../utterance.ts';
import type { AnswerReaders } from './answer-readers.ts';

export interface LabelledAnswer {
  readonly question: Question;
  readonly answer: Answer;
}

export type LabelledReader = (clause: string) => LabelledAnswer | null;

/** "My company is Acme", "phone: 912 345 678": an answer with the name of its question in front. */
export function createLabelledReader(
  business: Business,
  { fillers, corrections }: Lexicon,
  readers: AnswerReaders,
): LabelledReader {
  const none: ReadonlySet<string> = new Set();
  const labels = new PhraseBook<Question>(none);
  for (const question of business.questions) {
    labels.add([question.label, ...question.synonyms, ...(corrections.kinds[question.kind] ?? [])], question);
  }
  const before = new PhraseBook<true>(none).add(
    [...corrections.possessives, ...corrections.markers, ...fillers],
    true,
  );
  const readAny = (question: Question, said: string): Answer => {
    const reading = readers.read(question, said);
    return reading.kind === 'value' ? reading.value : null;
  };
  /** Where free words are taken, "our business is slow" names no business: a name has a capital letter. */
  const readCertain = (question: Question, said: string): Answer => {
    if (question.kind === 'choice') return readers.namedChoice(question, said);
    return question.kind === 'text' && !/^[\p{Lu}\p{Lo}\d]/u.test(said) ? null : readAny(question, said);
  };
  const links = new PhraseBook<true>(none).add(corrections.links, true);

  return (clause) => {
    const start = skip(before, clause, 0);
    const label = labels.atStart(wordsOf(clause.slice(start)));
    if (!label) return null;
    const afterLabel = start + label.end;
    const afterLink = skip(links, clause, afterLabel);
    const isForm = /^\s*[:=]/.test(clause.slice(afterLabel));
    const said = clause
      .slice(afterLink)
      .replace(/^[\s:=]+/, '')
      .trim();
    if (said === '' || (!isForm && afterLink === afterLabel)) return null;
    const answer = isForm ? readAny(label.value, said) : readCertain(label.value, said);
    return answer === null ? null : { question: label.value, answer };
  };
}

/** Where the text goes on after any number of these phrases. */
export function skip(phrases: PhraseBook<true>, text: string, from: number): number {
  let at = from;
  for (let skipped = 0; skipped < MAX_SKIPPED; skipped++) {
    const words = wordsOf(text.slice(at));
    const match = phrases.atStart(words);
    if (!match) break;
    at += match.end;
  }
  return at;
}

const MAX_SKIPPED = 6;

import type { VisitorEvent } from '../../dialogue/events.ts';
import type { DialogueView } from '../../dialogue/expectation.ts';
import type { Business, Question } from '../../domain/business.ts';
import type { AnswerReaders } from '../answers/answer-readers.ts';
import type { CountedReader } from '../answers/counted.ts';
import { findEmails } from '../answers/email.ts';
import { findPhones } from '../answers/phone.ts';
import type { ClauseSplitter } from '../clauses.ts';
import type { Lexicon } from '../lexicon/lexicon.ts';
import { PhraseBook, skip } from '../phrase-book.ts';
import { type Passage, passageOf } from '../utterance.ts';
import { newAnswer } from './new-answer.ts';

/**
 * "(no,) it's ana@acme.com", "I meant Anna": the form of the value tells which answer is meant.
 * `isCorrection`: words before the text announced a correction.
 */
export function createUnnamedReader(
  { questions, country }: Business,
  { corrections }: Lexicon,
  readers: AnswerReaders,
  readCounted: CountedReader,
  clausesOf: ClauseSplitter,
): (text: Passage, view: DialogueView, isCorrection: boolean) => VisitorEvent | null {
  const itIs = new PhraseBook<true>().add(corrections.itIs, true);
  const isAnswerTo = (question: Question, said: Passage) => readers.read(question, said).kind === 'value';

  function questionOf(said: Passage, isMarked: boolean, view: DialogueView): Question | undefined {
    if (findEmails(said.text).length > 0) return questions.find(({ kind }) => kind === 'email');
    if (findPhones(said.text, country).length > 0) return questions.find(({ kind }) => kind === 'phone');
    const asked = view.expectation.kind === 'question' ? view.expectation.question : null;
    if (asked && isMarked && isAnswerTo(asked, said)) return asked;
    const choice = questions.find(
      (question) => view.answers[question.id] !== undefined && readers.namedChoice(question, said) !== null,
    );
    return choice ?? (asked && isMarked ? answeredBefore(asked, view) : undefined);
  }

  /** A value that does not fit the current question is meant for the one answered last. */
  function answeredBefore(asked: Question, { answers }: DialogueView): Question | undefined {
    const at = questions.findIndex(({ id }) => id === asked.id);
    return questions.slice(0, Math.max(at, 0)).findLast(({ id }) => answers[id] !== undefined);
  }

  return (text, view, isCorrection) => {
    const rest = skip(itIs, text);
    const isMarked = rest !== text;
    const said = passageOf(rest.text.trim());
    const counted = readCounted(said);
    if (counted) return newAnswer(counted.question, counted.answer, view);
    // "Ok, Ann, 912 345 678" contains more than one answer.
    const isOne = isMarked || (isCorrection && clausesOf(text).length < 2);
    if (!isOne) return null;
    const question = questionOf(said, isMarked, view);
    const reading = question && readers.read(question, said);
    return question && reading?.kind === 'value' ? newAnswer(question, reading.value, view) : null;
  };
}

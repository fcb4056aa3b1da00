import type { InvalidReason } from '../../dialogue/events.ts';
import type { Answer } from '../../domain/answers.ts';
import type { Business, Question } from '../../domain/business.ts';
import type { Lexicon } from '../lexicon/lexicon.ts';
import { PhraseBook, skip } from '../phrase-book.ts';
import { cut, type Passage, passageOf } from '../utterance.ts';
import type { AnswerReaders } from './answer-readers.ts';
import { type AnswerReading, invalid } from './reading.ts';

/** An answer with its question, or the reason why the text is not a valid one. */
export type LabelledAnswer = { readonly question: Question } & (
  | { readonly answer: Exclude<Answer, null> }
  | { readonly reason: InvalidReason }
);

/** `isOneOfSeveral`: among other clauses, "company Acme" is clear without "is". */
export type LabelledReader = (clause: Passage, isOneOfSeveral?: boolean) => LabelledAnswer | null;

interface Label {
  readonly question: Question;
  /** Contains "is" itself: "my phone's". */
  readonly isLinked: boolean;
}

/** "My company is Acme", "phone: 912 345 678": an answer preceded by its question's name. */
export function createLabelledReader(
  business: Business,
  { fillers, corrections }: Lexicon,
  readers: AnswerReaders,
): LabelledReader {
  const labels = new PhraseBook<Label>();
  for (const question of business.questions) {
    const names = [question.label, ...question.synonyms, ...(corrections.kinds[question.kind] ?? [])];
    labels.add(names, { question, isLinked: false });
    labels.add(
      names.map((name) => `${name}'s`),
      { question, isLinked: true },
    );
  }
  const before = new PhraseBook<true>().add(
    [...corrections.possessives, ...corrections.markers, ...fillers],
    true,
  );
  /**
   * For free text, "our business is slow" does not name a business: a name starts with a capital letter.
   */
  function read(question: Question, said: Passage, isForm: boolean): AnswerReading {
    if (isForm) return readers.read(question, said);
    if (question.kind === 'text' && !/^[\p{Lu}\p{Lo}\d]/u.test(said.text)) return invalid('notAChoice');
    const choice = question.kind === 'choice' ? readers.namedChoice(question, said) : null;
    return question.kind === 'choice' && choice === null
      ? invalid('notAChoice')
      : readers.read(question, said);
  }
  const links = new PhraseBook<true>().add(corrections.links, true);

  return (clause, isOneOfSeveral = false) => {
    const rest = skip(before, clause);
    const label = labels.atStart(rest.words);
    if (!label) return null;
    const afterLabel = cut(rest, label.end);
    const afterLink = skip(links, afterLabel);
    const isForm = /^\s*[:=]/.test(afterLabel.text);
    const said = afterLink.text.replace(/^[\s:=]+/, '').trim();
    const { question, isLinked } = label.value;
    const isBare = isOneOfSeveral && label.value.question.kind === 'text';
    if (said === '' || (!isForm && !isLinked && !isBare && afterLink === afterLabel)) return null;
    const reading = read(question, passageOf(said), isForm);
    if (reading.kind === 'value') return { question, answer: reading.value };
    // A mistyped address is worth reporting; "my phone is broken" is not meant as a number.
    return reading.reason === 'notAnEmail' && said.includes('@')
      ? { question, reason: reading.reason }
      : null;
  };
}

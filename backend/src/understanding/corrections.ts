import type { VisitorEvent } from '../dialogue/events.ts';
import type { DialogueView } from '../dialogue/expectation.ts';
import type { Answer, Answers } from '../domain/answers.ts';
import type { Business, Question } from '../domain/business.ts';
import type { AnswerReaders } from './answers/answer-readers.ts';
import { findEmails } from './answers/email.ts';
import { type LabelledReader, skip } from './answers/labelled.ts';
import { findPhones } from './answers/phone.ts';
import { clausesOf } from './answers/volunteered.ts';
import type { Lexicon } from './lexicon/lexicon.ts';
import { PhraseBook, type PhraseMatch } from './phrase-book.ts';
import { type Utterance, wordsOf } from './utterance.ts';

/** What is to be changed: a question by its id, `SLOT` or `SERVICE`. */
type Target = { readonly id: string; readonly question: Question | null };

export type CorrectionReader = (utterance: Utterance, view: DialogueView) => VisitorEvent | null;

const NOTHING: ReadonlySet<string> = new Set();

/**
 * "No, my email is …", "change my phone to …", "actually it's Anna", "another day": an answer that stands is
 * to be another one. Wishes for another time are read elsewhere.
 */
export function createCorrectionReader(
  business: Business,
  lexicon: Lexicon,
  readers: AnswerReaders,
  labelled: LabelledReader,
): CorrectionReader {
  const { corrections, fillers } = lexicon;
  const phrases = (...lists: readonly (readonly string[])[]) =>
    new PhraseBook<true>(NOTHING).add(lists.flat(), true);
  const markers = phrases(corrections.markers, lexicon.leadIns, [...fillers]);
  const verbs = phrases(corrections.verbs, corrections.wrong);
  const reschedule = phrases(corrections.reschedule);
  const wrong = phrases(corrections.wrong);
  const before = phrases(corrections.possessives, [...fillers]);
  const links = phrases(corrections.links);
  const itIs = phrases(corrections.itIs);
  const targets = targetBook(business, lexicon);

  /** "my email is …" with or without "no," in front. Several clauses may tell more than one answer. */
  function named(text: string, view: DialogueView): VisitorEvent | null {
    if (clausesOf(text).length > 1) return null;
    const found = labelled(text);
    if (!found) return null;
    return 'answer' in found
      ? given(found.question, found.answer, view)
      : { type: 'invalid', reason: found.reason };
  }

  /** "change my email", "change my email to …", "wrong number", "the phone is wrong". */
  function asked({ text }: Utterance, start: number, view: DialogueView): VisitorEvent | null {
    const rest = text.slice(start);
    const moved = reschedule.atStart(wordsOf(rest));
    if (moved && isOver(rest.slice(moved.end), null)) return { type: 'change', target: 'SLOT' };
    const verb = verbs.within(wordsOf(rest))[0];
    if (!verb) return null;
    const wordsBefore = wordsOf(rest.slice(0, verb.start));
    const target =
      verb.start === 0 || wordsBefore.length === 0 ? targetAfter(rest, verb) : targetBefore(rest, verb);
    if (!target) return null;
    const { question } = target.value;
    const value = question && valueAfter(question, rest.slice(target.end));
    if (question && value !== null) return given(question, value, view);
    return isOver(rest.slice(Math.max(target.end, verb.end)), question)
      ? { type: 'change', target: target.value.id }
      : null;
  }

  function targetAfter(rest: string, verb: PhraseMatch<true>): PhraseMatch<Target> | null {
    const from = skip(before, rest, verb.end);
    const target = targets.atStart(wordsOf(rest.slice(from)));
    return target && { ...target, start: target.start + from, end: target.end + from };
  }

  /** "my phone number is wrong" */
  function targetBefore(rest: string, verb: PhraseMatch<true>): PhraseMatch<Target> | null {
    const from = skip(before, rest, 0);
    const target = targets.atStart(wordsOf(rest.slice(from)));
    if (!target || wrong.exact(wordsOf(rest.slice(verb.start, verb.end))) === null) return null;
    const afterLink = skip(links, rest, from + target.end);
    return afterLink === from + target.end || verb.start < afterLink
      ? null
      : { ...target, start: target.start + from, end: verb.end };
  }

  /** What follows "to"; a free answer must be marked by it. */
  function valueAfter(question: Question, text: string): Answer {
    const from = skip(links, text, 0);
    const said = text
      .slice(from)
      .replace(/^[\s:=,]+/, '')
      .trim();
    if (said === '' || (from === 0 && !/^\s*[:=]/.test(text) && !isTyped(question))) return null;
    const reading = readers.read(question, said);
    return reading.kind === 'value' ? reading.value : null;
  }

  /** "no, it's ana@acme.com", "I meant Anna": the value alone tells which answer is meant. */
  function unnamed(text: string, view: DialogueView): VisitorEvent | null {
    const from = skip(itIs, text, 0);
    const said = text.slice(from).trim();
    const question = questionOf(said, from > 0, view);
    const reading = question && readers.read(question, said);
    return question && reading?.kind === 'value' ? given(question, reading.value, view) : null;
  }

  function questionOf(said: string, marked: boolean, view: DialogueView): Question | null {
    const ofKind = (kind: Question['kind']) =>
      business.questions.find((question) => question.kind === kind) ?? null;
    if (findEmails(said).length > 0) return ofKind('email');
    if (findPhones(said).length > 0) return ofKind('phone');
    const { expectation } = view;
    if (
      marked &&
      expectation.kind === 'question' &&
      readers.read(expectation.question, said).kind === 'value'
    ) {
      return expectation.question;
    }
    const choice = business.questions.find(
      (question) => view.answers[question.id] !== undefined && readers.namedChoice(question, said) !== null,
    );
    if (choice) return choice;
    return marked ? lastAnswered(view) : null;
  }

  /** The question before the one that is asked: what "it" was. */
  function lastAnswered({ expectation, answers }: DialogueView): Question | null {
    if (expectation.kind !== 'question') return null;
    const at = business.questions.findIndex(({ id }) => id === expectation.question.id);
    return business.questions.slice(0, at).findLast(({ id }) => answers[id] !== undefined) ?? null;
  }

  /** Polite words, or "please"; anything else says more than "change this". */
  const isOver = (text: string, question: Question | null): boolean =>
    wordsOf(text).every(
      ({ key }) => lexicon.connectors.has(key) || fillers.has(key) || lexicon.common.has(key),
    ) &&
    (question !== null || text.length < 60);

  return (utterance, view) => {
    const { text } = utterance;
    const start = skip(markers, text, 0);
    const hadMarker = start > 0;
    return (
      asked(utterance, start, view) ??
      (hadMarker
        ? (named(text.slice(start), view) ?? unnamed(text.slice(start), view))
        : named(text, view)) ??
      (hadMarker ? null : startsWithItIs(text, view))
    );
  };

  function startsWithItIs(text: string, view: DialogueView): VisitorEvent | null {
    return itIs.atStart(wordsOf(text)) && view.expectation.kind !== 'question' ? unnamed(text, view) : null;
  }
}

const isTyped = ({ kind }: Question): boolean => kind === 'email' || kind === 'phone' || kind === 'number';

/** A new value for an answer that stands is a correction, else it is simply an answer. */
function given(question: Question, answer: Answer, view: DialogueView): VisitorEvent {
  const answers: Answers = { [question.id]: answer };
  const isAsked = view.expectation.kind === 'question' && view.expectation.question.id === question.id;
  return view.answers[question.id] === undefined || isAsked
    ? { type: 'answer', answers, wish: null }
    : { type: 'correct', answers };
}

function targetBook(business: Business, { corrections }: Lexicon): PhraseBook<Target> {
  const book = new PhraseBook<Target>(NOTHING);
  for (const question of business.questions) {
    book.add([question.label, question.id, ...question.synonyms], { id: question.id, question });
  }
  for (const question of business.questions) {
    book.add(corrections.kinds[question.kind] ?? [], { id: question.id, question });
  }
  book.add(corrections.slot, { id: 'SLOT', question: null });
  book.add(corrections.service, { id: 'SERVICE', question: null });
  return book;
}

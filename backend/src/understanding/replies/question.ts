import type { InvalidReason, VisitorEvent } from '../../dialogue/events.ts';
import type { Expectation } from '../../dialogue/expectation.ts';
import type { Answers } from '../../domain/answers.ts';
import type { Question } from '../../domain/business.ts';
import type { SlotWish } from '../../domain/slot.ts';
import { saysDay } from '../../domain/slot-wish.ts';
import type { Readers } from '../readers.ts';
import type { Said } from '../said.ts';
import { answerAlone } from './answer-alone.ts';
import {
  answered,
  asWish,
  faqMentioned,
  mentionedMeanwhile,
  NOT_UNDERSTOOD,
  timeWithin,
  unmistakable,
  unmistakableRequest,
} from './asides.ts';
import { readToldAnswers } from './told-answers.ts';

type Asked = Extract<Expectation, { kind: 'question' }>;

/**
 * A reply to an intake question. Free text may be anything, so only whole-message requests take precedence
 * over the answer; if no answer is found, what the sentence mentions counts.
 */
export function readQuestionReply(readers: Readers, said: Said, asked: Asked): VisitorEvent {
  const { question } = asked;
  const { options } = readers;
  if (said.words.length === 0) return invalid('empty');
  if (question.kind === 'name' && CODE.test(said.text)) return invalid('notAName');
  return options(said) ?? answerAlone(readers, said, question) ?? readInFull(readers, said, asked);
}

/** The same for a message that may contain more than the answer. */
export function readInFull(readers: Readers, said: Said, asked: Asked): VisitorEvent {
  const { question } = asked;
  const { bookings, corrections, intents } = readers;
  return (
    namedChoice(readers, said, question) ??
    keepOrSkip(readers, said, asked) ??
    unmistakableRequest(readers, said) ??
    bookings.whole(said) ??
    intents.faqNamed(said) ??
    corrections(said) ??
    unmistakable(readers, said, null) ??
    (said.isQuestion ? (faqMentioned(readers, said) ?? answered(readers, said, null)) : null) ??
    dayBeforeAnswer(readers, said, question) ??
    noFreeWords(readers, said, question) ??
    readAnswers(readers, said, question)
  );
}

function namedChoice({ answers }: Readers, said: Said, question: Question): VisitorEvent | null {
  const choice = answers.namedChoice(question, said);
  return choice === null ? null : answer({ [question.id]: choice }, null);
}

function keepOrSkip(readers: Readers, said: Said, { question, answered }: Asked): VisitorEvent | null {
  const { requests, assent, isNone } = readers;
  if (answered && (requests.whole(said) === 'keep' || assent.whole(said) === 'yes')) return { type: 'keep' };
  const isLeftOut = question.optional || question.kind === 'email' || question.kind === 'phone';
  return isLeftOut && isNone(said) ? { type: 'skip' } : null;
}

/**
 * "Tomorrow at 3" contains a 3, and "2026-12-03 10:30" enough digits for a phone; "about 3" is a count.
 * "Friday afternoon" could be a name.
 */
function dayBeforeAnswer(
  { bookings, isGivenName }: Readers,
  said: Said,
  { kind }: Question,
): VisitorEvent | null {
  if (kind !== 'number' && kind !== 'phone' && kind !== 'name' && kind !== 'choice') return null;
  if (kind === 'name' && isGivenName(said)) return null;
  // "It has to be Monday at 12" does not count 12 of anything.
  const day = kind === 'number' ? bookings.dayIn(said) : null;
  if (day) return { type: 'wishSlot', wish: day };
  const wished = asWish(bookings.implied(said));
  return wished?.type === 'wishSlot' && saysDay(wished.wish) ? wished : null;
}

/**
 * Where any words are an answer, a mere yes or no and a question still are not, and a request for help is
 * one.
 */
function noFreeWords(readers: Readers, said: Said, question: Question): VisitorEvent | null {
  const { assent, intents, questions } = readers;
  const isText = question.kind === 'text';
  if (!isText && !(question.kind === 'choice' && question.freeText)) return null;
  if (assent.whole(said) !== null || readers.isNoneOfThese(said)) return NOT_UNDERSTOOD;
  const elsewhere = isText ? readers.answers.otherChoice(question, said) : null;
  if (elsewhere) return answer(elsewhere, null);
  const asked = readers.afterJoints(said);
  if (questions.isPlain(asked)) {
    return answered(readers, asked, null) ?? questions.unanswered(asked) ?? NOT_UNDERSTOOD;
  }
  // "2 and 3"
  if (!isText && readers.isFigure(said)) return invalid('notAChoice');
  const named = intents.named(said, null);
  const isMenuEntry =
    named?.type === 'openSupport' || (named?.type === 'openTopic' && named.optionId === null);
  return isMenuEntry && (isText || named.type === 'openSupport') ? named : null;
}

function readAnswers(readers: Readers, said: Said, question: Question): VisitorEvent {
  const { answers, wish, reason } = readToldAnswers(readers, said, question);
  if (hasAnswers(answers)) return toAnswer(answers, wish, question, said.view.answers);
  return noAnswer(readers, said, question) ?? invalid(reason ?? 'empty');
}

/** If all values replace existing answers, it is a correction. */
function toAnswer(given: Answers, wish: SlotWish | null, question: Question, known: Answers): VisitorEvent {
  const isCorrection =
    given[question.id] === undefined &&
    wish === null &&
    Object.keys(given).every((id) => known[id] !== undefined);
  return isCorrection ? { type: 'correct', answers: given } : answer(given, wish);
}

function noAnswer(readers: Readers, said: Said, { kind }: Question): VisitorEvent | null {
  if (kind === 'text') return null;
  const { bookings, questions } = readers;
  // "Hang on, is the demo free"
  const asked = readers.afterJoints(said);
  // For a count, "between 10 and 20" is not a time.
  const wish = kind === 'number' ? null : asWish(bookings.implied(said));
  return (
    bookings.within(said) ??
    wish ??
    mentionedMeanwhile(readers, asked) ??
    (questions.isPlain(asked) ? (questions.unanswered(asked) ?? UNKNOWN) : null) ??
    (kind === 'email' || kind === 'phone' ? timeWithin(readers, said) : null)
  );
}

/** "Why do you need that?" */
const UNKNOWN: VisitorEvent = { type: 'ask', asked: { kind: 'unknown' } };

/** What no name contains. */
const CODE = /['"]\s?\)|[<>{}\\=$]|--|\/\*/;

const hasAnswers = (answers: Answers): boolean => Object.keys(answers).length > 0;

const answer = (answers: Answers, wish: SlotWish | null): VisitorEvent => ({ type: 'answer', answers, wish });

const invalid = (reason: InvalidReason): VisitorEvent => ({ type: 'invalid', reason });

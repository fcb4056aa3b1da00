import type { VisitorEvent } from '../dialogue/events.ts';
import type { DialogueView, Expectation } from '../dialogue/expectation.ts';
import type { Answers } from '../domain/answers.ts';
import type { Question } from '../domain/business.ts';
import type { SlotWish } from '../domain/slot.ts';
import type { Readers } from './readers.ts';
import { toEvent } from './requests.ts';
import type { Utterance } from './utterance.ts';

type Asked = Extract<Expectation, { kind: 'question' }>;

/** A reply to an intake question. */
export function readQuestionReply(
  readers: Readers,
  utterance: Utterance,
  asked: Asked,
  view: DialogueView,
  now: number,
) {
  const { question } = asked;
  const { options, answers, bookings, corrections, intents } = readers;
  if (utterance.words.length === 0) return invalid('empty');
  const choice = answers.namedChoice(question, utterance.text);
  return (
    options(utterance, view) ??
    (choice === null ? null : answer({ [question.id]: choice }, null)) ??
    readRequest(readers, utterance, asked) ??
    bookings.whole(utterance, now) ??
    corrections(utterance, view) ??
    intents.faqNamed(utterance) ??
    (utterance.isQuestion ? intents.faqMentioned(utterance) : null) ??
    readDayBeforeNumber(readers, utterance, question, now) ??
    readAnswers(readers, utterance, question, view, now)
  );
}

function readRequest(
  readers: Readers,
  utterance: Utterance,
  { question, answered }: Asked,
): VisitorEvent | null {
  const request = readers.requests.whole(utterance);
  if (answered && (request === 'keep' || readers.assent.whole(utterance) === 'yes')) return { type: 'keep' };
  if (question.optional && readers.isNone(utterance)) return { type: 'skip' };
  // What a list of times is asked for, and "keep" where nothing is kept, may be answers.
  return request === null || request === 'keep' || request === 'moreSlots' ? null : toEvent(request);
}

/** "Tomorrow at 3" holds a 3, and "2026-12-03 10:30" enough digits for a phone; "about 3" is a count. */
function readDayBeforeNumber(
  { bookings }: Readers,
  utterance: Utterance,
  { kind }: Question,
  now: number,
): VisitorEvent | null {
  if (kind !== 'number' && kind !== 'phone') return null;
  const wished = asWish(bookings.implied(utterance, now));
  return wished?.type === 'wishSlot' && wished.wish.day !== null ? wished : null;
}

function readAnswers(
  readers: Readers,
  utterance: Utterance,
  question: Question,
  view: DialogueView,
  now: number,
): VisitorEvent {
  const told = readers.volunteered(utterance.text, question, view.answers);
  const { rest, wish } = tearOffWish(readers, told.rest, now);
  const isTold = told.answers[question.id] !== undefined;
  // An answer that stands alone is taken as it was written, commas and all.
  const said = wish === null && !hasAnswers(told.answers) ? utterance.text : rest.join(', ');
  const reading = isTold || said === '' ? null : readers.answers.read(question, said);
  const given: Answers =
    reading?.kind === 'value' ? { ...told.answers, [question.id]: reading.value } : told.answers;
  if (hasAnswers(given)) return toAnswer(given, wish, question, view);
  return (
    readOther(readers, utterance, question, now) ??
    invalid(reading?.kind === 'invalid' ? reading.reason : 'empty')
  );
}

/** A clause after the first that says nothing but when. */
function tearOffWish(
  { wishIn }: Readers,
  clauses: readonly string[],
  now: number,
): { readonly rest: readonly string[]; readonly wish: SlotWish | null } {
  for (const [index, clause] of clauses.entries()) {
    const wish = index === 0 ? null : wishIn(clause, now);
    if (wish) return { rest: clauses.filter((_, at) => at !== index), wish };
  }
  return { rest: clauses, wish: null };
}

/** New values for nothing but answers that stand are corrections. */
function toAnswer(
  given: Answers,
  wish: SlotWish | null,
  question: Question,
  view: DialogueView,
): VisitorEvent {
  const isCorrection =
    given[question.id] === undefined &&
    wish === null &&
    Object.keys(given).every((id) => view.answers[id] !== undefined);
  return isCorrection ? { type: 'correct', answers: given } : answer(given, wish);
}

/** No answer: a request, a question or a wish, if the sentence holds one. */
function readOther(
  { requests, bookings, intents }: Readers,
  utterance: Utterance,
  { kind }: Question,
  now: number,
): VisitorEvent | null {
  if (kind === 'text') return null;
  const request = requests.within(utterance);
  return (
    (request && request !== 'moreSlots' ? toEvent(request) : null) ??
    bookings.within(utterance, now) ??
    asWish(bookings.implied(utterance, now)) ??
    intents.faqMentioned(utterance) ??
    intents.named(utterance, null) ??
    (utterance.isQuestion ? intents.mentioned(utterance, null) : null)
  );
}

/** While a booking is under way, "tomorrow at 3" is about its time. */
export function asWish(event: VisitorEvent | null): VisitorEvent | null {
  return event?.type === 'book' && event.wish ? { type: 'wishSlot', wish: event.wish } : event;
}

const hasAnswers = (answers: Answers): boolean => Object.keys(answers).length > 0;

const answer = (answers: Answers, wish: SlotWish | null): VisitorEvent => ({ type: 'answer', answers, wish });

const invalid = (reason: Extract<VisitorEvent, { type: 'invalid' }>['reason']): VisitorEvent => ({
  type: 'invalid',
  reason,
});

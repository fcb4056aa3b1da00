import type { Certainty } from '../../assistant/knowledge/knowledge-reader.ts';
import type { VisitorEvent } from '../../dialogue/events.ts';
import type { Topic } from '../../domain/business.ts';
import type { Request } from '../lexicon/lexicon.ts';
import type { Readers } from '../readers.ts';
import type { Said } from '../said.ts';
import { passageOf } from '../utterance.ts';

/** Requests that are possible in any state, whatever was asked. */
export function wholeRequest({ requests }: Readers, said: Said): VisitorEvent | null {
  const request = requests.whole(said);
  // More times can be requested only where times are offered.
  return request === null || request === 'moreSlots' ? null : { type: request };
}

/** The same where free text is expected, which "keep" and "more" may be part of. */
export function unmistakableRequest(readers: Readers, said: Said): VisitorEvent | null {
  const event = wholeRequest(readers, said);
  return event?.type === 'keep' ? null : event;
}

export function yesOrNo({ assent }: Readers, said: Said): VisitorEvent | null {
  const type = assent.whole(said);
  return type && { type };
}

export function refusal({ assent }: Readers, said: Said): VisitorEvent | null {
  return assent.isRefusal(said) ? { type: 'no' } : null;
}

/**
 * A request within a sentence. If its words are merely near each other, it may be a question: "does the
 * agent hand the conversation to a person?"
 */
export function requestIn({ requests, near, questions }: Readers, said: Said): Request | null {
  const request = requests.within(said);
  // "I want to cancel my subscription" is about no booking.
  if (request === 'cancel' && questions.keyword(said) !== null) return null;
  if (request !== null) return request;
  const nearby = near(said.words);
  return nearby === 'askPerson' && questions.answered(said, 'titled') ? null : nearby;
}

/** "Am I talking to a real person?" is a question, not a request. */
export function personWanted(readers: Readers, said: Said): VisitorEvent | null {
  if (requestIn(readers, said) !== 'askPerson') return null;
  const { questions } = readers;
  return questions.whoAnswers(said) ?? { type: 'askPerson' };
}

/** A request within a sentence. */
function requestWithin(readers: Readers, said: Said): VisitorEvent | null {
  const type = requestIn(readers, said);
  return type && { type };
}

/** What a sentence mentions, most telling first. */
export function mentioned(readers: Readers, said: Said, topic: Topic | null): VisitorEvent | null {
  const { questions } = readers;
  return (
    faqMentioned(readers, said) ??
    requestWithin(readers, said) ??
    answered(readers, said, topic, 'titled') ??
    complaint(readers, said) ??
    (isAllNamed(readers, said, topic) ? null : questions.keyword(said)) ??
    named(readers, said, topic) ??
    questions.answered(said, 'told') ??
    questions.keyword(said)
  );
}

/** "Our chatbot stopped replying" is not a question about chatbots. */
function complaint({ isComplaint, questions }: Readers, said: Said): VisitorEvent | null {
  const isAsked = said.isQuestion || questions.isOpened(said);
  return !isAsked && isComplaint(said) ? { type: 'openSupport' } : null;
}

/** Something on the menu; "can you help me with my tax return?" does not ask for support. */
function named({ intents, questions }: Readers, said: Said, topic: Topic | null): VisitorEvent | null {
  const isAsked = said.isQuestion || questions.isOpened(said);
  const event = intents.mentioned({ ...said, isQuestion: isAsked }, topic);
  return event?.type === 'openSupport' && isAsked && questions.isForeign(intents.unnamed(said, topic))
    ? null
    : event;
}

/** A FAQ question within a message; "how long does it take to fly to Mars?" is a different one. */
export function faqMentioned({ intents, questions }: Readers, said: Said): VisitorEvent | null {
  const mention = intents.faqMentioned(said);
  return mention && questions.isOurs(mention.others) ? mention.event : null;
}

/** A known answer, unless the question is only about something on the menu: "how much is Pro?" */
export function answered(
  { intents, questions }: Readers,
  said: Said,
  topic: Topic | null,
  least: Certainty = 'told',
): VisitorEvent | null {
  return isAllNamed({ intents, questions }, said, topic) ? null : questions.answered(said, least);
}

/** The same only if nothing else can be meant. "When is my demo?" is about the visitor's own booking. */
export function unmistakable(readers: Readers, said: Said, topic: Topic | null): VisitorEvent | null {
  const { requests, questions } = readers;
  const who = questions.whoAnswers(said);
  if (who) return who;
  if (questions.isSum(said)) return { type: 'ask', asked: { kind: 'offTopic' } };
  const event = questions.unmistakable(said);
  if (event?.type !== 'ask' || (event.asked.kind === 'offTopic' && isTimeAsked(readers, said))) return null;
  return requests.within(said) === 'recallBooking' || isAllNamed(readers, said, topic) ? null : event;
}

/** "Could you do the 30th, before lunch?" is not about food. */
const isTimeAsked = ({ bookings, wishIn }: Readers, said: Said): boolean =>
  (bookings.asksAvailability(said) && bookings.dayIn(said) !== null) || wishIn(said.text, said.now) !== null;

/** Whether a message only names something on the menu. */
function isAllNamed(
  { intents, questions }: Pick<Readers, 'intents' | 'questions'>,
  said: Said,
  topic: Topic | null,
): boolean {
  const others = intents.unnamed(said, topic);
  return others.length < said.words.length && questions.isBare(others);
}

/** During a booking, only a name or a question leads elsewhere. */
export function mentionedMeanwhile(readers: Readers, said: Said): VisitorEvent | null {
  const { intents, questions } = readers;
  if (said.isQuestion || questions.isOpened(said)) return mentioned(readers, said, null);
  return faqMentioned(readers, said) ?? requestWithin(readers, said) ?? intents.named(said, null);
}

/** Answers that were not asked for just now. */
export function volunteered(readers: Readers, said: Said): VisitorEvent | null {
  const { view } = said;
  const { answers, clauses } = readers.volunteered(said, null, view.answers);
  const ids = Object.keys(answers);
  if (ids.length === 0) return null;
  const wish = clauses.map(({ left }) => readers.wishIn(left.text, said.now)).find((one) => one !== null);
  const areKnown = ids.every((id) => view.answers[id] !== undefined);
  return areKnown
    ? { type: 'correct', answers, ...(wish && { wish }) }
    : { type: 'answer', answers, wish: wish ?? null };
}

/** "Tuesday at 3, and my phone is 912 345 678": a time in one clause, and marked answers in others. */
export function answersBesideTime(readers: Readers, said: Said): VisitorEvent | null {
  const clauses = readers.clausesOf(said);
  const at =
    clauses.length < 2 ? -1 : clauses.findIndex(({ text }) => readers.wishIn(text, said.now) !== null);
  const wish = readers.wishIn(clauses[at]?.text ?? '', said.now);
  if (wish === null) return null;
  const others = passageOf(clauses.flatMap(({ text }, index) => (index === at ? [] : text)).join(', '));
  const { answers } = readers.volunteered(others, null, said.view.answers);
  if (Object.keys(answers).length === 0) return null;
  const areKnown = Object.keys(answers).every((id) => said.view.answers[id] !== undefined);
  return areKnown ? { type: 'correct', answers, wish } : { type: 'answer', answers, wish };
}

/** During a booking, "tomorrow at 3" refers to its time. */
export function asWish(event: VisitorEvent | null): VisitorEvent | null {
  return event?.type === 'book' && event.wish ? { type: 'wishSlot', wish: event.wish } : event;
}

/**
 * A day in a sentence that was only partly understood; matching times are offered, and none is held at
 * once.
 */
export function timeWithin({ bookings, questions }: Readers, said: Said): VisitorEvent | null {
  if (said.isQuestion || questions.isOpened(said)) return null;
  const wish = bookings.dayIn(said);
  if (!wish || questions.isOfTheWorld(said)) return null;
  return { type: 'wishSlot', wish: { ...wish, unsure: true } };
}

/** Another service than the current one, if there is a choice. */
export function otherService({ services, bookings }: Readers, said: Said): VisitorEvent | null {
  const serviceId = services > 1 ? (bookings.named(said)?.serviceId ?? null) : null;
  return serviceId === null ? null : { type: 'chooseService', serviceId };
}

/** A service in a sentence that means nothing else: "change it to haircut and beard". */
export function mentionedService({ services, bookings }: Readers, said: Said): VisitorEvent | null {
  const serviceId = services > 1 && !said.isQuestion ? bookings.service(said) : null;
  return serviceId === null ? null : { type: 'chooseService', serviceId };
}

/** "Try again" stands for the one thing that failed and is offered again, possibly beside a person. */
export function retry({ isRetry }: Readers, said: Said): VisitorEvent | null {
  const { options, expectation } = said.view;
  const [failed, ...others] = options.filter((id) => id !== 'person');
  if (failed === undefined || others.length > 0 || !isRetry(said)) return null;
  if (failed === 'yes') return { type: 'yes' };
  if (failed === 'more') return { type: 'moreSlots' };
  const isOffered = expectation.kind === 'slot' && expectation.offered.includes(failed);
  return isOffered ? { type: 'pickSlot', slotId: failed } : null;
}

export const NOT_UNDERSTOOD: VisitorEvent = { type: 'notUnderstood' };

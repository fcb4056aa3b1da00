import type { VisitorEvent } from '../dialogue/events.ts';
import type { DialogueView } from '../dialogue/expectation.ts';
import type { Business, Topic } from '../domain/business.ts';
import { assertNever } from '../lib/assert-never.ts';
import { findEmails } from './answers/email.ts';
import { en } from './lexicon/en.ts';
import { withoutNumber } from './options.ts';
import { asWish, readQuestionReply } from './question-reply.ts';
import { createReaders, type Readers } from './readers.ts';
import { toEvent } from './requests.ts';
import { readUtterance, type Utterance } from './utterance.ts';

export interface Message {
  readonly text: string;
  readonly view: DialogueView;
  /** Milliseconds since the Unix epoch. */
  readonly now: number;
}

/** One message against what the assistant asked last; exactly one event comes of it. Pure, and never throws. */
export type Understanding = (message: Message) => VisitorEvent;

/** Reads by rules alone; its phrases are compiled once. English is its one language so far. */
export function createUnderstanding(business: Business): Understanding {
  const readers = createReaders(business, en);
  return ({ text, view, now }) => understand(readers, readUtterance(text), view, now);
}

const NOT_UNDERSTOOD: VisitorEvent = { type: 'notUnderstood' };

function understand(readers: Readers, utterance: Utterance, view: DialogueView, now: number): VisitorEvent {
  const { expectation } = view;
  switch (expectation.kind) {
    case 'menu':
      return readMenuReply(readers, utterance, view, null, now);
    case 'topicSelect':
    case 'topicDetail':
      return readMenuReply(readers, utterance, view, expectation.topic, now);
    case 'service':
      return readServiceReply(readers, utterance, view, now);
    case 'question':
      return readQuestionReply(readers, utterance, expectation, view, now);
    case 'slot':
      return readSlotReply(readers, utterance, expectation.offered, view, now);
    case 'review':
      return readReviewReply(readers, utterance, view, now);
    case 'confirmed':
      return readConfirmedReply(readers, utterance, view, now);
    case 'supportIssue':
      return readIssue(readers, utterance, view, now);
    case 'supportContact':
      return readContact(readers, utterance, view, now);
    default:
      return assertNever(expectation);
  }
}

function readMenuReply(
  readers: Readers,
  utterance: Utterance,
  view: DialogueView,
  topic: Topic | null,
  now: number,
): VisitorEvent {
  const { options, intents, bookings } = readers;
  const label = readUtterance(withoutNumber(utterance.text));
  return (
    options(utterance, view) ??
    intents.named(label, topic) ??
    bookings.named(label, now) ??
    intents.faqNamed(utterance) ??
    yesOrNo(readers, utterance) ??
    wholeRequest(readers, utterance) ??
    bookings.whole(label, now) ??
    personWanted(readers, utterance) ??
    bookings.within(utterance, now) ??
    bookings.implied(utterance, now) ??
    mentioned(readers, utterance, topic) ??
    volunteered(readers, utterance, view) ??
    refused(readers, utterance) ??
    NOT_UNDERSTOOD
  );
}

function readServiceReply(
  readers: Readers,
  utterance: Utterance,
  view: DialogueView,
  now: number,
): VisitorEvent {
  const { options, requests, bookings, intents } = readers;
  return (
    options(utterance, view) ??
    chosenService(readers, readUtterance(withoutNumber(utterance.text)), now) ??
    yesOrNo(readers, utterance) ??
    wholeRequest(readers, utterance) ??
    bookings.whole(utterance, now) ??
    (utterance.isQuestion ? intents.faqMentioned(utterance) : null) ??
    (requests.within(utterance) === null ? bookedService(readers, utterance, now) : null) ??
    readers.corrections(utterance, view) ??
    asWish(bookings.implied(utterance, now)) ??
    aside(readers, utterance) ??
    volunteered(readers, utterance, view) ??
    refused(readers, utterance) ??
    NOT_UNDERSTOOD
  );
}

function chosenService({ bookings }: Readers, utterance: Utterance, now: number): VisitorEvent | null {
  const serviceId = bookings.named(utterance, now)?.serviceId ?? null;
  return serviceId === null ? null : { type: 'chooseService', serviceId };
}

/** A service in a sentence; what else the sentence tells comes along. */
function bookedService({ bookings }: Readers, utterance: Utterance, now: number): VisitorEvent | null {
  const serviceId = bookings.service(utterance);
  if (serviceId === null) return null;
  const { answers, wish } = bookings.details(utterance, now);
  const isBare = wish === null && Object.keys(answers).length === 0;
  return isBare ? { type: 'chooseService', serviceId } : { type: 'book', serviceId, answers, wish };
}

function readSlotReply(
  readers: Readers,
  utterance: Utterance,
  offered: readonly string[],
  view: DialogueView,
  now: number,
): VisitorEvent {
  const { options, slots, requests, bookings } = readers;
  const request = requests.whole(utterance);
  return (
    slots.dayOfMonth(utterance, offered, now) ??
    options(utterance, view) ??
    retried(readers, utterance, view) ??
    yesOrNo(readers, utterance) ??
    (request === null ? null : toEvent(request)) ??
    personWanted(readers, utterance) ??
    readers.corrections(utterance, view) ??
    slots.read(utterance, offered, now) ??
    otherService(readers, utterance, now) ??
    bookings.whole(utterance, now) ??
    aside(readers, utterance) ??
    volunteered(readers, utterance, view) ??
    refused(readers, utterance) ??
    NOT_UNDERSTOOD
  );
}

/** A yes books: it is read before anything else could be, and only from what is nothing but a yes. */
function readReviewReply(
  readers: Readers,
  utterance: Utterance,
  view: DialogueView,
  now: number,
): VisitorEvent {
  const { options, bookings, corrections } = readers;
  return (
    options(utterance, view) ??
    yesOrNo(readers, utterance) ??
    retried(readers, utterance, view) ??
    wholeRequest(readers, utterance) ??
    personWanted(readers, utterance) ??
    corrections(utterance, view) ??
    asWish(bookings.implied(utterance, now)) ??
    asWish(bookings.whole(utterance, now)) ??
    otherService(readers, utterance, now) ??
    volunteered(readers, utterance, view) ??
    refused(readers, utterance) ??
    aside(readers, utterance) ??
    NOT_UNDERSTOOD
  );
}

function readConfirmedReply(
  readers: Readers,
  utterance: Utterance,
  view: DialogueView,
  now: number,
): VisitorEvent {
  const { options, bookings, corrections, intents } = readers;
  return (
    options(utterance, view) ??
    intents.named(utterance, null) ??
    intents.faqNamed(utterance) ??
    yesOrNo(readers, utterance) ??
    wholeRequest(readers, utterance) ??
    bookings.named(utterance, now) ??
    bookings.whole(utterance, now) ??
    personWanted(readers, utterance) ??
    corrections(utterance, view) ??
    bookings.within(utterance, now) ??
    asWish(bookings.implied(utterance, now)) ??
    mentioned(readers, utterance, null) ??
    refused(readers, utterance) ??
    NOT_UNDERSTOOD
  );
}

/** Whatever is not wholly a request is the issue, also when it speaks of booking. */
function readIssue(readers: Readers, utterance: Utterance, view: DialogueView, now: number): VisitorEvent {
  const { options, requests, bookings, intents } = readers;
  if (utterance.words.length === 0) return { type: 'invalid', reason: 'empty' };
  const request = requests.whole(utterance);
  return (
    options(utterance, view) ??
    (request === null || request === 'moreSlots' || request === 'keep' ? null : toEvent(request)) ??
    bookings.whole(utterance, now) ??
    intents.faqNamed(utterance) ??
    (utterance.isQuestion ? intents.faqMentioned(utterance) : null) ?? { type: 'tell', text: utterance.told }
  );
}

function readContact(readers: Readers, utterance: Utterance, view: DialogueView, now: number): VisitorEvent {
  const emails = new Set(findEmails(utterance.text).map(({ email }) => email));
  const [email] = emails;
  if (email !== undefined && emails.size === 1) return { type: 'giveContact', email };
  return (
    readers.options(utterance, view) ??
    yesOrNo(readers, utterance) ??
    wholeRequest(readers, utterance) ??
    readers.bookings.whole(utterance, now) ??
    personWanted(readers, utterance) ??
    readers.bookings.within(utterance, now) ??
    mentioned(readers, utterance, null) ??
    refused(readers, utterance) ?? { type: 'invalid', reason: 'notAnEmail' }
  );
}

function wholeRequest(readers: Readers, utterance: Utterance): VisitorEvent | null {
  const request = readers.requests.whole(utterance);
  // More times are asked for only where times are offered.
  return request === null || request === 'moreSlots' ? null : toEvent(request);
}

function yesOrNo({ assent }: Readers, utterance: Utterance): VisitorEvent | null {
  const said = assent.whole(utterance);
  return said && { type: said };
}

function refused({ assent }: Readers, utterance: Utterance): VisitorEvent | null {
  return assent.isRefusal(utterance) ? { type: 'no' } : null;
}

/** Another service than the one under way, where there is a choice. */
function otherService(
  { services, bookings }: Readers,
  utterance: Utterance,
  now: number,
): VisitorEvent | null {
  const serviceId = services > 1 ? (bookings.named(utterance, now)?.serviceId ?? null) : null;
  return serviceId === null ? null : { type: 'chooseService', serviceId };
}

/** "Try again" stands for the one thing that failed and is offered once more. */
function retried({ isRetry }: Readers, utterance: Utterance, { options }: DialogueView): VisitorEvent | null {
  if (options.length !== 1 || !isRetry(utterance)) return null;
  if (options[0] === 'yes') return { type: 'yes' };
  return options[0] === 'more' ? { type: 'moreSlots' } : null;
}

function personWanted({ requests }: Readers, utterance: Utterance): VisitorEvent | null {
  return requests.within(utterance) === 'askPerson' ? { type: 'askPerson' } : null;
}

/** What a sentence speaks of, the more telling first. */
function mentioned(
  { intents, requests }: Readers,
  utterance: Utterance,
  topic: Topic | null,
): VisitorEvent | null {
  const request = requests.within(utterance);
  return (
    intents.faqMentioned(utterance) ??
    (request === null ? null : toEvent(request)) ??
    intents.mentioned(utterance, topic)
  );
}

/** While a booking is under way only a name or a question leads elsewhere. */
function aside(readers: Readers, utterance: Utterance): VisitorEvent | null {
  const { intents, requests } = readers;
  if (utterance.isQuestion) return mentioned(readers, utterance, null);
  const request = requests.within(utterance);
  return (
    intents.faqMentioned(utterance) ??
    (request === null ? null : toEvent(request)) ??
    intents.named(utterance, null)
  );
}

/** Answers that nobody asked for just now. */
function volunteered(
  readers: Readers,
  utterance: Utterance,
  { answers: known }: DialogueView,
): VisitorEvent | null {
  const { answers } = readers.volunteered(utterance.text, null, known);
  const ids = Object.keys(answers);
  if (ids.length === 0) return null;
  const isKnown = ids.every((id) => known[id] !== undefined);
  return isKnown ? { type: 'correct', answers } : { type: 'answer', answers, wish: null };
}

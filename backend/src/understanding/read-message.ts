import type { VisitorEvent } from '../dialogue/events.ts';
import { assertNever } from '../lib/assert-never.ts';
import { withQuestion } from './question-beside.ts';
import type { Readers } from './readers.ts';
import { readConfirmedReply } from './replies/confirmed.ts';
import { readForgetReply } from './replies/forget.ts';
import { readMenuReply } from './replies/menu.ts';
import { readQuestionReply } from './replies/question.ts';
import { readReviewReply } from './replies/review.ts';
import { readServiceReply } from './replies/service.ts';
import { readSlotReply } from './replies/slot.ts';
import { bookingInStory } from './replies/story.ts';
import { readContact, readIssue } from './replies/support.ts';
import { isDoubtful, isForeign, isMissed, moreThan, pickingNothing } from './respelled.ts';
import type { Said } from './said.ts';
import { readUtterance } from './utterance.ts';

/** The meaning of a message as it is written, including a question beside its other content. */
export function readMessage(readers: Readers, message: Said): VisitorEvent {
  const said = withoutReference(message);
  const story = said.view.expectation.kind === 'menu' ? bookingInStory(readers, said) : null;
  if (story) return story;
  const parted = readers.parted(said);
  if (!parted) return understand(readers, said);
  // "A demo on Thursday, towards eleven?"
  if (readers.wishIn(parted.question.text, said.now)) return understand(readers, said);
  const asked = understand(readers, parted.question);
  // "Never mind, how much is it?"
  if (parted.isLed && asked.type === 'openTopic') return asked;
  if (asked.type !== 'ask') return askedAsAWhole(readers, said);
  const event = understand(readers, parted.rest);
  // "Anything left this afternoon? Just a cut" asks for a time.
  if (event.type === 'book' && event.wish === null && readers.bookings.dayIn(parted.question))
    return understand(readers, said);
  // "Before I book, do you take cards?"
  if ((parted.isLed || isMissed(event)) && asked.asked.kind === 'entry') return asked;
  // "Whatever is best" looks like a question without an answer.
  const isMeant =
    asked.asked.kind !== 'unknown' ||
    (said.text.includes('?') && !readers.bookings.asksAvailability(parted.question));
  return (isMeant ? withQuestion(event, asked.asked) : null) ?? askedAsAWhole(readers, said);
}

/** "I use a wheelchair, can I get in": the subject precedes the question. */
function askedAsAWhole(readers: Readers, said: Said): VisitorEvent {
  const event = understand(readers, said);
  if (!isMissed(event) || said.isQuestion || said.view.expectation.kind === 'question') return event;
  const asked = understand(readers, { ...said, isQuestion: true });
  return asked.type === 'ask' && asked.asked.kind === 'entry' ? asked : event;
}

/** `K7QM-3XPD` */
const REFERENCE = /(?<![\p{L}\d-])[2-9A-HJKMNP-Z]{4}-[2-9A-HJKMNP-Z]{4}(?![\p{L}\d-])/gu;

/** "Move K7QM-3XPD to Friday": the conversation already knows the booking. */
function withoutReference(said: Said): Said {
  const { kind } = said.view.expectation;
  if (kind === 'question' || kind === 'supportIssue' || !/[A-Z\d]-[A-Z\d]/.test(said.text)) return said;
  const text = said.text.replaceAll(REFERENCE, '').replaceAll(/ {2,}/g, ' ').trim();
  return text === '' || text === said.text ? said : { ...said, ...readUtterance(text), told: said.told };
}

const MAX_WORDS_TO_CANCEL = 5;

/** The meaning after spelling correction, if that is more than `event`, its meaning as written. */
export function readRespelled(readers: Readers, said: Said, event: VisitorEvent): VisitorEvent | null {
  const respelled = isDoubtful(event, said) ? readers.spelling(said, isForeign(event)) : null;
  const meant = respelled && moreThan(event, understand(readers, pickingNothing(respelled)));
  // "Olvida tus reglas y dime …" is not a misspelt cancellation.
  return meant?.type === 'cancel' && said.words.length > MAX_WORDS_TO_CANCEL ? null : meant;
}

function understand(readers: Readers, said: Said): VisitorEvent {
  const { expectation } = said.view;
  switch (expectation.kind) {
    case 'menu':
      return readMenuReply(readers, said, null);
    case 'topicSelect':
    case 'topicDetail':
      return readMenuReply(readers, said, expectation.topic);
    case 'service':
      return readServiceReply(readers, said);
    case 'question':
      return readQuestionReply(readers, said, expectation);
    case 'slot':
      return readSlotReply(readers, said, expectation);
    case 'review':
      return readReviewReply(readers, said, expectation.heldAt);
    case 'confirmed':
      return readConfirmedReply(readers, said);
    case 'forget':
      return readForgetReply(readers, said);
    case 'supportIssue':
      return readIssue(readers, said);
    case 'supportContact':
      return readContact(readers, said);
    default:
      return assertNever(expectation);
  }
}

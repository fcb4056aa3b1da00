import type { VisitorEvent } from '../../dialogue/events.ts';
import type { Topic } from '../../domain/business.ts';
import { onlyRulesOut } from '../../domain/slot-wish.ts';
import type { Readers } from '../readers.ts';
import { asLabel, type Said } from '../said.ts';
import {
  answered,
  mentioned,
  NOT_UNDERSTOOD,
  personWanted,
  refusal,
  requestIn,
  unmistakable,
  volunteered,
  wholeRequest,
  yesOrNo,
} from './asides.ts';

/** A reply to the menu, or to the open topic: the business's own names take precedence. */
export function readMenuReply(readers: Readers, said: Said, topic: Topic | null): VisitorEvent {
  const event = readWhatever(readers, said, topic);
  return topic === null ? asAnswer(event, said) : event;
}

/**
 * The menu asks nothing that a yes could answer. Only the question whether to go on does, and "continue" is
 * a yes to it; otherwise "continue" resumes the booking under way.
 */
function asAnswer(event: VisitorEvent, { view: { seen, options, answers } }: Said): VisitorEvent {
  if (event.type !== 'yes' && event.type !== 'keep') return event;
  if (seen && options.includes('yes')) return { type: 'yes' };
  return event.type === 'keep' && Object.keys(answers).length > 0 ? event : NOT_UNDERSTOOD;
}

function readWhatever(readers: Readers, said: Said, topic: Topic | null): VisitorEvent {
  const { options, intents, bookings } = readers;
  const label = asLabel(said);
  return (
    options(said) ??
    courtesy(readers, said) ??
    intents.named(label, topic) ??
    bookings.named(label) ??
    intents.faqNamed(said) ??
    yesOrNo(readers, label) ??
    wholeRequest(readers, label) ??
    bookings.whole(label) ??
    meetingWanted(readers, said) ??
    partAsGreeting(readers, label) ??
    timeWanted(readers, said) ??
    unmistakable(readers, said, topic) ??
    personAtATime(readers, said) ??
    personWanted(readers, said) ??
    howMuch(readers, said, topic) ??
    bookings.within(said) ??
    changeWanted(readers, said) ??
    mentioned(readers, said, topic) ??
    dayWanted(readers, said) ??
    asBooking(readers, said, volunteered(readers, said)) ??
    readers.questions.unanswered(said) ??
    refusal(readers, said) ??
    NOT_UNDERSTOOD
  );
}

/** "Can we meet?" */
function meetingWanted({ bookings, requests }: Readers, said: Said): VisitorEvent | null {
  return requests.within(said) === null ? bookings.meeting(said) : null;
}

/** "I'd like a chat with your team, does Thursday work?" asks for a meeting. */
function personAtATime(readers: Readers, said: Said): VisitorEvent | null {
  if (requestIn(readers, said) !== 'askPerson') return null;
  const book = readers.bookings.details(said);
  return book.wish?.day ? book : null;
}

/** "How far ahead can I book?" */
function howMuch(readers: Readers, said: Said, topic: Topic | null): VisitorEvent | null {
  return answered(readers, said, topic, 'titled') && readers.questions.measured(said);
}

/** Wants something on a day. */
function dayWanted({ bookings, questions }: Readers, said: Said): VisitorEvent | null {
  const event = questions.isOpened(said) ? null : bookings.wantsDay(said);
  return event && !questions.isOfTheWorld(said) ? event : null;
}

/** "Thanks for the help" does not ask for help. */
function courtesy({ requests }: Readers, said: Said): VisitorEvent | null {
  const type = requests.courtesy(said);
  return type && { type };
}

/** A name together with a time or a service is a wish to book. */
function asBooking({ bookings }: Readers, said: Said, event: VisitorEvent | null): VisitorEvent | null {
  if (event?.type !== 'answer') return event;
  const serviceId = bookings.service(said);
  return event.wish || serviceId !== null ? { ...event, type: 'book', serviceId } : event;
}

/** "Morning!" is a greeting. */
function partAsGreeting({ wishIn }: Readers, { text, words, now }: Said): VisitorEvent | null {
  const wish = words.length === 1 ? wishIn(text, now) : null;
  return wish?.day === null && wish.time?.kind === 'part' ? { type: 'greet' } : null;
}

/** "Tomorrow at 3" is a wish to book; "not today" is not. */
function timeWanted({ bookings }: Readers, said: Said): VisitorEvent | null {
  const event = bookings.implied(said);
  const isOnlyRuledOut = event?.type === 'book' && event.wish !== null && onlyRulesOut(event.wish);
  return isOnlyRuledOut && event.serviceId === null ? null : event;
}

/** "Change the time": for example of what was booked here. */
function changeWanted({ corrections }: Readers, said: Said): VisitorEvent | null {
  const event = corrections(said);
  return event?.type === 'change' ? event : null;
}

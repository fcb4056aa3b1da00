import type { Answers } from '../domain/answers.ts';
import type { Booking, Hold } from '../domain/booking.ts';
import type { Business, Question } from '../domain/business.ts';
import type { SlotWish } from '../domain/slot.ts';
import { addressOf } from './address.ts';

/** A booking that an earlier conversation left unfinished: what was said for it. A time must be held anew. */
export interface Unfinished {
  readonly serviceId: string | null;
  readonly answers: Answers;
  readonly wish: SlotWish | null;
}

/** What a conversation remembers besides its state. Plain JSON. */
export interface DialogueContext {
  readonly answers: Answers;
  /** Set while a booking is under way. */
  readonly serviceId: string | null;
  readonly wish: SlotWish | null;
  /** Ids of the slots offered last, in the order shown. */
  readonly offered: readonly string[];
  readonly hold: Hold | null;
  /** The newest booking. */
  readonly booking: Booking | null;
  /** Until the visitor has said whether to go on with it. */
  readonly unfinished: Unfinished | null;
  /** The topic option shown last. */
  readonly option: string | null;
  /** Messages in a row that were no answer. */
  readonly misses: number;
  /** The visitor's zone, when it is known and differs from the business's. */
  readonly zone: string | null;
  /** The language: a tag of the business. */
  readonly locale: string;
  /** How many messages were clearly in it, as far as they count. */
  readonly votes: number;
  /** What the visitor's client said last of its page's language; the same again is nothing new. */
  readonly clientLocale: string;
}

export const emptyContext = (locale: string): DialogueContext => ({
  answers: {},
  serviceId: null,
  wish: null,
  offered: [],
  hold: null,
  booking: null,
  unfinished: null,
  option: null,
  misses: 0,
  zone: null,
  locale,
  votes: 0,
  clientLocale: locale,
});

export const isAnswered = (answers: Answers, question: Question): boolean =>
  answers[question.id] !== undefined;

export const firstUnanswered = (business: Business, answers: Answers): Question | undefined =>
  business.questions.find((question) => !isAnswered(answers, question));

/** Only answers to questions that the business asks: nothing else that a caller sends is kept. */
export function mergeAnswers(business: Business, known: Answers, given: Answers): Answers {
  const merged: Record<string, Answers[string]> = {};
  for (const { id } of business.questions) {
    const answer = given[id] !== undefined ? given[id] : known[id];
    if (answer !== undefined) merged[id] = answer;
  }
  return merged;
}

export const isBooking = ({ serviceId }: DialogueContext): boolean => serviceId !== null;

/** The visitor's e-mail, if a question asked for one. */
export function knownEmail(business: Business, answers: Answers): string | null {
  const question = business.questions.find(
    ({ kind, id }) => kind === 'email' && typeof answers[id] === 'string',
  );
  const answer = question && answers[question.id];
  return typeof answer === 'string' ? answer : null;
}

/** How to address the visitor, if a question asked for the name. */
export function firstName(business: Business, answers: Answers): string | undefined {
  const question = business.questions.find(({ kind }) => kind === 'name');
  const answer = question && answers[question.id];
  return typeof answer === 'string' ? addressOf(answer) : undefined;
}

import type { Answers } from '../domain/answers.ts';
import type { Booking, Hold } from '../domain/booking.ts';
import type { Business, Question } from '../domain/business.ts';
import type { SlotWish } from '../domain/slot.ts';
import { addressOf } from './address.ts';

/** What was said for a booking that an earlier conversation left unfinished. Its time must be held anew. */
export interface Unfinished {
  readonly serviceId: string | null;
  readonly answers: Answers;
  readonly wish: SlotWish | null;
}

/** What a conversation remembers besides its state. Plain JSON. */
export interface DialogueContext {
  readonly answers: Answers;
  /** Set while a booking is in progress. */
  readonly serviceId: string | null;
  readonly wish: SlotWish | null;
  /** Ids of the slots offered last, in the order shown. */
  readonly offered: readonly string[];
  readonly hold: Hold | null;
  /**
   * The first turn that tried to book the held slot and learnt no outcome. A booking that it or a later turn
   * made is unknown to the visitor; null: there is none.
   */
  readonly maybeBookedIn: number | null;
  /** The newest booking. */
  readonly booking: Booking | null;
  /** Set until the visitor has said whether to go on with it. */
  readonly unfinished: Unfinished | null;
  /** The topic option shown last. */
  readonly option: string | null;
  /** Consecutive messages that did not answer the question. */
  readonly misses: number;
  /** The visitor's time zone, if it is known and differs from the business's. */
  readonly zone: string | null;
  /** The conversation's language: one of the business's tags. */
  readonly locale: string;
  /** How many messages were clearly in this language, up to the number that settles it. */
  readonly votes: number;
  /** The page language that the client sent last; the same value again is ignored. */
  readonly clientLocale: string;
}

export const emptyContext = (locale: string): DialogueContext => ({
  answers: {},
  serviceId: null,
  wish: null,
  offered: [],
  hold: null,
  maybeBookedIn: null,
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

/** Keeps only answers to the business's questions; anything else that a caller sends is dropped. */
export function mergeAnswers(business: Business, known: Answers, given: Answers): Answers {
  const merged: Record<string, Answers[string]> = {};
  for (const { id } of business.questions) {
    const answer = given[id] !== undefined ? given[id] : known[id];
    if (answer !== undefined) merged[id] = answer;
  }
  return merged;
}

export const isBooking = ({ serviceId }: DialogueContext): boolean => serviceId !== null;

/** The visitor's e-mail address, if a question asked for one. */
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

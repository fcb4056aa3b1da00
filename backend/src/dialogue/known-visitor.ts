import type { Answers } from '../domain/answers.ts';
import type { Booking } from '../domain/booking.ts';
import type { Business } from '../domain/business.ts';
import { slotId } from '../domain/slot.ts';
import { firstName } from './context.ts';
import { fitAnswers } from './fit-to-business.ts';
import type { Say, ToldBooking } from './say.ts';
import type { DialogueState } from './step.ts';

/** A returning visitor. */
export interface KnownVisitor {
  /**
   * The visitor's name and contact details. They are not asked again, and can be changed like any other
   * answer.
   */
  readonly answers: Answers;
  /** Their next confirmed booking. */
  readonly next: Booking | null;
}

export const knowing = (
  { state, context }: DialogueState,
  { answers }: KnownVisitor,
  business: Business,
): DialogueState => ({ state, context: { ...context, answers: fitAnswers(answers, business) } });

/** Said once, before the first reply. */
export function welcomeBack({ context }: DialogueState, { next }: KnownVisitor, business: Business): Say {
  const name = firstName(business, context.answers);
  return {
    say: 'welcomeBack',
    ...(name !== undefined && { name }),
    ...(next && { next: told(next) }),
    ...(next && context.zone !== null && { zone: context.zone }),
  };
}

const MINUTE_MS = 60_000;

const told = ({ reference, startsAt, endsAt, service }: Booking): ToldBooking => [
  reference,
  slotId(startsAt),
  (Date.parse(endsAt) - Date.parse(startsAt)) / MINUTE_MS,
  service,
];

import type { VisitorEvent } from '../../dialogue/events.ts';
import type { Readers } from '../readers.ts';
import type { Said } from '../said.ts';
import {
  asWish,
  mentioned,
  NOT_UNDERSTOOD,
  personWanted,
  refusal,
  requestIn,
  unmistakable,
  wholeRequest,
  yesOrNo,
} from './asides.ts';

/** "When is my demo?" is about the visitor's own booking, whatever the FAQ says. */
function recall(readers: Readers, said: Said): VisitorEvent | null {
  const isAsked = requestIn(readers, said) === 'recallBooking' || readers.asksOwn(said);
  return isAsked ? { type: 'recallBooking' } : null;
}

/**
 * "Can I come at 5 instead?", "an hour later": about the existing booking, unless it is a request to book.
 */
function moved({ bookings, isBesideHeld }: Readers, said: Said): VisitorEvent | null {
  if (bookings.isRequest(said)) return null;
  const isAsked = bookings.asksAvailability(said);
  const wish = isAsked ? asWish(bookings.within(said)) : null;
  if (wish?.type === 'wishSlot') return wish;
  return isBesideHeld(said) ? { type: 'change', target: 'SLOT' } : null;
}

/** A message after a booking: as in the menu, but a change or a time refers to the booking. */
export function readConfirmedReply(readers: Readers, said: Said): VisitorEvent {
  const { options, bookings, corrections, intents, isChange } = readers;
  return (
    options(said) ??
    recall(readers, said) ??
    bookings.another(said) ??
    intents.named(said, null) ??
    intents.faqNamed(said) ??
    (isChange(said) ? { type: 'change', target: 'SLOT' } : null) ??
    yesOrNo(readers, said) ??
    wholeRequest(readers, said) ??
    bookings.named(said) ??
    moved(readers, said) ??
    bookings.whole(said) ??
    unmistakable(readers, said, null) ??
    personWanted(readers, said) ??
    corrections(said) ??
    bookings.within(said) ??
    asWish(bookings.implied(said)) ??
    mentioned(readers, said, null) ??
    readers.questions.unanswered(said) ??
    refusal(readers, said) ??
    NOT_UNDERSTOOD
  );
}

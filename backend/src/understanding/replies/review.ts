import type { VisitorEvent } from '../../dialogue/events.ts';
import type { Readers } from '../readers.ts';
import type { Said } from '../said.ts';
import {
  asWish,
  mentionedMeanwhile,
  NOT_UNDERSTOOD,
  otherService,
  personWanted,
  refusal,
  retry,
  volunteered,
  wholeRequest,
  yesOrNo,
} from './asides.ts';

/** A reply to the review. A yes books, so it is taken only from what can be nothing else. */
export function readReviewReply(readers: Readers, said: Said): VisitorEvent {
  const event = readSeenReview(readers, said);
  return event.type === 'yes' && !said.view.seen ? NOT_UNDERSTOOD : event;
}

function readSeenReview(readers: Readers, said: Said): VisitorEvent {
  const { bookings, corrections } = readers;
  return (
    shownOption(readers, said) ??
    yesOrNo(readers, said) ??
    retry(readers, said) ??
    wholeRequest(readers, said) ??
    personWanted(readers, said) ??
    corrections(said) ??
    asWish(bookings.implied(said)) ??
    asWish(bookings.whole(said)) ??
    otherService(readers, said) ??
    volunteered(readers, said) ??
    refusal(readers, said) ??
    mentionedMeanwhile(readers, said) ??
    NOT_UNDERSTOOD
  );
}

/** "The first one" may be a time that was offered earlier: only a figure is sure to mean the option "yes". */
function shownOption({ options }: Readers, said: Said): VisitorEvent | null {
  const event = options(said);
  const isSure = !said.isQuestion && /^\P{L}+$|^yes$/u.test(said.text);
  return event?.type === 'yes' && !isSure ? null : event;
}

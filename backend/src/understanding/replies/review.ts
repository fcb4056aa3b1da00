import type { VisitorEvent } from '../../dialogue/events.ts';
import type { Readers } from '../readers.ts';
import type { Said } from '../said.ts';
import {
  answersBesideTime,
  asWish,
  mentionedMeanwhile,
  mentionedService,
  NOT_UNDERSTOOD,
  otherService,
  personWanted,
  refusal,
  retry,
  timeWithin,
  unmistakable,
  volunteered,
  yesOrNo,
} from './asides.ts';

/**
 * A reply to the review. A yes books, so it must be unmistakable and the newest message must have asked for
 * it: after "what should I change?" it means something else.
 */
export function readReviewReply(readers: Readers, said: Said, heldAt: string | undefined): VisitorEvent {
  const { seen, options } = said.view;
  const event = readWhatever(readers, heldAt === undefined ? said : readers.besideHeld(said, heldAt));
  return event.type === 'yes' && !(seen && options.includes('yes')) ? NOT_UNDERSTOOD : event;
}

function readWhatever(readers: Readers, said: Said): VisitorEvent {
  const { bookings, corrections, offeredTimes, intents, isChange, isNone } = readers;
  return (
    offeredTimes.hourInstead(said) ??
    shownOption(readers, said) ??
    (said.view.options.includes('keep') && isNone(said) ? { type: 'keep' } : null) ??
    (isChange(said) ? { type: 'no' } : null) ??
    yesOrNo(readers, said) ??
    retry(readers, said) ??
    request(readers, said) ??
    offeredTimes.soonest(said) ??
    intents.faqNamed(said) ??
    personWanted(readers, said) ??
    answersBesideTime(readers, said) ??
    corrections(said) ??
    unmistakable(readers, said, null) ??
    asWish(bookings.implied(said)) ??
    asWish(bookings.whole(said)) ??
    otherService(readers, said) ??
    volunteered(readers, said) ??
    mentionedService(readers, said) ??
    timeWithin(readers, said) ??
    (offeredTimes.isUntimely(said) ? { type: 'change', target: 'SLOT' } : null) ??
    refusal(readers, said) ??
    mentionedMeanwhile(readers, said) ??
    readers.questions.unanswered(said) ??
    NOT_UNDERSTOOD
  );
}

/** Here "later" and "other times" refer to the held time. */
function request({ requests }: Readers, said: Said): VisitorEvent | null {
  const type = requests.whole(said);
  return type && { type };
}

/** "The first one" may be a time offered earlier: only a figure certainly means the option "yes". */
function shownOption({ options, isFigure }: Readers, said: Said): VisitorEvent | null {
  const event = options(said);
  const isSure = !said.isQuestion && (said.text === 'yes' || isFigure(said));
  return event?.type === 'yes' && !isSure ? null : event;
}

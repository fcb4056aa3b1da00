import type { VisitorEvent } from '../../dialogue/events.ts';
import type { Expectation } from '../../dialogue/expectation.ts';
import type { Readers } from '../readers.ts';
import type { Said } from '../said.ts';
import {
  answersBesideTime,
  mentionedMeanwhile,
  mentionedService,
  NOT_UNDERSTOOD,
  otherService,
  personWanted,
  refusal,
  retry,
  unmistakable,
  volunteered,
  yesOrNo,
} from './asides.ts';

/** A reply to offered times, or to the question which of two readings of a wish is meant. */
export function readSlotReply(
  readers: Readers,
  said: Said,
  { offered, asked }: Extract<Expectation, { kind: 'slot' }>,
): VisitorEvent {
  const { options, offeredTimes, twoReadings } = readers;
  const chosen = options(said);
  if (asked) {
    // What was offered before is of no concern now, unless its label is sent.
    const event = chosen ?? twoReadings.chosen(said, asked) ?? readWords(readers, said, []);
    return twoReadings.settled(event, said, asked);
  }
  const event = offeredTimes.dayOrPlace(said, offered, chosen) ?? chosen ?? readWords(readers, said, offered);
  return offeredTimes.asShown(event, said, offered);
}

function readWords(readers: Readers, said: Said, offered: readonly string[]): VisitorEvent {
  const { offeredTimes, requests, bookings, corrections, intents } = readers;
  const request = requests.whole(said);
  return (
    retry(readers, said) ??
    yesOrNo(readers, said) ??
    (request && { type: request }) ??
    intents.faqNamed(said) ??
    personWanted(readers, said) ??
    answersBesideTime(readers, said) ??
    corrections(said) ??
    unmistakable(readers, said, null) ??
    offeredTimes.read(said, offered) ??
    otherService(readers, said) ??
    bookings.whole(said) ??
    mentionedMeanwhile(readers, said) ??
    volunteered(readers, said) ??
    mentionedService(readers, said) ??
    readers.questions.unanswered(said) ??
    refusal(readers, said) ??
    NOT_UNDERSTOOD
  );
}

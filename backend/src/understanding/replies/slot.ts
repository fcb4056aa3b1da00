import type { VisitorEvent } from '../../dialogue/events.ts';
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

/** A reply to offered times. */
export function readSlotReply(readers: Readers, said: Said, offered: readonly string[]): VisitorEvent {
  const { options, offeredTimes, requests, bookings, corrections, intents } = readers;
  const request = requests.whole(said);
  const chosen = options(said);
  return (
    offeredTimes.dayOrPlace(said, offered, chosen) ??
    chosen ??
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

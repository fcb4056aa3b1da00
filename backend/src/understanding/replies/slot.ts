import type { VisitorEvent } from '../../dialogue/events.ts';
import type { Readers } from '../readers.ts';
import type { Said } from '../said.ts';
import {
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

/** A reply to times that are offered. */
export function readSlotReply(readers: Readers, said: Said, offered: readonly string[]): VisitorEvent {
  const { options, offeredTimes, requests, bookings, corrections, intents } = readers;
  const request = requests.whole(said);
  return (
    offeredTimes.dayOfMonth(said, offered) ??
    options(said) ??
    retry(readers, said) ??
    yesOrNo(readers, said) ??
    (request && { type: request }) ??
    personWanted(readers, said) ??
    intents.faqNamed(said) ??
    corrections(said) ??
    offeredTimes.read(said, offered) ??
    unmistakable(readers, said, null) ??
    otherService(readers, said) ??
    bookings.whole(said) ??
    mentionedMeanwhile(readers, said) ??
    volunteered(readers, said) ??
    mentionedService(readers, said) ??
    refusal(readers, said) ??
    readers.questions.unanswered(said) ??
    NOT_UNDERSTOOD
  );
}

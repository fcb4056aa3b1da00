import type { VisitorEvent } from '../../dialogue/events.ts';
import type { Topic } from '../../domain/business.ts';
import type { Readers } from '../readers.ts';
import { asLabel, type Said } from '../said.ts';
import {
  mentioned,
  NOT_UNDERSTOOD,
  personWanted,
  refusal,
  volunteered,
  wholeRequest,
  yesOrNo,
} from './asides.ts';

/** A reply to the menu, or to the topic that is open: what the business calls its own comes first. */
export function readMenuReply(readers: Readers, said: Said, topic: Topic | null): VisitorEvent {
  const { options, intents, bookings } = readers;
  const label = asLabel(said);
  return (
    options(said) ??
    intents.named(label, topic) ??
    bookings.named(label) ??
    intents.faqNamed(said) ??
    yesOrNo(readers, said) ??
    wholeRequest(readers, said) ??
    bookings.whole(label) ??
    personWanted(readers, said) ??
    bookings.within(said) ??
    bookings.implied(said) ??
    mentioned(readers, said, topic) ??
    volunteered(readers, said) ??
    refusal(readers, said) ??
    NOT_UNDERSTOOD
  );
}

import type { VisitorEvent } from '../../dialogue/events.ts';
import type { Readers } from '../readers.ts';
import { asLabel, type Said } from '../said.ts';
import {
  asWish,
  mentionedMeanwhile,
  NOT_UNDERSTOOD,
  refusal,
  unmistakable,
  volunteered,
  wholeRequest,
  yesOrNo,
} from './asides.ts';

/** A reply to "which service would you like?". */
export function readServiceReply(readers: Readers, said: Said): VisitorEvent {
  const { options, bookings, intents, corrections } = readers;
  return (
    options(said) ??
    namedService(readers, asLabel(said)) ??
    yesOrNo(readers, said) ??
    wholeRequest(readers, said) ??
    bookings.whole(said) ??
    intents.faqNamed(said) ??
    unmistakable(readers, said, null) ??
    mentionedService(readers, said) ??
    corrections(said) ??
    asWish(bookings.implied(said)) ??
    mentionedMeanwhile(readers, said) ??
    volunteered(readers, said) ??
    readers.questions.unanswered(said) ??
    refusal(readers, said) ??
    NOT_UNDERSTOOD
  );
}

function namedService({ bookings }: Readers, said: Said): VisitorEvent | null {
  const serviceId = bookings.named(said)?.serviceId ?? null;
  return serviceId === null ? null : { type: 'chooseService', serviceId };
}

/** A service within a sentence, with everything else the sentence says. */
function mentionedService({ bookings, requests }: Readers, said: Said): VisitorEvent | null {
  const serviceId = requests.within(said) === null ? bookings.service(said) : null;
  if (serviceId === null) return null;
  const { answers, wish } = bookings.details(said);
  const isBare = wish === null && Object.keys(answers).length === 0;
  return isBare ? { type: 'chooseService', serviceId } : { type: 'book', serviceId, answers, wish };
}

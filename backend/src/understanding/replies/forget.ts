import type { VisitorEvent } from '../../dialogue/events.ts';
import type { Readers } from '../readers.ts';
import type { Said } from '../said.ts';
import {
  mentionedMeanwhile,
  NOT_UNDERSTOOD,
  personWanted,
  refusal,
  retry,
  wholeRequest,
  yesOrNo,
} from './asides.ts';

/** A reply to "shall I forget you?". A yes counts only if the newest message asked for it. */
export function readForgetReply(readers: Readers, said: Said): VisitorEvent {
  const { seen, options } = said.view;
  const event = readWhatever(readers, said);
  // Repeating the request confirms it.
  const isYes = event.type === 'yes' || event.type === 'forgetMe';
  if (!isYes) return event;
  return seen && options.includes('yes') ? { type: 'yes' } : NOT_UNDERSTOOD;
}

function readWhatever(readers: Readers, said: Said): VisitorEvent {
  const { options, bookings } = readers;
  return (
    options(said) ??
    yesOrNo(readers, said) ??
    retry(readers, said) ??
    wholeRequest(readers, said) ??
    bookings.whole(said) ??
    personWanted(readers, said) ??
    refusal(readers, said) ??
    mentionedMeanwhile(readers, said) ??
    readers.questions.unanswered(said) ??
    NOT_UNDERSTOOD
  );
}

import type { VisitorEvent } from '../../dialogue/events.ts';
import { readEmail } from '../answers/email.ts';
import type { Readers } from '../readers.ts';
import type { Said } from '../said.ts';
import {
  mentioned,
  personWanted,
  refusal,
  unmistakable,
  unmistakableRequest,
  wholeRequest,
  yesOrNo,
} from './asides.ts';

/** Everything that is not entirely a request is the issue, even if it mentions booking. */
export function readIssue(readers: Readers, said: Said): VisitorEvent {
  const { options, bookings, intents } = readers;
  if (said.words.length === 0) return { type: 'invalid', reason: 'empty' };
  return (
    options(said) ??
    unmistakableRequest(readers, said) ??
    bookings.whole(said) ??
    intents.faqNamed(said) ??
    unmistakable(readers, said, null) ??
    personOnly(readers, said) ?? { type: 'tell', text: said.told }
  );
}

/** "No, a person, I told you" is no issue that the team could do anything about. */
const MAX_WORDS_FOR_A_PERSON = 8;

const personOnly = (readers: Readers, said: Said): VisitorEvent | null =>
  said.words.length <= MAX_WORDS_FOR_A_PERSON ? personWanted(readers, said) : null;

/** A reply to "which e-mail address may we write to?". */
export function readContact(readers: Readers, said: Said): VisitorEvent {
  const email = readEmail(said.text);
  if (email.kind === 'value') return { type: 'giveContact', email: String(email.value) };
  const { options, bookings } = readers;
  return (
    options(said) ??
    yesOrNo(readers, said) ??
    wholeRequest(readers, said) ??
    bookings.whole(said) ??
    personWanted(readers, said) ??
    bookings.within(said) ??
    mentioned(readers, said, null) ??
    readers.questions.unanswered(said) ??
    refusal(readers, said) ?? { type: 'invalid', reason: 'notAnEmail' }
  );
}

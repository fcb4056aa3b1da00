import type { VisitorEvent } from '../../dialogue/events.ts';
import type { Question } from '../../domain/business.ts';
import type { Readers } from '../readers.ts';
import type { Said } from '../said.ts';

/** An address or figures alone. "11-12" is two numbers, and after a full stop more may follow. */
const ADDRESS = /^[\w.+-]+@[\w.-]+$/;
const NUMBER = /^\d+$/;
const PHONE = /^\+?[\d\s()]+$/;

/**
 * Only what was asked for: an address, a telephone number, a number. It cannot mean anything else, so most
 * messages of this kind skip the other readers. Figures that may also be a time do not count.
 */
export function answerAlone(
  { answers, bookings }: Pick<Readers, 'answers' | 'bookings'>,
  said: Said,
  question: Question,
): VisitorEvent | null {
  if (!isAlone(said.text, question)) return null;
  const reading = answers.read(question, said);
  if (reading.kind === 'invalid' || bookings.implied(said) !== null) return null;
  return { type: 'answer', answers: { [question.id]: reading.value }, wish: null };
}

function isAlone(text: string, { kind }: Question): boolean {
  if (kind === 'email') return ADDRESS.test(text);
  if (kind === 'phone') return PHONE.test(text);
  return kind === 'number' && NUMBER.test(text);
}

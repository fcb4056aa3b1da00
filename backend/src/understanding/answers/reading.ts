import type { InvalidReason } from '../../dialogue/events.ts';
import { type Answer, MAX_ANSWER_LENGTH } from '../../domain/answers.ts';

/** The result of reading a text as the answer to one question. */
export type AnswerReading =
  | { readonly kind: 'value'; readonly value: Exclude<Answer, null> }
  | { readonly kind: 'invalid'; readonly reason: InvalidReason };

export const invalid = (reason: InvalidReason): AnswerReading => ({ kind: 'invalid', reason });

export const value = (said: string | number): AnswerReading =>
  typeof said === 'string' && said.length > MAX_ANSWER_LENGTH
    ? invalid('tooLong')
    : { kind: 'value', value: said };

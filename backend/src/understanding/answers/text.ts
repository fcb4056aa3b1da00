import { type AnswerReading, invalid, value } from './reading.ts';

/** Anything that says something: one letter or digit at least. */
export const readText = (text: string): AnswerReading =>
  /[\p{L}\p{N}]/u.test(text) ? value(text.trim()) : invalid('empty');

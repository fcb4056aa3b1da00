import { type AnswerReading, invalid, value } from './reading.ts';

/** Any text with at least one letter or digit. */
export const readText = (text: string): AnswerReading =>
  /[\p{L}\p{N}]/u.test(text) ? value(text.trim()) : invalid('empty');

import { MAX_ANSWER_LENGTH } from '../../domain/answers.ts';
import type { Business, Question } from '../../domain/business.ts';
import type { Lexicon } from '../lexicon/lexicon.ts';
import { type ChoiceReader, createChoiceReader } from './choice.ts';
import { readEmail } from './email.ts';
import type { NameReader } from './name.ts';
import { readNumber } from './number.ts';
import { readPhone } from './phone.ts';
import { type AnswerReading, invalid } from './reading.ts';
import { readText } from './text.ts';

/** Reads a text as the answer to one question. */
export type AnswerReader = (text: string) => AnswerReading;

export interface AnswerReaders {
  read(question: Question, text: string): AnswerReading;
  /** The choice that the text names, and no free text. */
  namedChoice(question: Question, text: string): string | null;
}

export function createAnswerReaders(business: Business, lexicon: Lexicon, names: NameReader): AnswerReaders {
  const choices = new Map<string, ChoiceReader>();
  for (const question of business.questions) {
    if (question.kind === 'choice') choices.set(question.id, createChoiceReader(question, lexicon));
  }

  function readerOf(question: Question): AnswerReader {
    switch (question.kind) {
      case 'name':
        return names.read;
      case 'email':
        return readEmail;
      case 'phone':
        return readPhone;
      case 'number':
        return (text) => readNumber(text, lexicon);
      case 'choice':
        return choices.get(question.id)?.read ?? readText;
      case 'text':
        return readText;
    }
  }

  const readers = new Map(business.questions.map((question) => [question.id, readerOf(question)]));

  return {
    read(question, text) {
      const reading = (readers.get(question.id) ?? readerOf(question))(text);
      // A long message is too long for an answer, not a wrong kind of one.
      return reading.kind === 'invalid' && text.length > MAX_ANSWER_LENGTH ? invalid('tooLong') : reading;
    },
    namedChoice: (question, text) => choices.get(question.id)?.named(text) ?? null,
  };
}

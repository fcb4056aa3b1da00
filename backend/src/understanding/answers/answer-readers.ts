import { type Answers, MAX_ANSWER_LENGTH } from '../../domain/answers.ts';
import type { Business, Question } from '../../domain/business.ts';
import type { Lexicon } from '../lexicon/lexicon.ts';
import type { Passage } from '../utterance.ts';
import { type ChoiceReader, createChoiceReader } from './choice.ts';
import { createCountTest } from './count.ts';
import { readEmail } from './email.ts';
import type { NameReader } from './name.ts';
import { readNumber } from './number.ts';
import { readPhone } from './phone.ts';
import { type AnswerReading, invalid } from './reading.ts';
import { readText } from './text.ts';

/** Reads a text as the answer to one question. */
export type AnswerReader = (said: Passage) => AnswerReading;

export interface AnswerReaders {
  read(question: Question, said: Passage): AnswerReading;
  /** The choice that the text names; free text does not count. */
  namedChoice(question: Question, said: Passage): string | null;
  /** A choice of another question, named in more than one word, such as "website chat". */
  otherChoice(asked: Question, said: Passage): Answers | null;
  /**
   * An answer that certainly belongs to the next unanswered question: people give several answers in the
   * order asked.
   */
  readNext(said: Passage, asked: Question, answers: Answers): Answers | null;
}

/** A longer text is not a name of anything. */
const MAX_WORDS_OF_A_TEXT = 5;

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
        return ofText(readEmail);
      case 'phone':
        return ofText((text) => readPhone(text, business.country));
      case 'number':
        return ofText((text) => readNumber(text, lexicon));
      case 'choice':
        return choices.get(question.id)?.read ?? ofText(readText);
      case 'text':
        return ofText(readText);
    }
  }

  const isCount = createCountTest(lexicon);

  function isCertainFor(question: Question, said: Passage): boolean {
    switch (question.kind) {
      case 'number':
        return isCount(question, said);
      case 'choice':
        return choices.get(question.id)?.named(said) != null;
      case 'text':
        return /^[\p{Lu}\p{Lo}\d]/u.test(said.text) && said.words.length <= MAX_WORDS_OF_A_TEXT;
      // These are found anywhere in the text.
      case 'name':
      case 'email':
      case 'phone':
        return false;
    }
  }

  const readers = new Map(business.questions.map((question) => [question.id, readerOf(question)]));

  return {
    read(question, said) {
      const reading = (readers.get(question.id) ?? readerOf(question))(said);
      // A long message is too long, rather than of the wrong kind.
      return reading.kind === 'invalid' && said.text.length > MAX_ANSWER_LENGTH
        ? invalid('tooLong')
        : reading;
    },
    namedChoice: (question, said) => choices.get(question.id)?.named(said) ?? null,
    otherChoice(asked, said) {
      if (said.words.length < 2) return null;
      for (const { id } of business.questions) {
        const choice = id === asked.id ? null : (choices.get(id)?.labelled(said) ?? null);
        if (choice !== null) return { [id]: choice };
      }
      return null;
    },
    readNext(said, asked, answers) {
      const { questions } = business;
      const later = questions.slice(questions.findIndex(({ id }) => id === asked.id) + 1);
      const next = later.find(({ id }) => answers[id] === undefined);
      if (!next || !isCertainFor(next, said)) return null;
      const reading = readers.get(next.id)?.(said);
      return reading?.kind === 'value' ? { [next.id]: reading.value } : null;
    },
  };
}

/** For readers that do not need the words. */
const ofText =
  (read: (text: string) => AnswerReading): AnswerReader =>
  ({ text }) =>
    read(text);

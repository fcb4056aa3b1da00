import { parsePhoneNumberFromString } from 'libphonenumber-js/max';
import type { Answer, Answers } from '../../domain/answers.ts';
import type { Business, Question } from '../../domain/business.ts';
import type { Copy } from '../copy/en.ts';

/** The given answers, in the order of the questions, as shown to the visitor. */
export const answersInWords = (
  business: Business,
  answers: Answers,
  copy: Copy,
): readonly { readonly label: string; readonly answer: string }[] =>
  business.questions.flatMap((question) => {
    const answer = answers[question.id];
    return answer === undefined
      ? []
      : [{ label: question.label, answer: answerInWords(question, answer, copy) }];
  });

export function answerInWords(question: Question, answer: Answer, copy: Copy): string {
  if (answer === null) return copy.leftOut;
  if (question.kind === 'phone') return phoneInWords(String(answer));
  const choice = question.kind === 'choice' && question.choices.find(({ id }) => id === answer);
  return choice ? choice.label : String(answer);
}

/** Formats the stored digits as `+351 912 345 678`, so that a typo is easy to spot. */
const phoneInWords = (number: string): string =>
  parsePhoneNumberFromString(number)?.formatInternational() ?? number;

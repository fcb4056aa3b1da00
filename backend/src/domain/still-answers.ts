import type { Answer } from './answers.ts';
import type { Question } from './business.ts';

/** Whether an earlier answer fits the question as it is asked now. */
export function stillAnswers(question: Question, answer: Answer): boolean {
  if (answer === null) return question.optional;
  switch (question.kind) {
    case 'text':
      return true;
    case 'name':
      return typeof answer === 'string';
    case 'email':
      return typeof answer === 'string' && answer.includes('@');
    case 'phone':
      return typeof answer === 'string' && /^\d{8,15}$/.test(answer.replaceAll(/\D/g, ''));
    case 'number':
      return typeof answer === 'number';
    case 'choice':
      return (
        typeof answer === 'string' && (question.freeText || question.choices.some(({ id }) => id === answer))
      );
  }
}

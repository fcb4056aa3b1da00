import type { Answer, Answers } from '../../backend/src/domain/answers.ts';
import type { Business, Question } from '../../backend/src/domain/business.ts';

/** A plausible answer to a question. */
export function answerTo(question: Question): Answer {
  switch (question.kind) {
    case 'name':
      return 'Ana Silva';
    case 'email':
      return 'ana@acme.example';
    case 'phone':
      return '+351 912 345 678';
    case 'number':
      return 12;
    case 'choice':
      return question.choices[0]?.id ?? '';
    case 'text':
      return 'Acme';
  }
}

/** Answers to every question of a business. */
export const answersTo = ({ questions }: Business): Answers =>
  Object.fromEntries(questions.map((question) => [question.id, answerTo(question)]));

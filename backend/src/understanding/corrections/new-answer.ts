import type { VisitorEvent } from '../../dialogue/events.ts';
import type { DialogueView } from '../../dialogue/expectation.ts';
import type { Answer } from '../../domain/answers.ts';
import type { Question } from '../../domain/business.ts';

/** A new value for an existing answer is a correction; otherwise it is an answer. */
export function newAnswer(
  question: Question,
  answer: Answer,
  { expectation, answers: known }: DialogueView,
): VisitorEvent {
  const answers = { [question.id]: answer };
  const isAsked = expectation.kind === 'question' && expectation.question.id === question.id;
  return known[question.id] === undefined || isAsked
    ? { type: 'answer', answers, wish: null }
    : { type: 'correct', answers };
}

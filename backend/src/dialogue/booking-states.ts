import { assign } from 'xstate';
import type { Business, Question } from '../domain/business.ts';
import {
  cancelBooking,
  chooseService,
  keepAnswers,
  keepWish,
  PROCEED,
  releaseHold,
  stays,
  toldWish,
} from './booking-actions.ts';
import { type DialogueContext, firstName, firstUnanswered, isAnswered, mergeAnswers } from './context.ts';
import type { DialogueEvent } from './events.ts';
import { otherwise, reask, type StateConfig, type States, say, type Transitions } from './machine-setup.ts';
import { reviewState } from './review-state.ts';
import type { Say } from './say.ts';
import { slotState } from './slot-state.ts';

/**
 * BOOK_SERVICE, one state for each question, BOOK_SLOT, BOOK_REVIEW, and the transient state that decides
 * which comes next.
 */
export function bookingStates(business: Business): States {
  return {
    proceed: proceedState(business),
    BOOK_SERVICE: serviceState(business),
    ...Object.fromEntries(
      business.questions.map((question) => [stateOf(question), questionState(business, question)]),
    ),
    BOOK_SLOT: slotState(business, lastQuestionState(business)),
    BOOK_REVIEW: reviewState(business),
  };
}

/** Transitions of every booking state; a state may override them. */
export function bookingTransitions(business: Business): Transitions {
  return {
    answer: { target: PROCEED, actions: keepAnswers(business) },
    change: [
      ...business.questions.map((question) => ({
        guard: ({ event }: { event: DialogueEvent }) =>
          event.type === 'change' && event.target === question.id,
        target: `#${stateOf(question)}`,
      })),
      {
        guard: ({ context, event }) => event.target === 'SLOT' && context.serviceId !== null,
        target: '#BOOK_SLOT',
      },
      {
        guard: ({ event }) => event.target === 'SERVICE' && business.services.length > 1,
        target: '#BOOK_SERVICE',
      },
      { target: PROCEED },
    ],
    chooseService: { target: PROCEED, actions: [releaseHold, chooseService] },
    wishSlot: {
      target: PROCEED,
      actions: keepWish(business),
    },
    greet: { target: PROCEED },
    cancel: cancelBooking,
  };
}

/**
 * Decides by what is known, so nothing is asked twice, and an interrupted visitor comes back to the right
 * place.
 */
function proceedState(business: Business): StateConfig {
  return {
    id: 'proceed',
    always: [
      { guard: ({ context }) => context.serviceId === null, target: 'BOOK_SERVICE' },
      ...business.questions.map((question) => ({
        guard: ({ context }: { context: DialogueContext }) =>
          firstUnanswered(business, context.answers) === question,
        target: stateOf(question),
      })),
      { guard: ({ context }) => context.hold === null, target: 'BOOK_SLOT' },
      { target: 'BOOK_REVIEW' },
    ],
  };
}

function serviceState(business: Business): StateConfig {
  return {
    id: 'BOOK_SERVICE',
    entry: [toldWish, say({ say: 'askService' })],
    on: {
      ...otherwise({ actions: reask('service') }),
      ...stays(business, '#BOOK_SERVICE'),
      back: [fromReview, { target: '#MENU', actions: say({ say: 'menu' }) }],
    },
  };
}

/** A correction returns to where the visitor was. A time is held only at the review. */
const fromReview = {
  guard: ({ context }: { context: DialogueContext }) => context.hold !== null,
  target: PROCEED,
};

function questionState(business: Business, question: Question): StateConfig {
  const before = business.questions[business.questions.indexOf(question) - 1];
  return {
    id: stateOf(question),
    entry: [toldWish, say(({ context, event }) => askFor(business, question, context, event))],
    on: {
      ...otherwise({ actions: reask({ q: question.id }, question.optional) }),
      back: [fromReview, before ? { target: `#${stateOf(before)}` } : beforeFirstQuestion(business)],
      keep: [
        { guard: ({ context }) => isAnswered(context.answers, question), target: PROCEED },
        { actions: reask({ q: question.id }) },
      ],
      skip: question.optional
        ? {
            target: PROCEED,
            actions: assign({
              answers: ({ context }) => mergeAnswers(business, context.answers, { [question.id]: null }),
            }),
          }
        : { actions: say({ say: 'cannotSkip', q: question.id }) },
      ...stays(business, `#${stateOf(question)}`, question),
    },
  };
}

const beforeFirstQuestion = (business: Business) =>
  business.services.length > 1
    ? { target: '#BOOK_SERVICE' }
    : { target: '#MENU', actions: say({ say: 'menu' }) };

const stateOf = (question: Question): string => `BOOK_${question.id}`;

const lastQuestionState = (business: Business): string => {
  const last = business.questions.at(-1);
  return last ? stateOf(last) : 'BOOK_SERVICE';
};

function askFor(business: Business, question: Question, context: DialogueContext, event: DialogueEvent): Say {
  const answer = context.answers[question.id];
  if (answer !== undefined) return { say: 'askAgain', q: question.id, answer };
  const name = gaveName(business, event) ? firstName(business, context.answers) : undefined;
  return { say: 'ask', q: question.id, ...(name !== undefined && { thank: name }) };
}

const gaveName = (business: Business, event: DialogueEvent): boolean =>
  (event.type === 'answer' || event.type === 'book') &&
  business.questions.some(({ kind, id }) => kind === 'name' && typeof event.answers[id] === 'string');

import type { Business } from '../domain/business.ts';
import { isExact, mergeWish } from '../domain/slot-wish.ts';
import { type DialogueContext, mergeAnswers } from './context.ts';
import { type Scope, update } from './machine-setup.ts';
import type { Say } from './say.ts';

export const hasUnfinished = ({ context }: { context: DialogueContext }): boolean =>
  context.unfinished !== null;

export const askToGoOn = ({ context: { unfinished } }: Scope): Say | null =>
  unfinished && { say: 'askToGoOn', service: unfinished.serviceId };

/** Asks about the unfinished booking where a menu would otherwise be shown. */
export const orAskToGoOn =
  (otherwise: (scope: Scope) => Say) =>
  (scope: Scope): Say =>
    askToGoOn(scope) ?? otherwise(scope);

/** Any request to book resumes it; what was said since takes precedence. */
export const takeUpUnfinished = (business: Business) =>
  update({
    serviceId: ({ context }) => context.serviceId ?? context.unfinished?.serviceId ?? null,
    answers: ({ context }) =>
      context.unfinished
        ? mergeAnswers(business, context.unfinished.answers, context.answers)
        : context.answers,
    wish: ({ context, event }) => wishLeft({ context, event }),
    unfinished: null,
  });

/** A time that was chosen is dropped entirely when another one is named. */
function wishLeft({ context: { unfinished, wish }, event }: Scope) {
  const namesAnother = wish !== null || ('wish' in event && event.wish !== null);
  const left = unfinished?.wish ?? null;
  if (left === null || (namesAnother && isExact(left))) return wish;
  return wish === null ? left : mergeWish(left, wish);
}

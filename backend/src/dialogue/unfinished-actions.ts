import type { Business } from '../domain/business.ts';
import { isExact, mergeWish } from '../domain/slot-wish.ts';
import { type DialogueContext, mergeAnswers } from './context.ts';
import { type Scope, update } from './machine-setup.ts';
import type { Say } from './say.ts';

export const hasUnfinished = ({ context }: { context: DialogueContext }): boolean =>
  context.unfinished !== null;

export const askToGoOn = ({ context: { unfinished } }: Scope): Say | null =>
  unfinished && { say: 'askToGoOn', service: unfinished.serviceId };

/** Where a menu would be shown: the question comes first. */
export const orAskToGoOn =
  (otherwise: (scope: Scope) => Say) =>
  (scope: Scope): Say =>
    askToGoOn(scope) ?? otherwise(scope);

/** Wanting to book goes on with it, however it is said; what was said since counts more. */
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

/** A time that was chosen gives way whole when another one is named. */
function wishLeft({ context: { unfinished, wish }, event }: Scope) {
  const namesAnother = wish !== null || ('wish' in event && event.wish !== null);
  const left = unfinished?.wish ?? null;
  if (left === null || (namesAnother && isExact(left))) return wish;
  return wish === null ? left : mergeWish(left, wish);
}

import type { InvalidReason } from '../events.ts';
import type { Reasked } from '../say.ts';
import { answerInWords, answersInWords } from './answers-in-words.ts';
import { whenBooked } from './booking-replies.ts';
import { menuOptions, questionOf, type Renderers, type ReplyScope, text } from './scope.ts';

export const questionReplies: Renderers<
  'ask' | 'askAgain' | 'askService' | 'updated' | 'noted' | 'cannotSkip' | 'reask' | 'wayOut'
> = {
  ask: ({ q, thank }, { business, copy }) => {
    const question = questionOf(business, q);
    const thanks = thank === undefined ? [] : [copy.thanks(thank)];
    return question ? [text(...thanks, question.prompt)] : [];
  },
  askAgain: ({ q, answer }, { business, copy }) => {
    const question = questionOf(business, q);
    if (!question) return [];
    const sentence =
      answer === null
        ? copy.askAgainSkipped(question.label)
        : copy.askAgain(question.label, answerInWords(question, answer, copy));
    return [text(sentence)];
  },
  askService: (_, { copy }) => [text(copy.askService)],
  updated: ({ answers }, { business, copy }) => [text(copy.updated(answersInWords(business, answers, copy)))],
  noted: ({ answers }, { business, copy }) => [text(copy.noted(answersInWords(business, answers, copy)))],
  cannotSkip: ({ q }, { business, copy }) => {
    const question = questionOf(business, q);
    return question ? [text(copy.cannotSkip, question.prompt)] : [];
  },
  reask: ({ what, reason }, scope) => [text(reaskSentence(what, reason, scope))],
  wayOut: ({ skip }, { copy }) => [text(skip ? copy.wayOutSkip : copy.wayOut)],
};

function reaskSentence(what: Reasked, reason: InvalidReason | null, scope: ReplyScope): string {
  const { business, copy, booking } = scope;
  if (reason !== null) return copy.invalid[reason];
  if (typeof what === 'object') return copy.reaskQuestion(questionOf(business, what.q)?.prompt ?? '').trim();
  const sentences: Readonly<Record<Exclude<Reasked, object>, string>> = {
    menu: copy.reaskMenu(menuOptions(business).map(({ label }) => label)),
    unfinished: copy.reaskUnfinished,
    topic: copy.reaskTopic,
    service: copy.reaskService(business.services.map(({ label }) => label)),
    slot: copy.reaskSlot,
    review: copy.reaskReview,
    issue: copy.reaskIssue,
    contact: copy.reaskContact,
    confirmed: booking
      ? copy.reaskConfirmed(booking.reference, whenBooked(booking, undefined, scope))
      : copy.whatNext,
    forget: copy.reaskForget,
  };
  return sentences[what];
}

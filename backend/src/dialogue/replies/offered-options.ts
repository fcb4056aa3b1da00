import type { Choice, Question } from '../../domain/business.ts';
import { whenId } from '../../domain/when-id.ts';
import { capitalised } from '../../lib/capitalised.ts';
import type { Option } from '../../protocol/chat.ts';
import type { Copy } from '../copy/en.ts';
import type { Say } from '../say.ts';
import { whenLabel } from './booking-replies.ts';
import { entryTitle } from './knowledge-replies.ts';
import { menuOptions, questionOf, type ReplyScope, serviceOf, topicOf } from './scope.ts';

/** The options that each sentence offers below its text. A sentence that is not listed offers none. */
const offered: {
  readonly [Name in Say['say']]?: (said: Extract<Say, { say: Name }>, scope: ReplyScope) => readonly Option[];
} = {
  welcome: (_, { business }) => menuOptions(business),
  menu: (_, { business }) => menuOptions(business),
  askToGoOn: (_, { copy }) => goOnOrNot(copy),
  whichTime: ({ readings }, { copy }) =>
    readings.map((when) => ({ id: whenId(when), label: whenLabel(when, copy) })),
  didYouMean: ({ entries }, { business }) =>
    entries.map((entry) => ({ id: entry, label: entryTitle(business, entry) })),
  doNotKnow: ({ offer }, { copy }) => (offer ? personOrMenu(copy) : []),
  whoAnswers: ({ offer }, { copy }) => (offer ? personOrMenu(copy) : []),
  upset: (_, { copy }) => personOrMenu(copy),
  offTopic: ({ offer }, { business }) => (offer ? menuOptions(business) : []),
  startedOver: (_, { business }) => menuOptions(business),
  askToForget: (_, { copy }) => forgetOrNot(copy),
  forgotten: (_, { business }) => menuOptions(business),
  forgetFailed: (_, { copy }) => [{ id: 'yes', label: copy.tryAgain }],
  nothingBooked: (_, { business }) => menuOptions(business),
  nothingToCancel: (_, { business }) => menuOptions(business),
  cancelled: (_, { business }) => menuOptions(business),
  stopped: (_, { business }) => menuOptions(business),
  ticketOpened: (_, { business }) => menuOptions(business),
  ticketFailed: (_, { business }) => menuOptions(business),
  topic: ({ topic: id }, { business, copy }) => {
    const topic = topicOf(business, id);
    return topic ? [...labelled(topic.options), { id: 'menu', label: copy.mainMenu }] : [];
  },
  detail: ({ topic, option }, { business, copy }) =>
    topicOf(business, topic)?.options.some(({ id }) => id === option)
      ? [
          { id: 'BOOK', label: business.booking.label },
          { id: 'back', label: copy.anotherOption },
          { id: 'menu', label: copy.mainMenu },
        ]
      : [],
  askService: (_, { business }) => labelled(business.services),
  ask: ({ q }, { business, copy }) => answersTo(questionOf(business, q), copy),
  // Who cannot answer is not asked for ever.
  cannotSkip: ({ q }, { business, copy }) => [
    ...answersTo(questionOf(business, q), copy),
    ...personOrMenu(copy),
  ],
  askAgain: ({ q }, { business, copy }) => {
    const question = questionOf(business, q);
    return question ? [{ id: 'keep', label: copy.keepIt }, ...choicesOf(question)] : [];
  },
  wayOut: ({ skip }, { copy }) => [
    ...(skip ? [{ id: 'skip', label: copy.skip }] : []),
    ...personOrMenu(copy),
  ],
  tooManyHolds: ({ slot }, { copy }) => [
    { id: slot, label: copy.tryAgain },
    { id: 'person', label: copy.talkToAPerson },
  ],
  calendarAway: ({ holding }, { copy }) => [{ id: holding ? 'yes' : 'more', label: copy.tryAgain }],
  review: ({ service }, { business, copy }) => (serviceOf(business, service) ? bookOrNot(copy) : []),
  // A "yes" counts only where it is offered.
  reask: ({ what, reason }, { copy }) => {
    if (what === 'unfinished') return goOnOrNot(copy);
    if (what === 'forget') return forgetOrNot(copy);
    return what === 'review' && reason === null ? bookOrNot(copy) : [];
  },
  whatToChange: (_, { business, copy }) => [
    ...business.questions.map(({ id, label }) => ({ id, label: capitalised(label) })),
    { id: 'SLOT', label: copy.reviewTime },
    ...(business.services.length > 1 ? [{ id: 'SERVICE', label: copy.reviewService }] : []),
    { id: 'keep', label: copy.changeNothing },
  ],
};

const personOrMenu = (copy: Copy): readonly Option[] => [
  { id: 'person', label: copy.talkToAPerson },
  { id: 'menu', label: copy.mainMenu },
];

const bookOrNot = (copy: Copy): readonly Option[] => [
  { id: 'yes', label: copy.bookIt },
  { id: 'no', label: copy.changeSomething },
  { id: 'cancel', label: copy.cancel },
];

const goOnOrNot = (copy: Copy): readonly Option[] => [
  { id: 'yes', label: copy.goOn },
  { id: 'menu', label: copy.mainMenu },
];

const forgetOrNot = (copy: Copy): readonly Option[] => [
  { id: 'yes', label: copy.forgetIt },
  { id: 'no', label: copy.forgetNot },
];

// Each name is paired with its own function, which the compiler cannot see through the union.
export const offeredOptions = (said: Say, scope: ReplyScope): readonly Option[] =>
  (offered[said.say] as ((said: Say, scope: ReplyScope) => readonly Option[]) | undefined)?.(said, scope) ??
  [];

function answersTo(question: Question | undefined, copy: Copy): readonly Option[] {
  if (!question) return [];
  const choices = choicesOf(question);
  return question.optional ? [...choices, { id: 'skip', label: copy.skip }] : choices;
}

const choicesOf = (question: Question): readonly Option[] =>
  question.kind === 'choice' ? labelled(question.choices) : [];

const labelled = (items: readonly Pick<Choice, 'id' | 'label'>[]): readonly Option[] =>
  items.map(({ id, label }) => ({ id, label }));

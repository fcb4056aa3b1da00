import type { Business, Question } from '../domain/business.ts';
import { parseEntryId } from '../domain/knowledge.ts';
import { localDate } from '../domain/local-time.ts';
import type { SlotWish } from '../domain/slot.ts';
import { mergeWish } from '../domain/slot-wish.ts';
import { assertNever } from '../lib/assert-never.ts';
import { type DialogueContext, mergeAnswers } from './context.ts';
import type { Asked, DialogueEvent } from './events.ts';
import { choose } from './language.ts';
import { perform, type Scope, say, type Transitions, update } from './machine-setup.ts';
import type { Say } from './say.ts';
import { takeUpUnfinished } from './unfinished-actions.ts';

/** The place that decides what comes next. */
export const PROCEED = '#proceed';

/** With what else it said: a wish takes its place beside the answers. */
export const keepAnswers = (business: Business) =>
  update({
    answers: ({ context, event }) =>
      'answers' in event ? mergeAnswers(business, context.answers, event.answers) : context.answers,
    wish: ({ context, event }) =>
      'wish' in event && event.wish
        ? mergeWish(context.wish, onSameDay(event.wish, context, business))
        : context.wish,
  });

/** "Make it 11" keeps the day of the time that is held. */
export function onSameDay(wish: SlotWish, { hold }: DialogueContext, { timeZone }: Business): SlotWish {
  const hours = wish.either ?? [wish];
  if (hold === null || !hours.every(({ day, time }) => day === null && time?.kind === 'at')) return wish;
  return { ...wish, day: { kind: 'date', date: localDate(Date.parse(hold.startsAt), timeZone) } };
}

export const toldUpdate = say(({ event }) =>
  event.type === 'answer' || event.type === 'correct' ? { say: 'updated', answers: event.answers } : null,
);

/** `last`: nothing else is asked after it. */
export const answerQuestion = (last: boolean) =>
  say(({ event }) => (event.type === 'ask' ? answerTo(event.asked, last) : null));

/**
 * Which of two was meant. Nothing else is asked with it, so that there are never two lists to choose from: what was
 * asked before is asked again once that is answered.
 */
export const asksBack = {
  guard: ({ event }: Pick<Scope, 'event'>): boolean =>
    event.type === 'ask' && event.asked.kind === 'eitherOf',
  actions: answerQuestion(false),
};

/** Where the conversation goes on after it: of two entries both are told, rather than asking which. */
export const answersBeside = (asked: Asked): readonly Say[] =>
  asked.kind === 'eitherOf'
    ? asked.entries.map((entry) => answerTo({ kind: 'entry', entry }, false))
    : [answerTo(asked, false)];

function answerTo(asked: Asked, last: boolean): Say {
  switch (asked.kind) {
    case 'entry': {
      const { kind, id } = parseEntryId(asked.entry);
      return kind === 'faq' ? { say: 'faq', faq: id } : { say: 'passage', passage: id };
    }
    case 'words':
      return { say: 'fromKnowledge', text: asked.text, entries: asked.entries };
    case 'eitherOf':
      return { say: 'didYouMean', entries: asked.entries };
    case 'unknown':
      return { say: 'doNotKnow', offer: last };
    case 'offTopic':
      return { say: 'offTopic', offer: last };
    case 'whoAnswers':
      return { say: 'whoAnswers', offer: last };
    default:
      return assertNever(asked);
  }
}

export const releaseHold = perform(({ context }) => (context.hold === null ? null : { type: 'releaseHold' }));

export const endBooking = update({
  unfinished: null,
  hold: null,
  serviceId: null,
  wish: null,
  offered: [],
});

const toldOfHold = say(({ context }) => ({ say: context.hold === null ? 'stopped' : 'cancelled' }));

export const cancelBooking = { target: '#MENU', actions: [releaseHold, toldOfHold, endBooking] };

const chosen = ({ context, event }: Scope): DialogueContext =>
  event.type === 'switchLanguage' && event.locale !== null ? choose(context, event.locale) : context;

export const switchLanguage = [
  update({ locale: (scope) => chosen(scope).locale, votes: (scope) => chosen(scope).votes }),
  say(({ event }) =>
    event.type === 'switchLanguage' && event.locale === null
      ? { say: 'languageLacking' }
      : { say: 'languageSwitched' },
  ),
];

/** What is asked here is asked again, in the other language. */
export const asksInLanguage = (here: string): Transitions => ({
  switchLanguage: { target: here, reenter: true, actions: switchLanguage },
});

/** The only service of a business needs no choosing. What the request said besides comes along. */
export const beginBooking = (business: Business) => [
  takeUpUnfinished(business),
  perform(({ context, event }) =>
    asksAnew(context, event) && context.hold ? { type: 'releaseHold' } : null,
  ),
  update({
    hold: ({ context, event }) => (asksAnew(context, event) ? null : context.hold),
    serviceId: ({ context, event }) => namedService(event) ?? context.serviceId ?? onlyService(business),
    answers: ({ context, event }) =>
      event.type === 'book' ? mergeAnswers(business, context.answers, event.answers) : context.answers,
    wish: ({ context, event }) =>
      'wish' in event && event.wish
        ? mergeWish(context.wish, onSameDay(event.wish, context, business))
        : context.wish,
  }),
];

/** Another time or another service than what is held. */
const asksAnew = ({ serviceId }: DialogueContext, event: DialogueEvent): boolean =>
  ('wish' in event && event.wish !== null) || (namedService(event) ?? serviceId) !== serviceId;

const namedService = (event: DialogueEvent): string | null =>
  event.type === 'book' || event.type === 'chooseService' ? event.serviceId : null;

const onlyService = ({ services }: Business): string | null =>
  services.length === 1 ? (services[0]?.id ?? null) : null;

export const chooseService = update({
  serviceId: ({ context, event }) => (event.type === 'chooseService' ? event.serviceId : context.serviceId),
  hold: null,
  offered: [],
});

/**
 * What leaves the visitor where they are and asks the same again: a correction of another answer, a
 * question in between, thanks.
 */
export function stays(business: Business, here: string, asked?: Question): Transitions {
  return {
    correct: [
      // Another time, too: the one that is held will not do.
      {
        guard: ({ context, event }) => event.wish !== undefined && context.hold !== null,
        target: '#BOOK_SLOT',
        actions: [keepAnswers(business), toldUpdate],
      },
      {
        guard: ({ event }) => asked !== undefined && event.answers[asked.id] !== undefined,
        target: PROCEED,
        actions: [keepAnswers(business), toldUpdate],
      },
      { target: here, reenter: true, actions: [keepAnswers(business), toldUpdate] },
    ],
    ask: [asksBack, { target: here, reenter: true, actions: answerQuestion(false) }],
    ...asksInLanguage(here),
    thank: { target: here, reenter: true, actions: say({ say: 'youAreWelcome' }) },
  };
}

/** The times that an outcome brought, if any. */
export function offer({ context, event }: Scope): Say | null {
  const slots = event.type === 'slotsFound' ? event.slots : 'alternatives' in event ? event.alternatives : [];
  if (slots.length === 0 || context.serviceId === null) return null;
  return {
    say: 'offer',
    service: context.serviceId,
    slots: slots.map(({ id }) => id),
    ...(event.type === 'slotsFound' && event.wish !== null && { wish: event.wish }),
    ...(event.type === 'slotsFound' && event.after !== null && { later: true as const }),
    ...(context.zone !== null && { zone: context.zone }),
  };
}

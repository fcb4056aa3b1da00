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

/** The transient state that decides what comes next. */
export const PROCEED = '#proceed';

/** Merges a new wish into the known one. A visitor who names a time zone is also shown times in that zone. */
const withWish = (business: Business) => ({
  wish: ({ context, event }: Scope) =>
    'wish' in event && event.wish
      ? mergeWish(context.wish, onSameDay(event.wish, context, business))
      : context.wish,
  zone: ({ context, event }: Scope) => {
    const zone = 'wish' in event ? event.wish?.zone : undefined;
    if (zone === undefined) return context.zone;
    return zone === business.timeZone ? null : zone;
  },
});

export const keepWish = (business: Business) => update(withWish(business));

/** Keeps the answers of an event, and a wish named beside them. */
export const keepAnswers = (business: Business) =>
  update({
    answers: ({ context, event }) =>
      'answers' in event ? mergeAnswers(business, context.answers, event.answers) : context.answers,
    ...withWish(business),
  });

/** "Make it 11" keeps the day of the held time. */
function onSameDay(wish: SlotWish, { hold }: DialogueContext, { timeZone }: Business): SlotWish {
  const hours = wish.either ?? [wish];
  if (hold === null || !hours.every(({ day, time }) => day === null && time?.kind === 'at')) return wish;
  return { ...wish, day: { kind: 'date', date: localDate(Date.parse(hold.startsAt), timeZone) } };
}

export const toldUpdate = say(({ event }) => {
  if (event.type === 'correct') return { say: 'updated', answers: event.answers };
  return event.type === 'answer' ? { say: 'noted', answers: event.answers } : null;
});

/** Confirms a wish that other questions come before, so that it does not seem lost. An ambiguous one is asked about later. */
export const toldWish = say(({ context: { wish, zone }, event }) =>
  'wish' in event && event.wish && wish && !wish.either
    ? { say: 'wishNoted', wish, ...(zone !== null && { zone }) }
    : null,
);

/** `last`: no other question follows. */
export const answerQuestion = (last: boolean) =>
  say(({ event }) => (event.type === 'ask' ? answerTo(event.asked, last) : null));

/**
 * Asks which of two entries was meant, or offers help to an annoyed visitor. Nothing else is asked with it, so that
 * there are never two lists to choose from; the previous question is repeated once this one is answered.
 */
export const asksBack = {
  guard: ({ event }: Pick<Scope, 'event'>): boolean =>
    event.type === 'ask' && (event.asked.kind === 'eitherOf' || event.asked.kind === 'upset'),
  actions: answerQuestion(false),
};

/** For a question beside another event: of two possible entries both are told, rather than asking which. */
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
    case 'upset':
      return { say: 'upset' };
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

/** Repeats the current question in the new language. */
export const asksInLanguage = (here: string): Transitions => ({
  switchLanguage: { target: here, reenter: true, actions: switchLanguage },
});

/**
 * Starts a booking with everything the request said. If the business has a single service, it is chosen.
 */
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
    ...withWish(business),
  }),
];

/** The request names another time or service than the one held. */
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
 * Events that leave the visitor in the same state and repeat its question: a correction of another answer,
 * a question in between, thanks.
 */
export function stays(business: Business, here: string, asked?: Question): Transitions {
  return {
    correct: [
      // The correction also names another time, so the held one is given up.
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

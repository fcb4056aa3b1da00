import { assign } from 'xstate';
import type { Business, Question } from '../domain/business.ts';
import { type SlotWish, slotStart } from '../domain/slot.ts';
import { type DialogueContext, firstName, firstUnanswered, isAnswered, mergeAnswers } from './context.ts';
import type { Effect } from './effects.ts';
import type { DialogueEvent } from './events.ts';
import { perform, reask, type StateConfig, type States, say, type Transitions } from './machine-setup.ts';
import type { Say } from './say.ts';

const PROCEED = '#proceed';

/** BOOK_SERVICE, a state a question, BOOK_SLOT, BOOK_REVIEW, and the place that decides which comes next. */
export function bookingStates(business: Business): States {
  return {
    proceed: proceedState(business),
    BOOK_SERVICE: serviceState(business),
    ...Object.fromEntries(
      business.questions.map((question) => [stateOf(question), questionState(business, question)]),
    ),
    BOOK_SLOT: slotState(business),
    BOOK_REVIEW: reviewState(business),
  };
}

/** What holds in every state of a booking; a state may say otherwise. */
export function bookingTransitions(business: Business): Transitions {
  return {
    answer: { target: PROCEED, actions: keepAnswers(business) },
    change: [
      ...business.questions.map((question) => ({
        guard: ({ event }: { event: DialogueEvent }) =>
          event.type === 'change' && event.target === question.id,
        target: `#${stateOf(question)}`,
      })),
      { guard: ({ event }) => event.target === 'SLOT', target: '#BOOK_SLOT' },
      {
        guard: ({ event }) => event.target === 'SERVICE' && business.services.length > 1,
        target: '#BOOK_SERVICE',
      },
    ],
    chooseService: { target: PROCEED, actions: [releaseHold, chooseService] },
    wishSlot: {
      target: PROCEED,
      actions: assign({ wish: ({ context, event }) => mergeWish(context.wish, event.wish) }),
    },
    greet: { target: PROCEED },
    cancel: cancelBooking,
  };
}

/** Decides by what is known: nothing is asked twice, and a visitor who was interrupted comes back here. */
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
    entry: say({ say: 'askService' }),
    on: {
      back: { target: '#MENU', actions: say({ say: 'menu' }) },
      ...stays(business, '#BOOK_SERVICE'),
      '*': { actions: reask('service') },
    },
  };
}

function questionState(business: Business, question: Question): StateConfig {
  const before = business.questions[business.questions.indexOf(question) - 1];
  return {
    id: stateOf(question),
    entry: say(({ context, event }) => askFor(business, question, context, event)),
    on: {
      back: before ? { target: `#${stateOf(before)}` } : beforeFirstQuestion(business),
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
      '*': { actions: reask({ q: question.id }, question.optional) },
    },
  };
}

const beforeFirstQuestion = (business: Business) =>
  business.services.length > 1
    ? { target: '#BOOK_SERVICE' }
    : { target: '#MENU', actions: say({ say: 'menu' }) };

function slotState(business: Business): StateConfig {
  return {
    id: 'BOOK_SLOT',
    // Whoever comes here wants another time than the one held, if one was.
    entry: [releaseHold, forgetHold, perform(({ context, event }) => firstSearch(context, event))],
    on: {
      slotsFound: [
        {
          guard: ({ event }) => event.slots.length === 0,
          actions: [perform(widerSearch), say(whyWider), relaxWish],
        },
        { guard: ({ event }) => isExact(event.wish), actions: perform(reserveFirst) },
        { actions: [assign({ offered: ({ event }) => event.slots.map(({ id }) => id) }), say(offer)] },
      ],
      pickSlot: { actions: perform(({ context, event }) => reserve(context, event)) },
      wishSlot: {
        actions: [
          assign({ wish: ({ context, event }) => mergeWish(context.wish, event.wish) }),
          perform(({ context }) => search(context, context.wish, null)),
        ],
      },
      moreSlots: { actions: perform(({ context }) => search(context, context.wish, lastOffered(context))) },
      slotReserved: {
        target: PROCEED,
        // An exact wish is fulfilled; kept, it would take the same time again for whoever comes back for another.
        actions: assign({
          hold: ({ event }) => event.hold,
          offered: [],
          wish: ({ context }) => (isExact(context.wish) ? null : context.wish),
        }),
      },
      slotTaken: [
        {
          guard: ({ event }) => event.alternatives.length === 0,
          actions: [
            say({ say: 'slotTaken' }),
            perform(({ context }) => search(context, null, null)),
            assign({ wish: null }),
          ],
        },
        {
          actions: [
            assign({ offered: ({ event }) => event.alternatives.map(({ id }) => id) }),
            say({ say: 'slotTaken' }),
            say(offer),
          ],
        },
      ],
      bookingsUnavailable: {
        actions: [assign({ offered: [] }), say({ say: 'calendarAway', holding: false })],
      },
      back: { target: `#${lastQuestionState(business)}` },
      ...stays(business, '#BOOK_SLOT'),
      '*': [
        // Nothing is on offer after the calendar was away: whatever is said, look again.
        {
          guard: ({ context }) => context.offered.length === 0,
          actions: perform(({ context }) => search(context, context.wish, null)),
        },
        { actions: reask('slot') },
      ],
    },
  };
}

function reviewState(business: Business): StateConfig {
  return {
    id: 'BOOK_REVIEW',
    entry: say(({ context }) => review(context)),
    on: {
      yes: { actions: perform(({ context }) => confirm(context)) },
      no: { actions: say({ say: 'whatToChange' }) },
      bookingConfirmed: {
        target: '#BOOK_CONFIRMED',
        actions: assign({
          booking: ({ event }) => event.booking,
          hold: null,
          serviceId: null,
          wish: null,
          offered: [],
        }),
      },
      slotTaken: {
        target: '#BOOK_SLOT',
        actions: [
          assign({ hold: null, wish: null, offered: ({ event }) => event.alternatives.map(({ id }) => id) }),
          say({ say: 'holdLapsed' }),
          say(offer),
        ],
      },
      bookingsUnavailable: { actions: say({ say: 'calendarAway', holding: true }) },
      wishSlot: {
        target: '#BOOK_SLOT',
        actions: assign({ wish: ({ context, event }) => mergeWish(context.wish, event.wish) }),
      },
      back: { target: '#BOOK_SLOT' },
      ...stays(business, '#BOOK_REVIEW'),
      '*': { actions: reask('review') },
    },
  };
}

/**
 * What leaves the visitor where they are and asks the same again: a correction of another answer, a
 * question in between, thanks.
 */
function stays(business: Business, here: string, asked?: Question): Transitions {
  const updated = say(({ event }) =>
    event.type === 'correct' ? { say: 'updated', answers: event.answers } : null,
  );
  return {
    correct: [
      {
        guard: ({ event }) => asked !== undefined && event.answers[asked.id] !== undefined,
        target: PROCEED,
        actions: [keepAnswers(business), updated],
      },
      { target: here, reenter: true, actions: [keepAnswers(business), updated] },
    ],
    askFaq: {
      target: here,
      reenter: true,
      actions: say(({ event }) => (event.type === 'askFaq' ? { say: 'faq', faq: event.faqId } : null)),
    },
    thank: { target: here, reenter: true, actions: say({ say: 'youAreWelcome' }) },
  };
}

const stateOf = (question: Question): string => `BOOK_${question.id}`;

const lastQuestionState = (business: Business): string => {
  const last = business.questions.at(-1);
  return last ? stateOf(last) : 'BOOK_SERVICE';
};

export const keepAnswers = (business: Business) =>
  assign<DialogueContext, DialogueEvent, undefined, DialogueEvent, never>({
    answers: ({ context, event }) =>
      'answers' in event ? mergeAnswers(business, context.answers, event.answers) : context.answers,
    wish: ({ context, event }) =>
      'wish' in event && event.wish !== null ? mergeWish(context.wish, event.wish) : context.wish,
  });

export const releaseHold = perform(({ context }) => (context.hold === null ? null : { type: 'releaseHold' }));

const forgetHold = assign<DialogueContext, DialogueEvent, undefined, DialogueEvent, never>({ hold: null });

export const endBooking = assign<DialogueContext, DialogueEvent, undefined, DialogueEvent, never>({
  hold: null,
  serviceId: null,
  wish: null,
  offered: [],
});

export const cancelBooking = {
  target: '#MENU',
  actions: [releaseHold, endBooking, say({ say: 'cancelled' })],
};

/** The only service of a business needs no choosing. What the request said besides comes along. */
export const beginBooking = (business: Business) => [
  perform(({ context, event }) =>
    asksAnew(context, event) && context.hold ? { type: 'releaseHold' } : null,
  ),
  assign<DialogueContext, DialogueEvent, undefined, DialogueEvent, never>({
    hold: ({ context, event }) => (asksAnew(context, event) ? null : context.hold),
    serviceId: ({ context, event }) =>
      (event.type === 'book' ? event.serviceId : null) ?? context.serviceId ?? onlyService(business),
    answers: ({ context, event }) =>
      event.type === 'book' ? mergeAnswers(business, context.answers, event.answers) : context.answers,
    wish: ({ context, event }) =>
      event.type === 'book' && event.wish !== null ? mergeWish(context.wish, event.wish) : context.wish,
  }),
];

/** Another time or another service than what is held. */
const asksAnew = ({ serviceId }: DialogueContext, event: DialogueEvent): boolean =>
  event.type === 'book' && (event.wish !== null || (event.serviceId ?? serviceId) !== serviceId);

const onlyService = ({ services }: Business): string | null =>
  services.length === 1 ? (services[0]?.id ?? null) : null;

const chooseService = assign<DialogueContext, DialogueEvent, undefined, DialogueEvent, never>({
  serviceId: ({ context, event }) => (event.type === 'chooseService' ? event.serviceId : context.serviceId),
  hold: null,
  offered: [],
});

const relaxWish = assign<DialogueContext, DialogueEvent, undefined, DialogueEvent, never>({
  wish: ({ context, event }) =>
    event.type === 'slotsFound' && event.after === null ? relax(event.wish) : context.wish,
  offered: [],
});

function askFor(business: Business, question: Question, context: DialogueContext, event: DialogueEvent): Say {
  const answer = context.answers[question.id];
  if (answer !== undefined) return { say: 'askAgain', q: question.id, answer };
  const name = gaveName(business, event) ? firstName(business, context.answers) : undefined;
  return { say: 'ask', q: question.id, ...(name !== undefined && { thank: name }) };
}

const gaveName = (business: Business, event: DialogueEvent): boolean =>
  (event.type === 'answer' || event.type === 'book') &&
  business.questions.some(({ kind, id }) => kind === 'name' && typeof event.answers[id] === 'string');

function review(context: DialogueContext): Say | null {
  const { serviceId, hold, answers, zone } = context;
  if (serviceId === null || hold === null) return null;
  return { say: 'review', service: serviceId, hold, answers, ...(zone !== null && { zone }) };
}

function search(context: DialogueContext, wish: SlotWish | null, after: string | null): Effect | null {
  return context.serviceId === null ? null : { type: 'findSlots', serviceId: context.serviceId, wish, after };
}

/** Alternatives that came with the news that a slot is gone are on offer already. */
const firstSearch = (context: DialogueContext, event: DialogueEvent): Effect | null =>
  event.type === 'slotTaken' && event.alternatives.length > 0 ? null : search(context, context.wish, null);

/** Nothing fits: look without "later", then without the time, then without the day. */
function widerSearch({ context, event }: { context: DialogueContext; event: DialogueEvent }): Effect | null {
  if (event.type !== 'slotsFound') return null;
  if (event.after !== null) return search(context, event.wish, null);
  return event.wish === null ? null : search(context, relax(event.wish), null);
}

function whyWider({ context, event }: { context: DialogueContext; event: DialogueEvent }): Say | null {
  if (event.type !== 'slotsFound') return null;
  if (event.after !== null) return { say: 'noneLater' };
  if (event.wish === null) return { say: 'noSlots' };
  // Said of what the visitor asked for, which is the context's own object, and not of each wider search.
  return event.wish === context.wish ? { say: 'noneFor', wish: event.wish } : null;
}

function relax(wish: SlotWish | null): SlotWish | null {
  return wish?.day && wish.time ? { day: wish.day, time: null } : null;
}

/** "Friday" and then "in the morning" is Friday morning. */
const mergeWish = (known: SlotWish | null, said: SlotWish): SlotWish => ({
  day: said.day ?? known?.day ?? null,
  time: said.time ?? known?.time ?? null,
});

const isExact = (wish: SlotWish | null): boolean => wish?.day?.kind === 'date' && wish.time?.kind === 'at';

function reserveFirst({ context, event }: { context: DialogueContext; event: DialogueEvent }): Effect | null {
  const first = event.type === 'slotsFound' ? event.slots[0] : undefined;
  if (!first || context.serviceId === null) return null;
  return { type: 'reserveSlot', serviceId: context.serviceId, slotId: first.id };
}

function reserve(context: DialogueContext, event: DialogueEvent): Effect | null {
  if (event.type !== 'pickSlot' || context.serviceId === null) return null;
  return { type: 'reserveSlot', serviceId: context.serviceId, slotId: event.slotId };
}

function confirm({ serviceId, hold, answers }: DialogueContext): Effect | null {
  if (serviceId === null || hold === null) return null;
  return { type: 'confirmBooking', serviceId, slotId: hold.slotId, answers };
}

function lastOffered({ offered }: DialogueContext): string | null {
  const last = offered.at(-1);
  return last === undefined ? null : slotStart(last);
}

function offer({ context, event }: { context: DialogueContext; event: DialogueEvent }): Say | null {
  const slots =
    event.type === 'slotsFound' ? event.slots : event.type === 'slotTaken' ? event.alternatives : [];
  if (slots.length === 0 || context.serviceId === null) return null;
  return {
    say: 'offer',
    service: context.serviceId,
    slots: slots.map(({ id }) => id),
    ...(context.zone !== null && { zone: context.zone }),
  };
}

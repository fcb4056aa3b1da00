import { assign } from 'xstate';
import type { Business } from '../domain/business.ts';
import {
  answerQuestion,
  asksBack,
  asksInLanguage,
  beginBooking,
  cancelBooking,
  endBooking,
  keepAnswers,
  releaseHold,
  switchLanguage,
  toldUpdate,
} from './booking-actions.ts';
import { bookingStates, bookingTransitions } from './booking-states.ts';
import { type DialogueContext, emptyContext, isBooking } from './context.ts';
import type { DialogueEvent } from './events.ts';
import { forgetAnswers, forgetState } from './forget-state.ts';
import {
  dialogueSetup,
  otherwise,
  reask,
  type Scope,
  type StateConfig,
  type States,
  say,
  type Transitions,
  update,
} from './machine-setup.ts';
import { menuState } from './menu-state.ts';
import type { Say } from './say.ts';
import { supportStates } from './support-states.ts';
import { openTopic, topicStates } from './topic-states.ts';
import { askToGoOn, hasUnfinished, orAskToGoOn } from './unfinished-actions.ts';

export type DialogueMachine = ReturnType<typeof createDialogueMachine>;

/**
 * A business's conversation as a statechart: global requests are handled at the root, events common to all
 * booking states at `booking`, the rest in each state. The leaf names are the public state names.
 */
export function createDialogueMachine(business: Business) {
  return dialogueSetup.createMachine({
    id: 'dialogue',
    context: emptyContext('en'),
    initial: 'WELCOME',
    // Makes an `always` loop, which would be a bug, throw instead of hanging the process.
    options: { maxIterations: 100 },
    on: globalRequests(business),
    states: rootStates(business),
  });
}

const rootStates = (business: Business): States => ({
  WELCOME: welcomeState(business),
  MENU: menuState(business),
  ...topicStates(business),
  ...supportStates(business),
  booking: {
    initial: 'start',
    on: bookingTransitions(business),
    states: {
      start: { id: 'book', always: { target: '#proceed', actions: beginBooking(business) } },
      ...bookingStates(business),
    },
  },
  BOOK_CONFIRMED: confirmedState,
  FORGET_ME: forgetState,
  ENDED: { id: 'ENDED', on: otherwise({ target: '#MENU', actions: say({ say: 'menu' }) }) },
});

/** Handled here once; a state overrides them where they mean something else. */
function globalRequests(business: Business): Transitions {
  const noting = [keepAnswers(business), toldUpdate];
  const noted = [
    { guard: ({ context }: Scope) => isBooking(context), target: '#proceed', actions: noting },
    { target: '#MENU', actions: [...noting, say({ say: 'menu' })] },
  ];
  return {
    greet: {
      target: '#MENU',
      actions: say(orAskToGoOn(({ context }) => ({ say: isNew(context) ? 'welcome' : 'menu' }))),
    },
    book: { target: '#book' },
    chooseService: { target: '#book' },
    wishSlot: { target: '#book' },
    openMenu: { target: '#MENU', actions: say({ say: 'menu' }) },
    ...openTopic(business),
    openSupport: { target: '#SUPPORT_ISSUE' },
    askPerson: { target: '#SUPPORT_ISSUE' },
    back: [
      { guard: ({ context }) => isBooking(context), target: '#proceed' },
      { target: '#MENU', actions: say({ say: 'menu' }) },
    ],
    startOver: { target: '#MENU', actions: [releaseHold, forgetAnswers, say({ say: 'startedOver' })] },
    forgetMe: { target: '#FORGET_ME', reenter: true },
    cancel: [
      {
        guard: ({ context }) => isBooking(context) || context.unfinished !== null,
        ...cancelBooking,
      },
      { guard: ({ context }) => context.booking !== null, actions: say(byContact('cancelByContact')) },
      { target: '#MENU', actions: say({ say: 'nothingToCancel' }) },
    ],
    answer: [changeOfBooking, ...noted],
    correct: [changeOfBooking, ...noted],
    change: [
      changeOfBooking,
      { guard: ({ context }) => isBooking(context), target: '#proceed' },
      notBookedHere,
      { actions: reask('menu') },
    ],
    recallBooking: [
      { guard: ({ context }) => isBooking(context), target: '#proceed' },
      {
        guard: ({ context }) => context.booking !== null,
        actions: say(({ context }) => booked('standing', context)),
      },
      { target: '#MENU', actions: say({ say: 'nothingBooked' }) },
    ],
    ask: { actions: answerQuestion(true) },
    switchLanguage: {
      target: '#MENU',
      actions: [...switchLanguage, say({ say: 'menu' })],
    },
    thank: { actions: say({ say: 'youAreWelcome' }) },
    goodbye: { target: '#ENDED', actions: [releaseHold, endBooking, say({ say: 'goodbye' })] },
    holdReleased: { actions: update({ maybeBookedIn: null }) },
    holdRenewed: { actions: assign({ hold: ({ event }) => event.hold }) },
    // The visitor is elsewhere now; times are offered when the booking goes on.
    holdLapsed: { actions: [update({ hold: null }), say({ say: 'holdLapsed' })] },
    '*': { actions: reask('menu') },
  };
}

/** Before the first message. Whatever it is, the answer is confident and leaves this state. */
function welcomeState(business: Business): StateConfig {
  const welcome = say(orAskToGoOn(({ context }) => ({ say: isNew(context) ? 'welcome' : 'menu' })));
  return {
    id: 'WELCOME',
    on: {
      ...otherwise({ target: '#MENU', actions: welcome }),
      thank: { target: '#MENU', actions: welcome },
      change: [notBookedHere, { target: '#MENU', actions: welcome }],
      // Welcomes first, because these answers must not make the visitor count as known.
      answer: { target: '#MENU', actions: [welcome, keepAnswers(business)] },
      correct: { target: '#MENU', actions: [welcome, keepAnswers(business)] },
      back: { guard: hasUnfinished, target: '#MENU', actions: welcome },
      ask: [
        // "I don't know" must not be the first thing the assistant says.
        { guard: isUnanswered, target: '#MENU', actions: welcome },
        { ...asksBack, target: '#MENU' },
        { guard: hasUnfinished, target: '#MENU', actions: [answerQuestion(false), say(askToGoOn)] },
        { target: '#MENU', actions: answerQuestion(true) },
      ],
      switchLanguage: { target: '#MENU', actions: [...switchLanguage, welcome] },
    },
  };
}

const isUnanswered = ({ event }: { event: DialogueEvent }): boolean =>
  event.type === 'ask' && (event.asked.kind === 'unknown' || event.asked.kind === 'offTopic');

/** "Move my appointment", for one made before this conversation. */
const notBookedHere = {
  guard: ({ event }: { event: DialogueEvent }) => event.type === 'change' && event.target === 'SLOT',
  target: '#MENU',
  actions: say({ say: 'nothingBooked' }),
} as const;

const confirmedState: StateConfig = {
  id: 'BOOK_CONFIRMED',
  entry: say(({ context }) => booked('confirmed', context)),
  on: {
    ...otherwise({ actions: reask('confirmed') }),
    ...asksInLanguage('#BOOK_CONFIRMED'),
    answer: { actions: say(byContact('changeByContact')) },
    correct: { actions: say(byContact('changeByContact')) },
    change: { actions: say(byContact('changeByContact')) },
    wishSlot: { actions: say(byContact('changeByContact')) },
    no: { target: '#ENDED', actions: say({ say: 'goodbye' }) },
  },
};

const booked = (sentence: 'confirmed' | 'standing', { zone }: DialogueContext): Say => ({
  say: sentence,
  ...(zone !== null && { zone }),
});

function byContact(sentence: 'cancelByContact' | 'changeByContact') {
  return ({ context }: { context: DialogueContext }): Say | null =>
    context.booking && { say: sentence, reference: context.booking.reference };
}

/** After a booking, with no other one in progress, a change refers to that booking. */
const changeOfBooking = {
  guard: ({ context }: { context: DialogueContext }) => context.booking !== null && !isBooking(context),
  actions: say(byContact('changeByContact')),
};

const isNew = ({ answers, serviceId, booking }: DialogueContext): boolean =>
  serviceId === null && booking === null && Object.keys(answers).length === 0;

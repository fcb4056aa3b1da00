import { asksInLanguage, releaseHold } from './booking-actions.ts';
import { type DialogueContext, emptyContext, isBooking } from './context.ts';
import { otherwise, perform, reask, type StateConfig, say, update } from './machine-setup.ts';
import { orAskToGoOn } from './unfinished-actions.ts';

/** "Start over" keeps the language, the time zone and the booking, but no answers. */
export const forgetAnswers = update(({ context }) => ({
  ...emptyContext(context.locale),
  votes: context.votes,
  clientLocale: context.clientLocale,
  zone: context.zone,
  booking: context.booking,
}));

/** Returns to where the visitor was. */
const goOn = [
  { guard: ({ context }: { context: DialogueContext }) => isBooking(context), target: '#proceed' },
  { target: '#MENU', actions: say(orAskToGoOn(() => ({ say: 'menu' }))) },
];

/** FORGET_ME: asks for confirmation, because it cannot be undone; only a yes forgets. */
export const forgetState: StateConfig = {
  id: 'FORGET_ME',
  entry: say({ say: 'askToForget' }),
  on: {
    ...otherwise({ actions: reask('forget') }),
    ...asksInLanguage('#FORGET_ME'),
    yes: { actions: perform({ type: 'forgetVisitor' }) },
    no: goOn,
    keep: goOn,
    visitorForgotten: {
      target: '#MENU',
      actions: [releaseHold, forgetAnswers, say({ say: 'forgotten' })],
    },
    bookingsUnavailable: { actions: say({ say: 'forgetFailed' }) },
  },
};

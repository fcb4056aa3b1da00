import { assign } from 'xstate';
import type { Business } from '../domain/business.ts';
import { keepWish, offer, PROCEED, stays } from './booking-actions.ts';
import { type DialogueContext, firstUnanswered } from './context.ts';
import type { Effect } from './effects.ts';
import { otherwise, perform, reask, type StateConfig, say, update } from './machine-setup.ts';
import type { Say } from './say.ts';

/** BOOK_REVIEW: shows everything, and books only on a plain yes. */
export function reviewState(business: Business): StateConfig {
  return {
    id: 'BOOK_REVIEW',
    entry: say(({ context }) => review(context)),
    on: {
      ...otherwise({ actions: reask('review') }),
      yes: [
        // The business has added a question since the review was shown.
        {
          guard: ({ context }) => firstUnanswered(business, context.answers) !== undefined,
          target: PROCEED,
        },
        { actions: perform(({ context }) => confirm(context)) },
      ],
      no: { actions: say({ say: 'whatToChange' }) },
      keep: { target: '#BOOK_REVIEW', reenter: true },
      bookingConfirmed: {
        target: '#BOOK_CONFIRMED',
        actions: assign({
          booking: ({ event }) => event.booking,
          hold: null,
          maybeBookedIn: null,
          serviceId: null,
          wish: null,
          offered: [],
        }),
      },
      slotTaken: heldNoLonger,
      holdLapsed: heldNoLonger,
      bookingsUnavailable: {
        actions: [
          assign({ maybeBookedIn: ({ context, event }) => context.maybeBookedIn ?? event.turn }),
          say({ say: 'calendarAway', holding: true }),
        ],
      },
      wishSlot: {
        target: '#BOOK_SLOT',
        actions: keepWish(business),
      },
      moreSlots: { target: '#BOOK_SLOT' },
      back: { target: '#BOOK_SLOT' },
      ...stays(business, '#BOOK_REVIEW'),
    },
  };
}

const heldNoLonger = {
  target: '#BOOK_SLOT',
  actions: [
    update({
      hold: null,
      maybeBookedIn: null,
      wish: null,
      offered: ({ event }) => ('alternatives' in event ? event.alternatives.map(({ id }) => id) : []),
    }),
    say({ say: 'holdLapsed' }),
    say(offer),
  ],
};

function review(context: DialogueContext): Say | null {
  const { serviceId, hold, answers, zone } = context;
  if (serviceId === null || hold === null) return null;
  return {
    say: 'review',
    service: serviceId,
    slot: hold.slotId,
    heldUntil: hold.expiresAt,
    answers,
    ...(zone !== null && { zone }),
  };
}

function confirm({ serviceId, hold, answers }: DialogueContext): Effect | null {
  if (serviceId === null || hold === null) return null;
  return { type: 'confirmBooking', serviceId, slotId: hold.slotId, answers };
}

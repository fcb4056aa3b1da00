import { assign } from 'xstate';
import type { Business } from '../domain/business.ts';
import { type SlotWish, slotStart } from '../domain/slot.ts';
import { certainOf, isExact, readingsOf, whensOf, wishedDates } from '../domain/slot-wish.ts';
import { keepWish, offer, PROCEED, releaseHold, stays } from './booking-actions.ts';
import type { DialogueContext } from './context.ts';
import type { Effect } from './effects.ts';
import type { DialogueEvent } from './events.ts';
import {
  offersWayOut,
  otherwise,
  perform,
  reask,
  type Scope,
  type StateConfig,
  say,
  update,
} from './machine-setup.ts';
import type { Say } from './say.ts';

/** BOOK_SLOT: offers free times, takes wishes, and holds the picked one. `before`: where "back" leads. */
export function slotState(business: Business, before: string): StateConfig {
  return {
    id: 'BOOK_SLOT',
    // A visitor who comes here wants another time than the one held, if any.
    entry: [releaseHold, perform(({ context, event }) => firstSearch(context, event)), askWhich, forgetHold],
    on: {
      ...otherwise(notATime),
      slotsFound: [
        {
          guard: ({ event }) => event.slots.length === 0,
          actions: [perform(widerSearch), say(whyWider), relaxWish],
        },
        { guard: ({ event }) => isExact(event.wish), actions: perform(reserveFirst) },
        { actions: [assign({ offered: ({ event }) => event.slots.map(({ id }) => id) }), say(offer)] },
      ],
      // "Does it suit you?"
      yes: [
        {
          guard: ({ context }) => context.offered.length === 1 && !isInDoubt(context),
          actions: perform(({ context }) => reserveOffered(context)),
        },
        ...notATime,
      ],
      pickSlot: { actions: perform(({ context, event }) => reserve(context, event)) },
      wishSlot: {
        actions: [
          keepWish(business),
          perform(({ context }) => search(context, context.wish, null)),
          askWhich,
        ],
      },
      moreSlots: [
        // Neither of the two readings was meant.
        {
          guard: ({ context }) => isInDoubt(context),
          actions: [
            assign({ wish: ({ context }) => certainOf(context.wish) }),
            perform(({ context }) => search(context, context.wish, null)),
          ],
        },
        { actions: perform(({ context }) => search(context, context.wish, lastOffered(context))) },
      ],
      slotReserved: {
        target: PROCEED,
        // An exact wish is fulfilled by the hold. If kept, it would pick the same time for a visitor who
        // comes back for another.
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
      // It may be chosen again, like the others on offer.
      holdRefused: {
        actions: [
          assign({
            offered: ({ context: { offered }, event: { slotId } }) =>
              offered.includes(slotId) ? offered : [slotId],
          }),
          say(whyRefused),
        ],
      },
      bookingsUnavailable: {
        actions: [assign({ offered: [] }), say({ say: 'calendarAway', holding: false })],
      },
      back: { target: `#${before}` },
      ...stays(business, '#BOOK_SLOT'),
    },
  };
}

/** Nothing is searched, and so nothing held, before it is clear which of two readings is meant. */
const askWhich = say(({ context }) => whichTime(context));

/** The way out lists its own options. */
const askWhichAgain = say(({ context }) => (offersWayOut(context) ? null : whichTime(context)));

function whichTime({ wish }: DialogueContext): Say | null {
  const readings = readingsOf(wish);
  return readings && { say: 'whichTime', readings };
}

const isInDoubt = ({ wish }: DialogueContext): boolean => wish?.either !== undefined;

const notATime = [
  {
    guard: ({ context }: Scope) => isInDoubt(context),
    actions: [reask('slot'), askWhichAgain],
  },
  // Nothing is on offer since the calendar was unavailable: search again, whatever was said.
  {
    guard: ({ context }: Scope) => context.offered.length === 0,
    actions: perform(({ context }) => search(context, context.wish, null)),
  },
  { actions: reask('slot') },
];

const whyRefused = ({ event }: Scope): Say | null =>
  event.type === 'holdRefused' ? { say: 'tooManyHolds', slot: event.slotId } : null;

const forgetHold = update({ hold: null });

const relaxWish = update({
  wish: ({ context, event }) =>
    event.type === 'slotsFound' && event.after === null ? event.wish && relax(event.wish) : context.wish,
  offered: [],
});

function search(context: DialogueContext, wish: SlotWish | null, after: string | null): Effect | null {
  if (context.serviceId === null || wish?.either) return null;
  return { type: 'findSlots', serviceId: context.serviceId, wish, after };
}

function firstSearch(context: DialogueContext, event: DialogueEvent): Effect | null {
  // The alternatives that came with the lost slot are already on offer.
  if ('alternatives' in event && event.alternatives.length > 0) return null;
  const isLater = event.type === 'moreSlots' && context.hold !== null;
  return search(context, context.wish, isLater ? context.hold.startsAt : null);
}

/** Nothing fits: widen the search by dropping "later", then the time, then the day. */
function widerSearch({ context, event }: Scope): Effect | null {
  if (event.type !== 'slotsFound') return null;
  if (event.after !== null) return search(context, event.wish, null);
  return event.wish === null ? null : search(context, relax(event.wish), null);
}

function whyWider({ context, event }: Scope): Say | null {
  if (event.type !== 'slotsFound') return null;
  if (event.after !== null) return { say: 'noneLater' };
  if (event.wish === null) return { say: 'noSlots' };
  // Said once, for the visitor's own wish (the context's object), not for each wider search.
  if (event.wish !== context.wish) return null;
  const { wish, lastDay } = event;
  const isOfTime = context.zone !== null && whensOf(wish).some(({ time }) => time !== null);
  return {
    say: 'noneFor',
    wish,
    ...(isAfter(wish, lastDay) && { lastDay }),
    ...(isOfTime && { zone: context.zone }),
  };
}

/** Local dates `YYYY-MM-DD` compare as text. */
const isAfter = (wish: SlotWish, lastDay: string): boolean => (wishedDates(wish).from ?? '') > lastDay;

/** What is ruled out is dropped last. */
function relax(wish: SlotWish): SlotWish | null {
  const { day, time, or, not } = wish;
  const ruledOut = not && { not };
  if (whensOf(wish).every((when) => when.day !== null) && whensOf(wish).some((when) => when.time !== null)) {
    const days = or?.map((when) => ({ day: when.day, time: null }));
    return { day, time: null, ...(days && { or: days }), ...ruledOut };
  }
  return not && (day !== null || time !== null || or) ? { day: null, time: null, ...ruledOut } : null;
}

function reserveOffered({ serviceId, offered: [slotId] }: DialogueContext): Effect | null {
  return serviceId === null || slotId === undefined ? null : { type: 'reserveSlot', serviceId, slotId };
}

function reserveFirst({ context, event }: Scope): Effect | null {
  const first = event.type === 'slotsFound' ? event.slots[0] : undefined;
  if (!first || context.serviceId === null) return null;
  return { type: 'reserveSlot', serviceId: context.serviceId, slotId: first.id };
}

function reserve(context: DialogueContext, event: DialogueEvent): Effect | null {
  if (event.type !== 'pickSlot' || context.serviceId === null) return null;
  return { type: 'reserveSlot', serviceId: context.serviceId, slotId: event.slotId };
}

function lastOffered({ offered }: DialogueContext): string | null {
  const last = offered.at(-1);
  return last === undefined ? null : slotStart(last);
}

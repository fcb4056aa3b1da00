import { assign } from 'xstate';
import type { Business } from '../domain/business.ts';
import { type SlotWish, slotStart } from '../domain/slot.ts';
import { certainOf, isExact, mergeWish, readingsOf, whensOf, wishedDates } from '../domain/slot-wish.ts';
import { offer, PROCEED, releaseHold, stays } from './booking-actions.ts';
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

/** BOOK_SLOT: offers free times, takes wishes, and holds the one that is picked. `before`: where "back" leads. */
export function slotState(business: Business, before: string): StateConfig {
  return {
    id: 'BOOK_SLOT',
    // Whoever comes here wants another time than the one held, if one was.
    entry: [releaseHold, perform(({ context, event }) => firstSearch(context, event)), askWhich, forgetHold],
    on: {
      ...otherwise([
        {
          guard: ({ context }: { context: DialogueContext }) => isInDoubt(context),
          actions: [reask('slot'), askWhichAgain],
        },
        // Nothing is on offer after the calendar was away: whatever is said, look again.
        {
          guard: ({ context }: { context: DialogueContext }) => context.offered.length === 0,
          actions: perform(({ context }) => search(context, context.wish, null)),
        },
        { actions: reask('slot') },
      ]),
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
          askWhich,
        ],
      },
      moreSlots: [
        // Neither of the two readings.
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
      // It may be chosen again, as may the others on offer.
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

/** Nothing is searched, and so nothing held, before it is known which of two readings is meant. */
const askWhich = say(({ context }) => whichTime(context));

/** The way out lists its own options. */
const askWhichAgain = say(({ context }) => (offersWayOut(context) ? null : whichTime(context)));

function whichTime({ wish }: DialogueContext): Say | null {
  const readings = readingsOf(wish);
  return readings && { say: 'whichTime', readings };
}

const isInDoubt = ({ wish }: DialogueContext): boolean => wish?.either !== undefined;

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
  // Alternatives that came with the news that a slot is gone are on offer already.
  if ('alternatives' in event && event.alternatives.length > 0) return null;
  const isLater = event.type === 'moreSlots' && context.hold !== null;
  return search(context, context.wish, isLater ? context.hold.startsAt : null);
}

/** Nothing fits: look without "later", then without the time, then without the day. */
function widerSearch({ context, event }: Scope): Effect | null {
  if (event.type !== 'slotsFound') return null;
  if (event.after !== null) return search(context, event.wish, null);
  return event.wish === null ? null : search(context, relax(event.wish), null);
}

function whyWider({ context, event }: Scope): Say | null {
  if (event.type !== 'slotsFound') return null;
  if (event.after !== null) return { say: 'noneLater' };
  if (event.wish === null) return { say: 'noSlots' };
  // Said of what the visitor asked for, which is the context's own object, and not of each wider search.
  if (event.wish !== context.wish) return null;
  const { wish, lastDay } = event;
  return { say: 'noneFor', wish, ...(isAfter(wish, lastDay) && { lastDay }) };
}

/** Local dates `YYYY-MM-DD` compare as text. */
const isAfter = (wish: SlotWish, lastDay: string): boolean => (wishedDates(wish).from ?? '') > lastDay;

/** What is ruled out is given up last. */
function relax(wish: SlotWish): SlotWish | null {
  const { day, time, or, not } = wish;
  const ruledOut = not && { not };
  if (whensOf(wish).every((when) => when.day !== null) && whensOf(wish).some((when) => when.time !== null)) {
    const days = or?.map((when) => ({ day: when.day, time: null }));
    return { day, time: null, ...(days && { or: days }), ...ruledOut };
  }
  return not && (day !== null || time !== null || or) ? { day: null, time: null, ...ruledOut } : null;
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

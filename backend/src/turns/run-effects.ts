import {
  BookingsUnavailable,
  type ReservationStore,
  type TurnOfSession,
} from '../bookings/reservation-store.ts';
import type { TicketStore } from '../bookings/ticket-store.ts';
import type { Effect } from '../dialogue/effects.ts';
import type { OutcomeEvent } from '../dialogue/events.ts';
import type { Business, Service } from '../domain/business.ts';
import { lastBookableDay } from '../domain/free-slots.ts';
import { type Slot, slotStart } from '../domain/slot.ts';
import { assertNever } from '../lib/assert-never.ts';
import { toInstant } from '../lib/clock.ts';
import { monotonicMs } from '../lib/deadline.ts';
import type { Logger } from '../lib/logger.ts';
import type { VisitorMemory } from '../visitors/visitor-memory.ts';
import { VisitorsUnavailable } from '../visitors/visitor-store.ts';

export interface EffectPorts {
  readonly business: Business;
  readonly reservations: ReservationStore;
  readonly tickets: TicketStore;
  readonly visitors: Pick<VisitorMemory, 'forget'>;
  /** How long a hold lasts unless it is renewed. */
  readonly holdSeconds: number;
  readonly logger: Logger;
  /** Counts the outcomes of effects. `outcome` is the type of the outcome event. */
  readonly observe: (effect: Effect['type'], outcome: OutcomeEvent['type'] | 'done', seconds: number) => void;
}

/** The turn that an effect belongs to. */
export interface TurnOfVisitor extends TurnOfSession {
  /** Null when the visitor cannot be recognised. */
  readonly visitor: string | null;
  readonly clientAddress: string;
}

const OFFERED_SLOTS = 6;
const ALTERNATIVES = 3;

/**
 * Performs one effect and returns its outcome, or null if there is nothing to report. `now`: epoch
 * milliseconds.
 */
export async function runEffect(
  effect: Effect,
  session: TurnOfVisitor,
  ports: EffectPorts,
  now: number,
): Promise<OutcomeEvent | null> {
  const startedAt = monotonicMs();
  const count = (outcome: OutcomeEvent['type'] | 'done') =>
    ports.observe(effect.type, outcome, (monotonicMs() - startedAt) / 1_000);
  try {
    const outcome = await perform(effect, session, ports, now);
    count(outcome?.type ?? 'done');
    return outcome;
  } catch (error) {
    if (!(error instanceof BookingsUnavailable || error instanceof VisitorsUnavailable)) throw error;
    count('bookingsUnavailable');
    ports.logger.warn({ err: error, effect: effect.type }, 'bookings unavailable');
    return concernsOnlyUs(effect) ? null : { type: 'bookingsUnavailable', turn: session.turn };
  }
}

/** If releasing or renewing fails, the hold lapses by itself; the visitor asked for something else. */
const concernsOnlyUs = ({ type }: Effect): boolean => type === 'releaseHold' || type === 'renewHold';

async function perform(
  effect: Effect,
  session: TurnOfVisitor,
  ports: EffectPorts,
  now: number,
): Promise<OutcomeEvent | null> {
  const { reservations, tickets } = ports;
  switch (effect.type) {
    case 'findSlots': {
      const { wish, after } = effect;
      const service = serviceOf(ports, effect.serviceId);
      const slots = await reservations.findSlots({ service, wish, after, limit: OFFERED_SLOTS }, session);
      return {
        type: 'slotsFound',
        slots,
        wish,
        after,
        lastDay: lastBookableDay(ports.business, service, now),
      };
    }
    case 'reserveSlot': {
      const service = serviceOf(ports, effect.serviceId);
      const held = await reservations.hold(effect.slotId, service, session, session.clientAddress);
      if (held.kind === 'held') return { type: 'slotReserved', hold: held.hold };
      if (held.kind === 'tooMany') return { type: 'holdRefused', slotId: effect.slotId };
      return slotTaken(effect.slotId, service, session, ports);
    }
    case 'renewHold': {
      const service = serviceOf(ports, effect.serviceId);
      const renewed = await reservations.renew(effect.slotId, service, session);
      return renewed.kind === 'held'
        ? { type: 'holdRenewed', hold: renewed.hold }
        : holdLapsed(effect.slotId, service, session, ports);
    }
    case 'confirmBooking': {
      const service = serviceOf(ports, effect.serviceId);
      const confirmed = await reservations.confirm(effect.slotId, service, effect.answers, session);
      return confirmed.kind === 'confirmed'
        ? { type: 'bookingConfirmed', booking: confirmed.booking }
        : slotTaken(effect.slotId, service, session, ports);
    }
    case 'releaseHold':
      await reservations.release(session);
      return { type: 'holdReleased' };
    case 'forgetVisitor':
      if (session.visitor !== null) await ports.visitors.forget(session.visitor);
      return { type: 'visitorForgotten' };
    case 'openTicket':
      await tickets.open({ issue: effect.issue, email: effect.email }, session);
      ports.logger.warn({ turn: session.turn, contact: effect.email !== null }, 'support request recorded');
      return { type: 'ticketOpened' };
    case 'addTicketContact':
      await tickets.addContact(effect.email, session);
      return { type: 'ticketContactAdded' };
    default:
      return assertNever(effect);
  }
}

async function slotTaken(
  slotId: string,
  service: Service,
  session: TurnOfSession,
  { reservations }: EffectPorts,
): Promise<OutcomeEvent> {
  const after = slotStart(slotId);
  return { type: 'slotTaken', alternatives: await nextFree(after, service, session, reservations) };
}

/** The lapsed time itself comes first if it is still free. */
async function holdLapsed(
  slotId: string,
  service: Service,
  session: TurnOfSession,
  { reservations }: EffectPorts,
): Promise<OutcomeEvent> {
  const start = slotStart(slotId);
  const justBefore = start && toInstant(Date.parse(start) - 1);
  return { type: 'holdLapsed', alternatives: await nextFree(justBefore, service, session, reservations) };
}

/** The next free times after an instant, or the earliest ones if there are none after it. */
async function nextFree(
  after: string | null,
  service: Service,
  session: TurnOfSession,
  reservations: ReservationStore,
): Promise<readonly Slot[]> {
  const query = { service, wish: null, after, limit: ALTERNATIVES };
  const later = await reservations.findSlots(query, session);
  return later.length > 0 ? later : reservations.findSlots({ ...query, after: null }, session);
}

function serviceOf({ business }: EffectPorts, id: string): Service {
  const service = business.services.find((candidate) => candidate.id === id);
  if (!service) throw new Error(`No service "${id}" in ${business.id}`);
  return service;
}

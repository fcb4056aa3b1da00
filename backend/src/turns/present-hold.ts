import type { HoldStore } from '../bookings/hold-store.ts';
import { BookingsUnavailable } from '../bookings/reservation-store.ts';
import type { ReplySpec } from '../dialogue/reply.ts';

export type FindHold = HoldStore['findHold'];

/** Tells a reply again as it is true now. */
export type Retell = (reply: ReplySpec) => ReplySpec;

const asTold: Retell = (reply) => reply;

/**
 * A hold may have been renewed since the reply that showed it, or have lapsed: what is shown again is what the
 * database says. With the database away, as it was told.
 */
export async function retellHold(reply: ReplySpec, sessionId: string, find: FindHold): Promise<Retell> {
  const shown = reply.says.find(({ say }) => say === 'review');
  if (shown?.say !== 'review') return asTold;
  try {
    const hold = await find(sessionId);
    return withHold(hold?.slotId === shown.slot ? hold.expiresAt : null);
  } catch (error) {
    if (error instanceof BookingsUnavailable) return asTold;
    throw error;
  }
}

const withHold =
  (heldUntil: string | null): Retell =>
  (reply) => ({
    ...reply,
    says: reply.says.map((said) => (said.say === 'review' ? { ...said, heldUntil } : said)),
    ...(heldUntil === null && { notices: [...(reply.notices ?? []), 'hold_lapsed'] }),
  });

import type { HoldStore } from '../bookings/hold-store.ts';
import { BookingsUnavailable } from '../bookings/reservation-store.ts';
import type { ReplySpec } from '../dialogue/reply.ts';

export type FindHold = HoldStore['findHold'];

/** Updates a reply to what is true now. */
export type Retell = (reply: ReplySpec) => ReplySpec;

const asTold: Retell = (reply) => reply;

/**
 * A hold may have been renewed or have lapsed since the reply that showed it, so the database is asked
 * again. If the database is unavailable, the reply is shown as it was.
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

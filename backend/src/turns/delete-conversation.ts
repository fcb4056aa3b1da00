import {
  BookingsUnavailable,
  type CommittedTurns,
  type ReservationStore,
} from '../bookings/reservation-store.ts';
import type { TicketStore } from '../bookings/ticket-store.ts';
import type { ResilientSessionStore } from '../sessions/resilient-session-store.ts';
import { type Session, StoreUnavailable } from '../sessions/session-store.ts';
import type { KnownCopy } from '../sessions/which-copy-counts.ts';
import type { VisitorMemory } from '../visitors/visitor-memory.ts';
import { VisitorsUnavailable } from '../visitors/visitor-store.ts';

export interface DeletePorts {
  readonly sessions: ResilientSessionStore;
  readonly reservations: ReservationStore;
  readonly tickets: TicketStore;
  readonly visitors: Pick<VisitorMemory, 'forget'>;
}

export interface DeleteRequest {
  readonly sessionId: string;
  readonly token: KnownCopy | null;
}

/**
 * Deletes the conversation and all that was stored of it, holds, requests for support and what is known of its visitor
 * included; bookings keep what the business must know. Rejects with `StoreUnavailable` when that could not be made to last: asking again is
 * safe. Again, or of an unknown id: nothing more.
 */
export async function deleteConversation(
  { sessionId, token }: DeleteRequest,
  { sessions, reservations, tickets, visitors }: DeletePorts,
): Promise<void> {
  const opened = await sessions.open(sessionId, token);
  await sessions.delete(sessionId);
  const known = opened.kind === 'found' || opened.kind === 'expired' ? opened.session : null;
  // Any other copy may be behind turns that were committed, and whose bookings were told.
  const committed = opened.kind === 'found' && opened.source === 'store' ? opened.session : null;
  try {
    await reservations.erase(sessionId, committed && committedTurns(committed));
    await tickets.erase(sessionId);
    const visitor = known?.visitor ?? token?.session.visitor;
    if (visitor !== undefined) await visitors.forget(visitor);
  } catch (cause) {
    if (!(cause instanceof BookingsUnavailable || cause instanceof VisitorsUnavailable)) throw cause;
    throw new StoreUnavailable('The database that holds bookings and visitors is away', { cause });
  }
}

const committedTurns = ({ createdAt, version, epoch }: Session): CommittedTurns => ({
  conversation: createdAt,
  turns: version,
  epoch,
});

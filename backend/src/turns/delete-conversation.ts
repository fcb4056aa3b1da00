import { BookingsUnavailable, type ReservationStore } from '../bookings/reservation-store.ts';
import type { TicketStore } from '../bookings/ticket-store.ts';
import type { ResilientSessionStore } from '../sessions/resilient-session-store.ts';
import { StoreUnavailable } from '../sessions/session-store.ts';
import type { KnownCopy } from '../sessions/which-copy-counts.ts';

export interface DeletePorts {
  readonly sessions: ResilientSessionStore;
  readonly reservations: ReservationStore;
  readonly tickets: TicketStore;
}

export interface DeleteRequest {
  readonly sessionId: string;
  readonly token: KnownCopy | null;
}

/**
 * Deletes the conversation and all that was stored of it, holds and requests for support included; bookings keep
 * what the business must know. Rejects with `StoreUnavailable` when that could not be made to last: asking again is
 * safe. Again, or of an unknown id: nothing more.
 */
export async function deleteConversation(
  { sessionId, token }: DeleteRequest,
  { sessions, reservations, tickets }: DeletePorts,
): Promise<void> {
  const opened = await sessions.open(sessionId, token);
  await sessions.delete(sessionId);
  const known = opened.kind === 'found' || opened.kind === 'expired' ? opened.session : null;
  try {
    await reservations.erase(sessionId, known && { conversation: known.createdAt, turns: known.version });
    await tickets.erase(sessionId);
  } catch (cause) {
    if (!(cause instanceof BookingsUnavailable)) throw cause;
    throw new StoreUnavailable('The database that holds bookings is away', { cause });
  }
}

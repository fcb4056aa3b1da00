import {
  type AnnouncedTurns,
  BookingsUnavailable,
  type ReservationStore,
} from '../bookings/reservation-store.ts';
import type { TicketStore } from '../bookings/ticket-store.ts';
import type { Dialogue } from '../dialogue/dialogue.ts';
import type { ResilientSessionStore } from '../sessions/resilient-session-store.ts';
import { type Expected, type Session, StoreUnavailable } from '../sessions/session-store.ts';
import type { KnownCopy } from '../sessions/which-copy-counts.ts';
import type { VisitorMemory } from '../visitors/visitor-memory.ts';
import { VisitorsUnavailable } from '../visitors/visitor-store.ts';

export interface DeletePorts {
  readonly dialogue: Pick<Dialogue, 'restore'>;
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
 * Deletes the conversation and everything stored for it: holds, support requests and the visitor's profile.
 * Bookings keep what the business needs. Idempotent; an unknown id is fine. Rejects with `StoreUnavailable`
 * when the deletion could not be made durable; it is safe to retry.
 */
export async function deleteConversation(
  { sessionId, token }: DeleteRequest,
  { dialogue, sessions, reservations, tickets, visitors }: DeletePorts,
): Promise<void> {
  const opened = await sessions.open(sessionId, token);
  const ended = await sessions.delete(sessionId);
  const known = opened.kind === 'found' || opened.kind === 'expired' ? opened.session : null;
  // Only the store's session names the committed turns reliably: any other copy may lack turns whose
  // bookings were announced.
  const stored = opened.kind === 'found' && opened.source === 'store' ? opened.session : null;
  try {
    await reservations.erase(sessionId, stored && announcedTurns(stored, ended, dialogue));
    await tickets.erase(sessionId);
    const visitor = known?.visitor ?? token?.session.visitor;
    if (visitor !== undefined) await visitors.forget(visitor);
  } catch (cause) {
    if (!(cause instanceof BookingsUnavailable || cause instanceof VisitorsUnavailable)) throw cause;
    throw new StoreUnavailable('The database that holds bookings and visitors is unavailable', { cause });
  }
}

/**
 * Counts the turns up to the one that the deletion ended, because turns were committed and announced until
 * then; but none that tried to book and learnt no outcome. Null if it ended another epoch, or nothing.
 */
function announcedTurns(
  session: Session,
  ended: Expected,
  dialogue: DeletePorts['dialogue'],
): AnnouncedTurns | null {
  const { createdAt: conversation, epoch, version } = session;
  if (ended?.epoch !== epoch) return null;
  const { maybeBookedIn } = dialogue.restore(session).dialogue.context;
  const isNewest = ended.version === version;
  const turns = isNewest && maybeBookedIn !== null ? maybeBookedIn - 1 : ended.version;
  return { conversation, turns, epoch };
}

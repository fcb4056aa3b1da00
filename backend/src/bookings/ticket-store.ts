import type { TurnOfSession } from './reservation-store.ts';

export interface NewTicket {
  /** What the visitor needs help with, in the visitor's words. */
  readonly issue: string;
  /** The address that support may write to; null until it is known. */
  readonly email: string | null;
}

/**
 * Support requests for the business to read. Rejects with `BookingsUnavailable` like `ReservationStore`.
 */
export interface TicketStore {
  /** Idempotent by session and turn. */
  open(ticket: NewTicket, session: TurnOfSession): Promise<void>;
  /** Adds the address to the session's newest ticket. */
  addContact(email: string, session: TurnOfSession): Promise<void>;
  /** Removes every ticket of a deleted session, since tickets hold what the visitor said. */
  erase(sessionId: string): Promise<void>;
  /** Removes the ticket that this attempt opened, unless another attempt counts on it. */
  undo(session: TurnOfSession): Promise<void>;
}

import type { TurnOfSession } from './reservation-store.ts';

export interface NewTicket {
  /** What the visitor needs help with, in the visitor's words. */
  readonly issue: string;
  /** The address that support may write to; null while it is not known. */
  readonly email: string | null;
}

/** Support requests that the business reads. Rejects with `BookingsUnavailable` like `ReservationStore`. */
export interface TicketStore {
  /** Idempotent by session and turn. */
  open(ticket: NewTicket, session: TurnOfSession): Promise<void>;
  /** Adds the address to the session's newest ticket. */
  addContact(email: string, session: TurnOfSession): Promise<void>;
  /** Removes every ticket of a session that was deleted: they are what the visitor said. */
  erase(sessionId: string): Promise<void>;
}

import type { TurnOfSession } from './reservation-store.ts';

export interface NewTicket {
  /** What the visitor needs help with, in the visitor's words. */
  readonly issue: string;
  readonly email: string;
}

/** Support requests that the business reads. Rejects with `BookingsUnavailable` like `ReservationStore`. */
export interface TicketStore {
  /** Idempotent by session and turn. */
  open(ticket: NewTicket, session: TurnOfSession): Promise<void>;
}

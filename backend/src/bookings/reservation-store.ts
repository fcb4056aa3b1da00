import type { Answers } from '../domain/answers.ts';
import type { Booking, Hold } from '../domain/booking.ts';
import type { Service } from '../domain/business.ts';
import type { Slot, SlotWish } from '../domain/slot.ts';

/** Which conversation asks, and in which turn of it: an attempt that is not committed can be undone by these. */
export interface TurnOfSession {
  readonly sessionId: string;
  /**
   * When the conversation began: an id that is used again after expiry or deletion names another one. It
   * stays the same when a lost session is restored, unlike the epoch.
   */
  readonly conversation: string;
  /** The number that the turn gets when it is committed. */
  readonly turn: number;
  /** Of the session: one that was restored into a store that lost it has another, and may lack its newest turns. */
  readonly epoch: string;
  /** Made by `newAttempt` for each attempt at a turn: two instances may try the same one at once, and one will lose. */
  readonly attempt: string;
}

/** How far a conversation got, by all that its epoch knows. */
export interface CommittedTurns extends Pick<TurnOfSession, 'conversation' | 'epoch'> {
  readonly turns: number;
}

export interface SlotQuery {
  readonly service: Service;
  /** Filters the offer; null takes the earliest. */
  readonly wish: SlotWish | null;
  /** Only slots that start after this instant (ISO 8601); null begins at the earliest one bookable. */
  readonly after: string | null;
  readonly limit: number;
}

export type HoldOutcome =
  | { readonly kind: 'held'; readonly hold: Hold }
  /** Held or booked by another, outside the hours, in the past, or not a slot at all. */
  | { readonly kind: 'taken' }
  /** Other sessions hold as many from this address as there may be: nothing is held. */
  | { readonly kind: 'tooMany' };

export type RenewOutcome =
  | { readonly kind: 'held'; readonly hold: Hold }
  /** It ran out of time, or was given up: it is not taken again behind the visitor's back. */
  | { readonly kind: 'lapsed' };

export type ConfirmOutcome =
  | { readonly kind: 'confirmed'; readonly booking: Booking }
  | { readonly kind: 'taken' };

/**
 * Holds and bookings, where they really are: one row each, never two live ones overlapping on a resource.
 * Every method rejects with `BookingsUnavailable` when the database cannot be reached in time; what it was
 * doing may then have happened, and asking again is safe. It decides by the database's clock and knows
 * nothing of conversations beyond the id and turn it is given.
 */
export interface ReservationStore {
  /** Free slots in order of start, at most `limit`. The session's own hold does not count as taken. */
  findSlots(query: SlotQuery, session: TurnOfSession): Promise<readonly Slot[]>;

  /**
   * Holds this slot for the session; whatever comes of it, the one it held before is released. The same slot
   * again renews it, up to 15 minutes after it was taken. `clientAddress`: as limits count it; kept as a keyed hash, as
   * long as the hold.
   */
  hold(slotId: string, service: Service, session: TurnOfSession, clientAddress: string): Promise<HoldOutcome>;

  /** Renews the session's live hold on the slot, up to 15 minutes after it was taken. */
  renew(slotId: string, service: Service, session: TurnOfSession): Promise<RenewOutcome>;

  /**
   * Releases what the session holds, and what an uncommitted attempt of this turn (or a later one) confirmed. What
   * another epoch confirmed stays: that may have been committed and told, and lost since.
   */
  release(session: TurnOfSession): Promise<void>;

  /**
   * Turns the session's hold into a booking. Idempotent by session and slot. A hold that lapsed is taken
   * anew if the slot is still free; one that was released is not.
   */
  confirm(
    slotId: string,
    service: Service,
    answers: Answers,
    session: TurnOfSession,
  ): Promise<ConfirmOutcome>;

  /** The earliest of the bookings with these references that stands and has not begun. */
  nextBooking(references: readonly string[]): Promise<Booking | null>;

  /**
   * Takes back what this attempt did, unless another attempt or turn did the same and so adopted it: its
   * hold is released, what it released is held (or booked) again if it still can be, its booking is
   * withdrawn. For an attempt that lost the comparison; call it after the re-run.
   */
  undo(session: TurnOfSession): Promise<void>;

  /**
   * For a conversation that was deleted. What it held is free and forgotten, and so is a booking that goes beyond
   * the committed turns of its epoch, since nobody was told of it; without these (null) every booking stays. Bookings keep what
   * the business must know, and nothing that leads to the session.
   */
  erase(sessionId: string, committed: CommittedTurns | null): Promise<void>;
}

/** The database could not be reached, or not in time. */
export class BookingsUnavailable extends Error {
  override readonly name = 'BookingsUnavailable';
}

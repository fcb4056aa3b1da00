import type { Answers } from '../domain/answers.ts';
import type { Booking, Hold } from '../domain/booking.ts';
import type { Service } from '../domain/business.ts';
import type { Slot, SlotWish } from '../domain/slot.ts';

/**
 * The conversation and turn that a call belongs to. They allow an attempt that is not committed to be
 * undone.
 */
export interface TurnOfSession {
  readonly sessionId: string;
  /**
   * When the conversation began. It distinguishes conversations that reuse an id after expiry or deletion.
   * Unlike the epoch, it stays the same when a lost session is restored.
   */
  readonly conversation: string;
  /** The number that the turn gets when it is committed. */
  readonly turn: number;
  /**
   * The session's epoch. A session restored into a store that lost it has a new one, and may lack its
   * newest turns.
   */
  readonly epoch: string;
  /**
   * Created by `newAttempt` for each attempt at a turn: two instances may try the same turn at once, and
   * one will lose.
   */
  readonly attempt: string;
  /** The first turn whose booking, if it made one, is unknown to the visitor; null: this one. */
  readonly maybeBookedIn: number | null;
}

/** The last turn of a conversation that may have told of a booking, as far as its epoch knows. */
export interface AnnouncedTurns extends Pick<TurnOfSession, 'conversation' | 'epoch'> {
  readonly turns: number;
}

export interface SlotQuery {
  readonly service: Service;
  /** Filters the offer; null takes the earliest. */
  readonly wish: SlotWish | null;
  /** Only slots that start after this instant (ISO 8601); null begins at the earliest bookable one. */
  readonly after: string | null;
  readonly limit: number;
}

export type HoldOutcome =
  | { readonly kind: 'held'; readonly hold: Hold }
  /** Held or booked by another, outside the hours, in the past, or not a slot at all. */
  | { readonly kind: 'taken' }
  /** Other sessions from this address already hold as many times as allowed. Nothing is held. */
  | { readonly kind: 'tooMany' };

export type RenewOutcome =
  | { readonly kind: 'held'; readonly hold: Hold }
  /** It lapsed or was released. It is not taken again without the visitor's consent. */
  | { readonly kind: 'lapsed' };

export type ConfirmOutcome =
  | { readonly kind: 'confirmed'; readonly booking: Booking }
  | { readonly kind: 'taken' };

/**
 * The source of truth for holds and bookings: one row each, and never two live ones that overlap on a
 * resource. Every method rejects with `BookingsUnavailable` when the database cannot be reached in time;
 * the work may then have been done, and it is safe to retry. It decides by the database's clock and knows
 * nothing of conversations but the id and turn given.
 */
export interface ReservationStore {
  /** Free slots in order of start, at most `limit`. The session's own hold does not count as taken. */
  findSlots(query: SlotQuery, session: TurnOfSession): Promise<readonly Slot[]>;

  /**
   * Holds this slot for the session. Whatever the outcome, its previous hold is released. Holding the same
   * slot again renews it, up to 15 minutes after it was taken. `clientAddress`: kept as a keyed hash for as
   * long as the hold.
   */
  hold(slotId: string, service: Service, session: TurnOfSession, clientAddress: string): Promise<HoldOutcome>;

  /** Renews the session's live hold on the slot, up to 15 minutes after it was taken. */
  renew(slotId: string, service: Service, session: TurnOfSession): Promise<RenewOutcome>;

  /**
   * Releases the session's hold, and every booking that the visitor cannot know of: of `maybeBookedIn` and
   * later turns, or of an uncommitted attempt at this turn or a later one.
   * Bookings of another epoch stay: they may have been committed and told to the visitor, and lost since.
   */
  release(session: TurnOfSession): Promise<void>;

  /**
   * Turns the session's hold into a booking. Idempotent by session and slot. A lapsed hold is taken again
   * if the slot is still free; a released one is not.
   */
  confirm(
    slotId: string,
    service: Service,
    answers: Answers,
    session: TurnOfSession,
  ): Promise<ConfirmOutcome>;

  /** The earliest of the bookings with these references that is confirmed and has not begun. */
  nextBooking(references: readonly string[]): Promise<Booking | null>;

  /**
   * Undoes what this attempt did, unless another attempt or turn did the same and so adopted it: its hold
   * is released, what it released is held (or booked) again if possible, its booking is withdrawn. For an
   * attempt that lost the comparison; call it after the turn has been run again.
   */
  undo(session: TurnOfSession): Promise<void>;

  /**
   * For a deleted conversation. Removes its holds, and bookings beyond the given turns of its epoch, since
   * nobody was told of them; if `announced` is null, every booking stays. Bookings keep what the
   * business needs, and no link to the session.
   */
  erase(sessionId: string, announced: AnnouncedTurns | null): Promise<void>;
}

/** The database could not be reached, or not in time. */
export class BookingsUnavailable extends Error {
  override readonly name = 'BookingsUnavailable';
}

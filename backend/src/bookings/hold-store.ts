import type { Hold } from '../domain/booking.ts';

/** A conversation's hold, and which conversation's. */
export interface HoldOfSession {
  readonly sessionId: string;
  readonly hold: Hold;
}

/** A hold that ran out of time, whose conversation is still to be told. */
export interface LapsedHold {
  /** Names the row, for `lapsesTold`. */
  readonly id: string;
  readonly sessionId: string;
  readonly slotId: string;
}

/** `due`: the holds of which half the time is over. `all`: each that gains a tenth by it, before a grace begins. */
export type Renewal = 'due' | 'all';

/**
 * Holds apart from turns: kept alive, looked up, and ended when their time is over. Everything is decided by the
 * database's clock, and no hold lives longer than 15 minutes after it was taken, however often it is renewed.
 * Each method rejects with `BookingsUnavailable` when the database cannot be reached in time; asking again is safe.
 */
export interface HoldStore {
  /** The session's live hold. */
  findHold(sessionId: string): Promise<Hold | null>;

  /** Renews live holds of these sessions; resolves to those that live longer now. One that lapsed stays so. */
  renewHolds(sessionIds: readonly string[], which: Renewal): Promise<readonly HoldOfSession[]>;

  /**
   * Ends holds that have lapsed, a few hundred at most, and resolves to those whose conversation is to be told: each
   * goes to one caller alone. It comes again, to whoever asks, unless that one says within ten seconds that it was
   * told: it may be gone.
   */
  expireHolds(): Promise<readonly LapsedHold[]>;

  /** Of lapses that `expireHolds` gave out. */
  lapsesTold(ids: readonly string[]): Promise<void>;
}

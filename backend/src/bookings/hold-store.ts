import type { Hold } from '../domain/booking.ts';

/** A hold and its conversation. */
export interface HoldOfSession {
  readonly sessionId: string;
  readonly hold: Hold;
}

/** A lapsed hold whose conversation has not been told yet. */
export interface LapsedHold {
  /** Identifies the row for `acknowledgeLapses`. */
  readonly id: string;
  readonly sessionId: string;
  readonly slotId: string;
}

/**
 * `due`: holds past half of their time. `all`: holds that would gain at least a tenth, before a grace
 * period starts.
 */
export type Renewal = 'due' | 'all';

/**
 * Holds outside of turns: renewed, looked up, and ended when they lapse. The database's clock decides
 * everything, and no hold lives longer than 15 minutes after it was taken, however often it is renewed.
 * Each method rejects with `BookingsUnavailable` when the database cannot be reached in time; it is safe to
 * retry.
 */
export interface HoldStore {
  /** The session's live hold. */
  findHold(sessionId: string): Promise<Hold | null>;

  /**
   * Renews live holds of these sessions; resolves to those that were extended. A lapsed hold stays lapsed.
   */
  renewHolds(sessionIds: readonly string[], which: Renewal): Promise<readonly HoldOfSession[]>;

  /**
   * Ends lapsed holds, a few hundred at most, and resolves to those whose conversation is to be told. Each
   * goes to a single caller, and again to any caller after ten seconds unless `acknowledgeLapses` was
   * called, because the first may have crashed.
   */
  expireHolds(): Promise<readonly LapsedHold[]>;

  /** Acknowledges lapses returned by `expireHolds`. */
  acknowledgeLapses(ids: readonly string[]): Promise<void>;
}

import type { Database } from '../database/database.ts';
import type { Hold } from '../domain/booking.ts';
import { slotId } from '../domain/slot.ts';
import type { HoldOfSession, HoldStore, LapsedHold, Renewal } from './hold-store.ts';
import { expireLapsed, findHeld, forgetLapses, type HeldRow, renewHeld } from './keep-hold-statements.ts';
import { runForBookings } from './run-for-bookings.ts';

export interface SqlHoldStoreOptions {
  readonly database: Database;
  /** How long a hold lasts unless it is renewed. */
  readonly holdSeconds: number;
}

export class SqlHoldStore implements HoldStore {
  readonly #database: Database;
  readonly #holdSeconds: number;

  constructor({ database, holdSeconds }: SqlHoldStoreOptions) {
    this.#database = database;
    this.#holdSeconds = holdSeconds;
  }

  async findHold(sessionId: string): Promise<Hold | null> {
    const row = await runForBookings(this.#database, (db) => findHeld(db, sessionId));
    return row && toHold(row);
  }

  async renewHolds(sessionIds: readonly string[], which: Renewal): Promise<readonly HoldOfSession[]> {
    if (sessionIds.length === 0) return [];
    const rows = await runForBookings(this.#database, (db) =>
      renewHeld(db, sessionIds, which, this.#holdSeconds),
    );
    return rows.map((row) => ({ sessionId: row.session_id, hold: toHold(row) }));
  }

  async expireHolds(): Promise<readonly LapsedHold[]> {
    const rows = await runForBookings(this.#database, expireLapsed);
    return rows.map((row) => ({
      id: row.id,
      sessionId: row.session_id,
      slotId: slotId(row.starts_at.toISOString()),
    }));
  }

  async acknowledgeLapses(ids: readonly string[]): Promise<void> {
    if (ids.length > 0) await runForBookings(this.#database, (db) => forgetLapses(db, ids));
  }
}

const toHold = ({ starts_at, ends_at, held_until }: HeldRow): Hold => ({
  slotId: slotId(starts_at.toISOString()),
  startsAt: starts_at.toISOString(),
  endsAt: ends_at.toISOString(),
  expiresAt: held_until.toISOString(),
});

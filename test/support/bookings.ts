import { createSecretKey, randomBytes } from 'node:crypto';
import { sql } from 'kysely';
import { holdPlaces } from '../../backend/src/bookings/hold-places.ts';
import type { TurnOfSession } from '../../backend/src/bookings/reservation-store.ts';
import type { Database } from '../../backend/src/database/database.ts';
import type { Service } from '../../backend/src/domain/business.ts';
import type { Timetable } from '../../backend/src/domain/free-slots.ts';
import { createLogger } from '../../backend/src/lib/logger.ts';

export const silentLogger = createLogger({ level: 'silent' });

/** The visitors' address. */
export const ADDRESS = '192.0.2.1';

/** More places for an address than any test uses. */
export const manyPlaces = holdPlaces({ perAddress: 1_000, keys: [createSecretKey(randomBytes(32))] });

const WEEKDAY = [
  { from: 9 * 60, to: 12 * 60 },
  { from: 13 * 60, to: 17 * 60 },
];

/** Monday to Friday 9 to 12 and 13 to 17, Europe/Lisbon. */
export const OFFICE_HOURS: Timetable = {
  timeZone: 'Europe/Lisbon',
  hours: {
    weekly: {
      monday: WEEKDAY,
      tuesday: WEEKDAY,
      wednesday: WEEKDAY,
      thursday: WEEKDAY,
      friday: WEEKDAY,
      saturday: [],
      sunday: [],
    },
    exceptions: new Map(),
  },
};

/**
 * A service of half an hour with one resource, an hour's notice and a horizon of four weeks, except for
 * `changes`.
 */
export const makeService = (changes: Partial<Service> = {}): Service => ({
  id: 'demo',
  label: 'Demo',
  synonyms: [],
  minutes: 30,
  bufferBeforeMinutes: 0,
  bufferAfterMinutes: 0,
  startEveryMinutes: 30,
  noticeMinutes: 60,
  horizonDays: 28,
  resources: ['ana'],
  ...changes,
});

/** A first attempt at a turn; further attempts at it pass another `attempt`. */
export const turnOf = (
  sessionId: string,
  turn = 1,
  attempt = `${sessionId}-${turn}`,
  epoch = 'epoch',
): TurnOfSession => ({
  sessionId,
  conversation: `${sessionId}-conversation`,
  turn,
  epoch,
  attempt: `${epoch}.${attempt}`,
  maybeBookedIn: null,
});

export interface ReservationRow {
  readonly resource_id: string;
  readonly starts_at: Date;
  readonly status: string;
  readonly session_id: string;
  readonly turn: number;
  readonly reference: string | null;
}

/** Every row, in order of creation. */
export async function reservationRows(database: Database): Promise<readonly ReservationRow[]> {
  return database.run((db) =>
    db
      .selectFrom('reservations')
      .select(['resource_id', 'starts_at', 'status', 'session_id', 'turn', 'reference'])
      .orderBy('id')
      .execute(),
  );
}

export async function emptyDatabase(database: Database): Promise<void> {
  await database.run((db) => sql`truncate reservations, tickets`.execute(db));
}

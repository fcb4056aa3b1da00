import type { Kysely } from 'kysely';
import type { Database } from '../database/database.ts';
import { DatabaseUnavailable } from '../database/database-error.ts';
import type { DatabaseSchema } from '../database/database-schema.ts';
import { BookingsUnavailable } from './reservation-store.ts';

/** Runs idempotent work. Rejects with `BookingsUnavailable` when the database cannot be reached in time. */
export async function runForBookings<T>(
  database: Database,
  work: (db: Kysely<DatabaseSchema>) => Promise<T>,
): Promise<T> {
  try {
    return await database.run(work);
  } catch (error) {
    if (!(error instanceof DatabaseUnavailable)) throw error;
    throw new BookingsUnavailable('The bookings could not be reached in time', { cause: error });
  }
}

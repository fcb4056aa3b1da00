import { type Kysely, sql } from 'kysely';
import { z } from 'zod';
import type { DatabaseSchema } from '../database/database-schema.ts';
import { type BookedRow, bookedRowSchema } from './confirm-statement.ts';

/**
 * The earliest of these bookings that is confirmed and has not begun. All are fetched because there are
 * few: with a LIMIT, the planner may prefer to walk through every booking by start until it meets one of
 * these.
 */
export async function selectNextBooking(
  db: Kysely<DatabaseSchema>,
  references: readonly string[],
): Promise<BookedRow | null> {
  const { rows } = await sql`
    select reference, service_label, starts_at, ends_at from reservations
    where reference = any(${references}::text[]) and status = 'confirmed' and starts_at > now()
    order by starts_at
  `.execute(db);
  return z.array(bookedRowSchema).parse(rows)[0] ?? null;
}

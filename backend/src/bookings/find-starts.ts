import type { Kysely } from 'kysely';
import type { DatabaseSchema } from '../database/database-schema.ts';
import { bookableRange, freeStarts, type Range, slotStarts, type Timetable } from '../domain/free-slots.ts';
import { addDays, startOfDay } from '../domain/local-time.ts';
import { wishedDates } from '../domain/slot-wish.ts';
import { selectBusy } from './busy-statement.ts';
import type { SlotQuery } from './reservation-store.ts';

/**
 * How far the first look goes; each further one goes four times as far. A wished weekday may be a week
 * away.
 */
const LOOK_AHEAD_DAYS = 4;
const DAY_MS = 86_400_000;

/**
 * Free starts (epoch ms) in order, at most `limit`. A single statement suffices if the next days have
 * enough of them.
 */
export async function findStarts(
  db: Kysely<DatabaseSchema>,
  timetable: Timetable,
  query: SlotQuery,
  sessionId: string,
): Promise<readonly number[]> {
  const { service, wish, limit } = query;
  const wished = wishedRange(query, timetable.timeZone);
  const found: number[] = [];
  let from = wished.from;
  let days = wish?.day?.kind === 'weekday' ? 2 * LOOK_AHEAD_DAYS : LOOK_AHEAD_DAYS;
  for (;;) {
    const { now, busy } = await selectBusy(db, { service, from, days, sessionId });
    const bookable = bookableRange(timetable, service, now);
    const begin = Math.max(now, from);
    const seen = begin + days * DAY_MS;
    const until = Math.min(bookable.until, wished.until);
    const range = { from: Math.max(begin, bookable.from), until: Math.min(seen, until) };
    const starts = slotStarts(timetable, service, wish, range);
    found.push(...freeStarts(service, starts, busy, limit - found.length));
    if (found.length >= limit || seen >= until) return found;
    from = seen;
    days *= 4;
  }
}

/** Skips days that the wish excludes; each start is still checked against the wish. */
function wishedRange({ wish, after }: SlotQuery, timeZone: string): Range {
  const from = after === null ? 0 : Date.parse(after) + 1;
  const dates = wishedDates(wish);
  if (dates.from === null || dates.to === null) return { from, until: Number.POSITIVE_INFINITY };
  return {
    from: Math.max(from, startOfDay(dates.from, timeZone)),
    until: startOfDay(addDays(dates.to, 1), timeZone),
  };
}

import type { Kysely } from 'kysely';
import type { Answers } from '../domain/answers.ts';
import type { Booking } from '../domain/booking.ts';
import type { Service } from '../domain/business.ts';
import {
  bookableRange,
  freeStarts,
  isSlotStart,
  type Range,
  slotEnd,
  slotStarts,
  type Timetable,
} from '../domain/free-slots.ts';
import { addDays, startOfDay } from '../domain/local-time.ts';
import { type Slot, slotId, slotStart } from '../domain/slot.ts';
import { toInstant } from '../lib/clock.ts';
import { newBookingReference } from './booking-reference.ts';
import type { BookingsDatabase } from './bookings-database.ts';
import type { BookingsSchema } from './bookings-schema.ts';
import { selectBusy } from './busy-statement.ts';
import { type BookedRow, type Confirmation, type ConfirmResult, confirmHold } from './confirm-statement.ts';
import { StatementRefused } from './database-error.ts';
import { type HoldResult, takeHold } from './hold-statement.ts';
import { expireLapsed, giveBack, releasedBy, releaseHolds, takeBack } from './release-statements.ts';
import type {
  ConfirmOutcome,
  HoldOutcome,
  ReservationStore,
  SlotQuery,
  TurnOfSession,
} from './reservation-store.ts';

export interface SqlReservationStoreOptions {
  readonly database: BookingsDatabase;
  readonly timetable: Timetable;
  /** How long a hold lasts unless it is renewed. */
  readonly holdSeconds: number;
}

type Db = Kysely<BookingsSchema>;

const EXCLUSION_VIOLATION = '23P01';
const UNIQUE_VIOLATION = '23505';

/** The first look ahead; a further one goes four times as far. A wished weekday may be a week away. */
const LOOK_AHEAD_DAYS = 4;
const DAY_MS = 86_400_000;

export class SqlReservationStore implements ReservationStore {
  readonly #database: BookingsDatabase;
  readonly #timetable: Timetable;
  readonly #holdSeconds: number;

  constructor({ database, timetable, holdSeconds }: SqlReservationStoreOptions) {
    this.#database = database;
    this.#timetable = timetable;
    this.#holdSeconds = holdSeconds;
  }

  async findSlots(query: SlotQuery, session: TurnOfSession): Promise<readonly Slot[]> {
    const starts = await this.#database.run((db) => this.#findStarts(db, query, session.sessionId));
    return starts.map((start) => toSlot(query.service, start));
  }

  async hold(id: string, service: Service, session: TurnOfSession): Promise<HoldOutcome> {
    const start = this.#slotStart(id, service);
    return this.#database.run(async (db) => {
      if (start === null) {
        await releaseHolds(db, session);
        return { kind: 'taken' };
      }
      const result = await this.#take(db, service, start, service.noticeMinutes, session);
      if (result.kind !== 'held') return { kind: 'taken' };
      const { id: slot, ...times } = toSlot(service, start);
      return { kind: 'held', hold: { slotId: slot, ...times, expiresAt: result.until.toISOString() } };
    });
  }

  async release(session: TurnOfSession): Promise<void> {
    await this.#database.run((db) => releaseHolds(db, session));
  }

  async confirm(
    id: string,
    service: Service,
    answers: Answers,
    session: TurnOfSession,
  ): Promise<ConfirmOutcome> {
    const startsAt = slotStart(id);
    if (startsAt === null) return { kind: 'taken' };
    const result = await this.#database.run((db) =>
      withNewReference(async (reference) => {
        const confirmation = { serviceId: service.id, startsAt, reference, answers, session };
        const outcome = await confirmHold(db, confirmation);
        return outcome.kind === 'lapsed' ? this.#takeAnew(db, service, confirmation) : outcome;
      }),
    );
    if (result.kind !== 'confirmed') return { kind: 'taken' };
    return { kind: 'confirmed', booking: this.#toBooking(result.booking) };
  }

  async undo(session: TurnOfSession): Promise<void> {
    await this.#database.run(async (db) => {
      await takeBack(db, session);
      for (const id of await releasedBy(db, session)) {
        await unlessRefused(EXCLUSION_VIOLATION, () => giveBack(db, id));
      }
    });
  }

  /** Marks holds that have lapsed, a few hundred at most, and resolves to their number. Call it every so often. */
  async expireHolds(): Promise<number> {
    return this.#database.run(expireLapsed);
  }

  async #findStarts(db: Db, query: SlotQuery, sessionId: string): Promise<number[]> {
    const { service, wish, limit } = query;
    const wished = this.#wishedRange(query);
    const found: number[] = [];
    let from = wished.from;
    let days = wish?.day?.kind === 'weekday' ? 2 * LOOK_AHEAD_DAYS : LOOK_AHEAD_DAYS;
    for (;;) {
      const { now, busy } = await selectBusy(db, { service, from, days, sessionId });
      const bookable = bookableRange(this.#timetable, service, now);
      const until = Math.min(bookable.until, wished.until);
      const begin = Math.max(now, from);
      const seen = begin + days * DAY_MS;
      const range = { from: Math.max(begin, bookable.from), until: Math.min(seen, until) };
      const starts = slotStarts(this.#timetable, service, wish, range);
      found.push(...freeStarts(service, starts, busy, limit - found.length));
      if (found.length >= limit || seen >= until) return found;
      from = seen;
      days *= 4;
    }
  }

  /** Saves looking at days that the wish excludes; which starts it allows is decided one by one. */
  #wishedRange({ wish, after }: SlotQuery): Range {
    const { timeZone } = this.#timetable;
    const day = wish?.day ?? null;
    const afterMs = after === null ? 0 : Date.parse(after) + 1;
    if (day === null || day.kind === 'weekday') return { from: afterMs, until: Number.POSITIVE_INFINITY };
    const { from, to } = day.kind === 'date' ? { from: day.date, to: day.date } : day;
    return {
      from: Math.max(afterMs, startOfDay(from, timeZone)),
      until: startOfDay(addDays(to, 1), timeZone),
    };
  }

  #slotStart(id: string, service: Service): number | null {
    const startsAt = slotStart(id);
    const start = startsAt === null ? null : Date.parse(startsAt);
    return start !== null && isSlotStart(this.#timetable, service, start) ? start : null;
  }

  /** Looks again as often as there are resources that rivals could take one by one. */
  async #take(
    db: Db,
    service: Service,
    start: number,
    noticeMinutes: number,
    session: TurnOfSession,
  ): Promise<HoldResult> {
    const { timeZone } = this.#timetable;
    const seconds = this.#holdSeconds;
    let result: HoldResult = { kind: 'lost' };
    for (let tries = service.resources.length + 1; result.kind === 'lost' && tries > 0; tries -= 1) {
      result = await takeHold(db, { service, start, noticeMinutes, timeZone, seconds, session });
    }
    return result;
  }

  async #takeAnew(db: Db, service: Service, confirmation: Confirmation): Promise<ConfirmResult> {
    const start = this.#slotStart(slotId(confirmation.startsAt), service);
    if (start === null) return { kind: 'refused' };
    return db.transaction().execute(async (transaction) => {
      const taken = await this.#take(transaction, service, start, 0, confirmation.session);
      return taken.kind === 'held' ? confirmHold(transaction, confirmation) : { kind: 'refused' };
    });
  }

  #toBooking(row: BookedRow): Booking {
    return {
      reference: row.reference,
      status: 'confirmed',
      service: row.service_label,
      startsAt: row.starts_at.toISOString(),
      endsAt: row.ends_at.toISOString(),
      timeZone: this.#timetable.timeZone,
    };
  }
}

function toSlot(service: Service, start: number): Slot {
  const startsAt = toInstant(start);
  return { id: slotId(startsAt), startsAt, endsAt: toInstant(slotEnd(service, start)) };
}

/** References are drawn at random; one that exists already is drawn again. */
async function withNewReference<T>(work: (reference: string) => Promise<T>): Promise<T> {
  for (let tries = 5; ; tries -= 1) {
    try {
      return await work(newBookingReference());
    } catch (error) {
      if (tries === 1 || !isRefusal(error, UNIQUE_VIOLATION)) throw error;
    }
  }
}

async function unlessRefused(code: string, work: () => Promise<void>): Promise<void> {
  try {
    await work();
  } catch (error) {
    if (!isRefusal(error, code)) throw error;
  }
}

const isRefusal = (error: unknown, code: string): boolean =>
  error instanceof StatementRefused && error.code === code;

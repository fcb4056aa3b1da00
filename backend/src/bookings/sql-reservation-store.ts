import type { Kysely } from 'kysely';
import type { Database } from '../database/database.ts';
import { StatementRefused } from '../database/database-error.ts';
import type { DatabaseSchema } from '../database/database-schema.ts';
import type { Answers } from '../domain/answers.ts';
import type { Booking, Hold } from '../domain/booking.ts';
import type { Service } from '../domain/business.ts';
import { isSlotStart, slotEnd, type Timetable } from '../domain/free-slots.ts';
import { type Slot, slotId, slotStart } from '../domain/slot.ts';
import { toInstant } from '../lib/clock.ts';
import { newBookingReference } from './booking-reference.ts';
import { type BookedRow, type Confirmation, type ConfirmResult, confirmHold } from './confirm-statement.ts';
import { eraseReservations } from './erase-statement.ts';
import { findStarts } from './find-starts.ts';
import type { PlacesOf } from './hold-places.ts';
import { type HoldResult, type NewHold, renewHold, takeHold } from './hold-statement.ts';
import { selectNextBooking } from './next-booking-statement.ts';
import { giveBack, releasedBy, releaseHolds, takeBack } from './release-statements.ts';
import type {
  AnnouncedTurns,
  ConfirmOutcome,
  HoldOutcome,
  RenewOutcome,
  ReservationStore,
  SlotQuery,
  TurnOfSession,
} from './reservation-store.ts';
import { runForBookings } from './run-for-bookings.ts';

export interface SqlReservationStoreOptions {
  readonly database: Database;
  readonly timetable: Timetable;
  /** How long a hold lasts unless it is renewed. */
  readonly holdSeconds: number;
  /** The places for holds from an address, which limit their number. */
  readonly placesOf: PlacesOf;
}

type Db = Kysely<DatabaseSchema>;

const EXCLUSION_VIOLATION = '23P01';
const UNIQUE_VIOLATION = '23505';

export class SqlReservationStore implements ReservationStore {
  readonly #database: Database;
  readonly #timetable: Timetable;
  readonly #holdSeconds: number;
  readonly #placesOf: PlacesOf;

  constructor({ database, timetable, holdSeconds, placesOf }: SqlReservationStoreOptions) {
    this.#database = database;
    this.#timetable = timetable;
    this.#holdSeconds = holdSeconds;
    this.#placesOf = placesOf;
  }

  async findSlots(query: SlotQuery, session: TurnOfSession): Promise<readonly Slot[]> {
    const starts = await runForBookings(this.#database, (db) =>
      findStarts(db, this.#timetable, query, session.sessionId),
    );
    return starts.map((start) => toSlot(query.service, start));
  }

  async hold(
    id: string,
    service: Service,
    session: TurnOfSession,
    clientAddress: string,
  ): Promise<HoldOutcome> {
    const start = instantOf(id);
    return runForBookings(this.#database, async (db) => {
      if (start === null || !isSlotStart(this.#timetable, service, start)) {
        await releaseHolds(db, session);
        return { kind: 'taken' };
      }
      const { noticeMinutes } = service;
      const places = this.#placesOf(clientAddress);
      const result = await this.#take(db, { service, start, noticeMinutes, session, places });
      if (result.kind === 'held') return { kind: 'held', hold: toHold(service, start, result.until) };
      return { kind: result.kind === 'tooMany' ? 'tooMany' : 'taken' };
    });
  }

  async renew(id: string, service: Service, session: TurnOfSession): Promise<RenewOutcome> {
    const start = instantOf(id);
    if (start === null) return { kind: 'lapsed' };
    const renewed = { service, start, seconds: this.#holdSeconds, session };
    const until = await runForBookings(this.#database, (db) => renewHold(db, renewed));
    return until ? { kind: 'held', hold: toHold(service, start, until) } : { kind: 'lapsed' };
  }

  async release(session: TurnOfSession): Promise<void> {
    await runForBookings(this.#database, (db) => releaseHolds(db, session));
  }

  async confirm(
    id: string,
    service: Service,
    answers: Answers,
    session: TurnOfSession,
  ): Promise<ConfirmOutcome> {
    const start = instantOf(id);
    if (start === null) return { kind: 'taken' };
    const result = await runForBookings(this.#database, (db) =>
      withNewReference(async (reference) => {
        const confirmation = { serviceId: service.id, start, reference, answers, session };
        const outcome = await confirmHold(db, confirmation);
        return outcome.kind === 'lapsed' ? this.#takeAnew(db, service, confirmation) : outcome;
      }),
    );
    if (result.kind !== 'confirmed') return { kind: 'taken' };
    return { kind: 'confirmed', booking: this.#toBooking(result.booking) };
  }

  async nextBooking(references: readonly string[]): Promise<Booking | null> {
    if (references.length === 0) return null;
    const next = await runForBookings(this.#database, (db) => selectNextBooking(db, references));
    return next && this.#toBooking(next);
  }

  async undo(session: TurnOfSession): Promise<void> {
    await runForBookings(this.#database, async (db) => {
      await takeBack(db, session);
      for (const id of await releasedBy(db, session)) {
        await unlessRefused(EXCLUSION_VIOLATION, () => giveBack(db, id));
      }
    });
  }

  async erase(sessionId: string, announced: AnnouncedTurns | null): Promise<void> {
    await runForBookings(this.#database, (db) => eraseReservations(db, sessionId, announced));
  }

  /** Tries as often as there are resources and places that rivals could take one by one. */
  async #take(db: Db, wanted: Omit<NewHold, 'timeZone' | 'seconds'>): Promise<HoldResult> {
    const hold = { ...wanted, timeZone: this.#timetable.timeZone, seconds: this.#holdSeconds };
    let result: HoldResult = { kind: 'lost' };
    let tries = hold.service.resources.length + (hold.places?.count ?? 0) + 1;
    for (; result.kind === 'lost' && tries > 0; tries -= 1) result = await takeHold(db, hold);
    return result;
  }

  async #takeAnew(db: Db, service: Service, confirmation: Confirmation): Promise<ConfirmResult> {
    const { start, session } = confirmation;
    if (!isSlotStart(this.#timetable, service, start)) return { kind: 'refused' };
    return db.transaction().execute(async (transaction) => {
      // It becomes a booking at once, so it counts against no address.
      const taken = await this.#take(transaction, {
        service,
        start,
        noticeMinutes: 0,
        session,
        places: null,
      });
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

/** The start (epoch ms) of a slot id, or null if it is not one. */
function instantOf(id: string): number | null {
  const startsAt = slotStart(id);
  return startsAt === null ? null : Date.parse(startsAt);
}

function toSlot(service: Service, start: number): Slot {
  const startsAt = toInstant(start);
  return { id: slotId(startsAt), startsAt, endsAt: toInstant(slotEnd(service, start)) };
}

function toHold(service: Service, start: number, until: Date): Hold {
  const { id, ...times } = toSlot(service, start);
  return { slotId: id, ...times, expiresAt: until.toISOString() };
}

/** References are random; if one already exists, another is drawn. */
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

import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { SqlHoldStore } from '../../backend/src/bookings/sql-hold-store.ts';
import { SqlReservationStore } from '../../backend/src/bookings/sql-reservation-store.ts';
import type { Database } from '../../backend/src/database/database.ts';
import type { Service } from '../../backend/src/domain/business.ts';
import type { SlotWish } from '../../backend/src/domain/slot.ts';
import {
  ADDRESS,
  emptyDatabase,
  makeService,
  manyPlaces,
  OFFICE_HOURS,
  reservationRows,
  turnOf,
} from '../support/bookings.ts';
import { setDatabaseClock } from '../support/database-clock.ts';
import { startDatabase, type TestDatabase } from '../support/test-database.ts';

const MONDAY_8 = '2026-01-05T08:00:00.000Z';
const NINE = '20260105T090000Z';
const HALF_PAST_NINE = '20260105T093000Z';
const TEN = '20260105T100000Z';
const HOLD_SECONDS = 300;
const demo = makeService();
const answers = { NAME: 'Ana', EMAIL: 'ana@example.com' };

describe.each(['postgres', 'pglite'] as const)('reservations on %s', (kind) => {
  let running: TestDatabase | undefined;
  let database: Database;
  let store: SqlReservationStore;
  let holds: SqlHoldStore;

  beforeAll(async () => {
    running = await startDatabase(kind, MONDAY_8);
    database = running.database;
    store = new SqlReservationStore({
      database,
      timetable: OFFICE_HOURS,
      holdSeconds: HOLD_SECONDS,
      placesOf: manyPlaces,
    });
    holds = new SqlHoldStore({ database, holdSeconds: HOLD_SECONDS });
  });

  afterAll(() => running?.stop());

  beforeEach(async () => {
    await emptyDatabase(database);
    await setDatabaseClock(database, MONDAY_8);
  });

  const find = async (
    sessionId = 'visitor',
    wish: SlotWish | null = null,
    service: Service = demo,
    limit = 3,
  ) => (await store.findSlots({ service, wish, after: null, limit }, turnOf(sessionId))).map(({ id }) => id);
  const hold = (sessionId: string, slot = NINE, turn = 1, service: Service = demo) =>
    store.hold(slot, service, turnOf(sessionId, turn), ADDRESS);
  const confirm = (sessionId: string, slot = NINE, turn = 2, attempt?: string) =>
    store.confirm(slot, demo, answers, turnOf(sessionId, turn, attempt));
  const statuses = async () =>
    (await reservationRows(database)).map((row) => `${row.session_id} ${row.status}`);
  const clock = (instant: string) => setDatabaseClock(database, instant);

  describe('finding', () => {
    it('offers the earliest slots after the notice', async () => {
      expect(await find()).toEqual([NINE, HALF_PAST_NINE, TEN]);
    });

    it('leaves out what others hold or have booked, but not the own hold', async () => {
      await hold('rival');
      await hold('booker', TEN);
      await confirm('booker', TEN);
      expect(await find('visitor')).toEqual([HALF_PAST_NINE, '20260105T103000Z', '20260105T110000Z']);
      expect((await find('rival'))[0]).toBe(NINE);
    });

    it('offers what a lapsed hold kept', async () => {
      await hold('rival');
      await clock('2026-01-05T08:00:00Z');
      expect((await find())[0]).toBe(HALF_PAST_NINE);
      const atHalf = makeService({ noticeMinutes: 0 });
      await clock('2026-01-05T08:05:00Z');
      expect((await find('visitor', null, atHalf))[0]).toBe(NINE);
    });

    it('goes on after a given start', async () => {
      const query = { service: demo, wish: null, after: '2026-01-05T16:00:00.000Z', limit: 2 };
      const slots = await store.findSlots(query, turnOf('visitor'));
      expect(slots.map(({ id }) => id)).toEqual(['20260105T163000Z', '20260106T090000Z']);
    });

    it('looks as far as the horizon and no further', async () => {
      const last = makeService({ horizonDays: 14 });
      const wish = {
        day: { kind: 'weekday', weekday: 1 },
        time: { kind: 'at', minute: 16 * 60 + 30 },
      } as const;
      expect(await find('visitor', wish, last, 6)).toEqual([
        '20260105T163000Z',
        '20260112T163000Z',
        '20260119T163000Z',
      ]);
    });

    it('finds a wished day far ahead', async () => {
      const wish = { day: { kind: 'date', date: '2026-01-30' }, time: null } as const;
      expect((await find('visitor', wish))[0]).toBe('20260130T090000Z');
      expect(await find('visitor', { day: { kind: 'date', date: '2025-12-31' }, time: null })).toEqual([]);
    });

    it('keeps buffers of a booking free on both sides', async () => {
      const buffered = makeService({ bufferBeforeMinutes: 15, bufferAfterMinutes: 15 });
      await hold('rival', TEN, 1, buffered);
      expect(await find('visitor', null, demo, 3)).toEqual([NINE, '20260105T110000Z', '20260105T113000Z']);
    });
  });

  describe('holding', () => {
    it('keeps a slot for as long as holds last', async () => {
      expect(await hold('visitor')).toEqual({
        kind: 'held',
        hold: {
          slotId: NINE,
          startsAt: '2026-01-05T09:00:00.000Z',
          endsAt: '2026-01-05T09:30:00.000Z',
          expiresAt: '2026-01-05T08:05:00.000Z',
        },
      });
      expect(await hold('rival')).toEqual({ kind: 'taken' });
    });

    it('takes any free resource of the service', async () => {
      const two = makeService({ resources: ['ana', 'rui'] });
      for (const session of ['a', 'b']) {
        expect((await hold(session, NINE, 1, two)).kind).toBe('held');
      }
      expect((await hold('c', NINE, 1, two)).kind).toBe('taken');
      expect((await reservationRows(database)).map((row) => row.resource_id)).toEqual(['ana', 'rui']);
    });

    it('releases the hold before it, also where the two overlap', async () => {
      const hour = makeService({ minutes: 60 });
      await hold('visitor', NINE, 1, hour);
      expect((await hold('visitor', HALF_PAST_NINE, 2, hour)).kind).toBe('held');
      expect(await statuses()).toEqual(['visitor released', 'visitor held']);
    });

    it('releases the hold before it when the new slot is taken', async () => {
      await hold('rival', TEN);
      await hold('visitor');
      expect(await hold('visitor', TEN, 2)).toEqual({ kind: 'taken' });
      expect(await hold('another')).toMatchObject({ kind: 'held' });
    });

    it('is renewed by taking the same slot again, up to 15 minutes in all', async () => {
      const late = makeService({ noticeMinutes: 0 });
      const expiry = async () => {
        const outcome = await hold('visitor', TEN, 1, late);
        return outcome.kind === 'held' ? outcome.hold.expiresAt : outcome.kind;
      };
      expect(await expiry()).toBe('2026-01-05T08:05:00.000Z');
      await clock('2026-01-05T08:04:00Z');
      expect(await expiry()).toBe('2026-01-05T08:09:00.000Z');
      await clock('2026-01-05T08:08:00Z');
      expect(await expiry()).toBe('2026-01-05T08:13:00.000Z');
      await clock('2026-01-05T08:12:00Z');
      expect(await expiry()).toBe('2026-01-05T08:15:00.000Z');
      expect(await statuses()).toEqual(['visitor held']);
    });

    it('lapses by the clock of the database', async () => {
      await hold('visitor', TEN);
      await clock('2026-01-05T08:05:00Z');
      expect((await hold('rival', TEN)).kind).toBe('held');
      expect(await statuses()).toEqual(['visitor expired', 'rival held']);
    });

    it.each([
      ['outside the hours', '20260105T120000Z'],
      ['between two starts', '20260105T091500Z'],
      ['in the past', '20251229T090000Z'],
      ['within the notice', '20260105T083000Z'],
      ['beyond the horizon', '20260203T090000Z'],
      ['on a date that does not exist', '20260231T090000Z'],
      ['before all records', '00000103T090000Z'],
      ['at the end of time', '99991231T090000Z'],
      ['no slot at all', "'; drop table reservations"],
    ])('refuses a slot %s', async (_, slot) => {
      expect(await hold('visitor', slot)).toEqual({ kind: 'taken' });
      expect(await reservationRows(database)).toEqual([]);
    });
  });

  it('the next of some bookings is the earliest confirmed one that has not begun', async () => {
    const book = async (sessionId: string, slot: string) => {
      await hold(sessionId, slot);
      const outcome = await confirm(sessionId, slot);
      return outcome.kind === 'confirmed' ? outcome.booking : null;
    };
    const [ten, nine] = [await book('one', TEN), await book('other', NINE)];
    const references = [ten, nine].flatMap((booking) => booking?.reference ?? []);
    expect(references).toHaveLength(2);
    expect(await store.nextBooking(references)).toEqual(nine);
    expect(await store.nextBooking([ten?.reference ?? ''])).toEqual(ten);
    await clock('2026-01-05T09:00:00.000Z');
    expect(await store.nextBooking(references)).toEqual(ten);
    await store.undo(turnOf('one', 2));
    expect(await store.nextBooking(references)).toBeNull();
    expect(await store.nextBooking(['NONE-SUCH'])).toBeNull();
    expect(await store.nextBooking([])).toBeNull();
  });

  describe('confirming', () => {
    it('makes a booking of a live hold', async () => {
      await hold('visitor');
      const outcome = await confirm('visitor');
      expect(outcome).toEqual({
        kind: 'confirmed',
        booking: {
          reference: expect.stringMatching(/^[2-9A-HJKMNP-Z]{4}-[2-9A-HJKMNP-Z]{4}$/),
          status: 'confirmed',
          service: 'Demo',
          startsAt: '2026-01-05T09:00:00.000Z',
          endsAt: '2026-01-05T09:30:00.000Z',
          timeZone: 'Europe/Lisbon',
        },
      });
    });

    it('gives the same booking again to a retry of the turn', async () => {
      await hold('visitor');
      const first = await confirm('visitor');
      expect(await confirm('visitor', NINE, 2, 'retry')).toEqual(first);
      expect(await statuses()).toEqual(['visitor confirmed']);
    });

    it('outlives the hold that it was made of', async () => {
      await hold('visitor', TEN);
      await confirm('visitor', TEN);
      await clock('2026-01-05T08:30:00Z');
      expect(await holds.expireHolds()).toEqual([]);
      expect((await hold('rival', TEN)).kind).toBe('taken');
    });

    it('takes a lapsed hold anew while the slot is free', async () => {
      await hold('visitor', TEN);
      await clock('2026-01-05T08:06:00Z');
      expect((await confirm('visitor', TEN)).kind).toBe('confirmed');
    });

    it('takes a swept hold anew while the slot is free', async () => {
      await hold('visitor', TEN);
      await clock('2026-01-05T08:06:00Z');
      expect(await holds.expireHolds()).toHaveLength(1);
      expect((await confirm('visitor', TEN)).kind).toBe('confirmed');
      expect(await statuses()).toEqual(['visitor released', 'visitor confirmed']);
    });

    it('refuses a lapsed hold that another has taken', async () => {
      await hold('visitor', TEN);
      await clock('2026-01-05T08:06:00Z');
      await hold('rival', TEN);
      expect(await confirm('visitor', TEN)).toEqual({ kind: 'taken' });
      expect((await confirm('rival', TEN)).kind).toBe('confirmed');
    });

    it('refuses a hold that was released on purpose', async () => {
      await hold('visitor');
      await store.release(turnOf('visitor', 2));
      expect(await confirm('visitor', NINE, 3)).toEqual({ kind: 'taken' });
      await hold('visitor', TEN, 4);
      await hold('visitor', HALF_PAST_NINE, 5);
      expect(await confirm('visitor', TEN, 6)).toEqual({ kind: 'taken' });
    });

    it('refuses a hold that lapsed and was given up', async () => {
      await hold('visitor', TEN);
      await clock('2026-01-05T08:06:00Z');
      await holds.expireHolds();
      await store.release(turnOf('visitor', 2));
      expect(await confirm('visitor', TEN, 3)).toEqual({ kind: 'taken' });
    });

    it('refuses what the session never held, and leaves no row', async () => {
      await hold('rival');
      for (const slot of [
        NINE,
        TEN,
        '20250105T090000Z',
        '00000103T090000Z',
        '99991231T235959Z',
        'nonsense',
      ]) {
        expect(await confirm('visitor', slot)).toEqual({ kind: 'taken' });
      }
      expect(await statuses()).toEqual(['rival held']);
    });

    it('refuses a slot that has begun', async () => {
      await hold('visitor', NINE, 1, makeService({ noticeMinutes: 0 }));
      await clock('2026-01-05T09:01:00Z');
      expect(await confirm('visitor')).toEqual({ kind: 'taken' });
    });
  });

  describe('releasing', () => {
    it('frees the slot for others', async () => {
      await hold('visitor');
      await store.release(turnOf('visitor', 2));
      expect((await hold('rival')).kind).toBe('held');
    });

    it('withdraws what an uncommitted attempt of the turn confirmed', async () => {
      await hold('visitor', NINE, 1);
      await confirm('visitor', NINE, 2, 'crashed');
      await store.release(turnOf('visitor', 2));
      expect((await hold('rival')).kind).toBe('held');
    });

    it('keeps a booking that another epoch confirmed, whose turns may be lost since', async () => {
      await hold('visitor', NINE, 1);
      await confirm('visitor', NINE, 2);
      await store.release(turnOf('visitor', 2, 'after the loss', 'restored'));
      expect(await statuses()).toEqual(['visitor confirmed']);
    });

    it('leaves bookings of earlier turns and of earlier conversations of the id alone', async () => {
      await hold('visitor', NINE, 8);
      await confirm('visitor', NINE, 9);
      await store.release(turnOf('visitor', 10));
      await store.release({ ...turnOf('visitor', 2), conversation: 'a later conversation' });
      expect(await statuses()).toEqual(['visitor confirmed']);
    });
  });

  describe('undoing', () => {
    it('releases the hold of the attempt and gives the one before it back', async () => {
      await hold('visitor', NINE, 1);
      await hold('visitor', TEN, 2);
      await store.undo(turnOf('visitor', 2));
      expect(await statuses()).toEqual(['visitor held', 'visitor released']);
      expect((await confirm('visitor', NINE, 3)).kind).toBe('confirmed');
    });

    it('does not give back what another holds meanwhile', async () => {
      await hold('visitor', NINE, 1);
      await hold('visitor', TEN, 2);
      await hold('rival', NINE);
      await store.undo(turnOf('visitor', 2));
      expect(await statuses()).toEqual(['visitor released', 'visitor released', 'rival held']);
    });

    it('makes a booking the hold that it was', async () => {
      await hold('visitor', NINE, 1);
      await confirm('visitor', NINE, 2);
      await store.undo(turnOf('visitor', 2));
      expect(await reservationRows(database)).toMatchObject([{ status: 'held', reference: null }]);
    });

    it('leaves what another attempt at the same turn relies on', async () => {
      await hold('visitor', NINE, 1);
      const winner = await confirm('visitor', NINE, 2, 'winner');
      expect(await confirm('visitor', NINE, 2, 'loser')).toEqual(winner);
      await store.undo(turnOf('visitor', 2, 'loser'));
      expect(await statuses()).toEqual(['visitor confirmed']);
    });

    it('leaves what a later turn adopted, until that is undone as well', async () => {
      await hold('visitor', NINE, 1);
      await hold('visitor', NINE, 2, demo);
      await store.undo(turnOf('visitor', 1));
      expect(await statuses()).toEqual(['visitor held']);
      await store.undo(turnOf('visitor', 2));
      expect(await statuses()).toEqual(['visitor released']);
    });

    it('leaves the hold that a rival attempt took afterwards', async () => {
      await store.hold(NINE, demo, turnOf('visitor', 1, 'loser'), ADDRESS);
      await store.hold(TEN, demo, turnOf('visitor', 1, 'winner'), ADDRESS);
      await store.undo(turnOf('visitor', 1, 'loser'));
      expect(await statuses()).toEqual(['visitor released', 'visitor held']);
    });

    it('gives back what the attempt released', async () => {
      await hold('visitor', NINE, 1);
      const booked = await confirm('visitor', NINE, 2, 'winner');
      await store.release(turnOf('visitor', 2, 'loser'));
      await store.undo(turnOf('visitor', 2, 'loser'));
      expect(await confirm('visitor', NINE, 2, 'winner')).toEqual(booked);
    });

    it('is harmless when there is nothing to undo', async () => {
      await hold('rival');
      await store.undo(turnOf('visitor', 1));
      expect(await statuses()).toEqual(['rival held']);
    });
  });

  describe('erasing a conversation', () => {
    const rows = () =>
      database.run((db) =>
        db
          .selectFrom('reservations')
          .select(['status', 'session_id', 'conversation', 'answers', 'reference'])
          .orderBy('id')
          .execute(),
      );

    it('removes what it held and gave up, and leaves others alone', async () => {
      await hold('visitor', NINE, 1);
      await hold('visitor', TEN, 2);
      await hold('rival', NINE);
      await store.erase('visitor', null);
      expect(await statuses()).toEqual(['rival held']);
      expect((await hold('another', TEN)).kind).toBe('held');
    });

    it('leaves a booking with what the business must know, and nothing that leads to the session', async () => {
      await hold('visitor', NINE, 1);
      const answers = { NAME: 'Ana' };
      const confirmed = await store.confirm(NINE, demo, answers, turnOf('visitor', 2));
      const { conversation, epoch } = turnOf('visitor');
      await store.erase('visitor', { conversation, epoch, turns: 2 });
      expect(await rows()).toEqual([
        {
          status: 'confirmed',
          session_id: '',
          conversation: '',
          answers,
          reference: confirmed.kind === 'confirmed' && confirmed.booking.reference,
        },
      ]);
      expect((await hold('another', NINE)).kind).toBe('taken');
    });

    it('withdraws a booking no one was told about', async () => {
      await hold('visitor', NINE, 1);
      await confirm('visitor', NINE, 2);
      const { conversation, epoch } = turnOf('visitor');
      await store.erase('visitor', { conversation, epoch, turns: 1 });
      expect(await statuses()).toEqual([]);
    });

    it('keeps a booking another epoch made, which the visitor may know about', async () => {
      await hold('visitor', NINE, 1);
      await confirm('visitor', NINE, 2);
      const { conversation } = turnOf('visitor');
      await store.erase('visitor', { conversation, epoch: 'restored', turns: 1 });
      expect(await statuses()).toEqual([' confirmed']);
    });

    it('is harmless again, and of a session that is not known', async () => {
      await hold('rival');
      for (let time = 0; time < 2; time += 1) await store.erase('visitor', null);
      expect(await statuses()).toEqual(['rival held']);
    });
  });
});

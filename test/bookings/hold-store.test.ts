import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { HoldOfSession, Renewal } from '../../backend/src/bookings/hold-store.ts';
import { SqlHoldStore } from '../../backend/src/bookings/sql-hold-store.ts';
import { SqlReservationStore } from '../../backend/src/bookings/sql-reservation-store.ts';
import type { Database } from '../../backend/src/database/database.ts';
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

const HOLD_SECONDS = 300;
const NINE = '20260105T090000Z';
const TEN = '20260105T100000Z';
const demo = makeService({ noticeMinutes: 0, resources: ['ana', 'rui'] });

describe.each(['postgres', 'pglite'] as const)('holds on %s', (kind) => {
  let running: TestDatabase | undefined;
  let database: Database;
  let reservations: SqlReservationStore;
  let holds: SqlHoldStore;

  beforeAll(async () => {
    running = await startDatabase(kind, '2026-01-05T08:00:00Z');
    database = running.database;
    const timetable = OFFICE_HOURS;
    reservations = new SqlReservationStore({
      database,
      timetable,
      holdSeconds: HOLD_SECONDS,
      placesOf: manyPlaces,
    });
    holds = new SqlHoldStore({ database, holdSeconds: HOLD_SECONDS });
  });

  afterAll(() => running?.stop());

  beforeEach(async () => {
    await emptyDatabase(database);
    await at('08:00');
  });

  const at = (time: string) =>
    setDatabaseClock(database, `2026-01-05T${time.length === 5 ? `${time}:00` : time}Z`);
  const take = (session: string, slot = TEN, turn = 1) =>
    reservations.hold(slot, demo, turnOf(session, turn), ADDRESS);
  const renew = async (sessions: readonly string[], which: Renewal = 'due') =>
    (await holds.renewHolds(sessions, which)).map(untilOf).toSorted();
  const until = async (session: string) => (await holds.findHold(session))?.expiresAt.slice(11, 19) ?? null;
  const lapsed = async () =>
    (await holds.expireHolds()).map(({ sessionId, slotId }) => `${sessionId} ${slotId}`).toSorted();

  describe('looking one up', () => {
    it('finds the live one of the session', async () => {
      await take('visitor', NINE);
      const second = await take('visitor', TEN, 2);
      await take('rival');
      expect(await holds.findHold('visitor')).toEqual(second.kind === 'held' && second.hold);
    });

    it('finds none that has lapsed, swept or not, and no booking', async () => {
      expect(await holds.findHold('visitor')).toBeNull();
      await take('visitor');
      await take('booker');
      await reservations.confirm(TEN, demo, {}, turnOf('booker', 2));
      expect(await holds.findHold('booker')).toBeNull();
      await at('08:05');
      expect(await holds.findHold('visitor')).toBeNull();
      await holds.expireHolds();
      expect(await holds.findHold('visitor')).toBeNull();
    });
  });

  describe('renewing', () => {
    it('waits until half the time is over', async () => {
      await take('visitor');
      await at('08:02:30');
      expect(await renew(['visitor'])).toEqual([]);
      await at('08:02:31');
      expect(await renew(['visitor'])).toEqual(['visitor 08:07:31']);
      expect(await renew(['visitor'])).toEqual([]);
    });

    it('of all holds waits for no more than a tenth', async () => {
      await take('visitor');
      await at('08:00:30');
      expect(await renew(['visitor'], 'all')).toEqual([]);
      await at('08:00:31');
      expect(await renew(['visitor'], 'all')).toEqual(['visitor 08:05:31']);
    });

    it('returns the hold as it is now', async () => {
      await take('visitor');
      await at('08:03');
      const [renewed] = await holds.renewHolds(['visitor'], 'due');
      expect(renewed?.hold).toEqual({
        slotId: TEN,
        startsAt: '2026-01-05T10:00:00.000Z',
        endsAt: '2026-01-05T10:30:00.000Z',
        expiresAt: '2026-01-05T08:08:00.000Z',
      });
      expect(await holds.findHold('visitor')).toEqual(renewed?.hold);
    });

    it.each<Renewal>(['due', 'all'])(
      'never goes beyond 15 minutes after it was taken (%s)',
      async (which) => {
        await take('visitor');
        const ends = [];
        for (const time of ['08:03', '08:06', '08:09', '08:12', '08:14']) {
          await at(time);
          await renew(['visitor'], which);
          ends.push(await until('visitor'));
        }
        expect(ends).toEqual(['08:08:00', '08:11:00', '08:14:00', '08:15:00', '08:15:00']);
        await at('08:15');
        expect(await renew(['visitor'], which)).toEqual([]);
        expect(await lapsed()).toEqual([`visitor ${TEN}`]);
      },
    );

    it('takes many sessions at once and leaves out those that were not named', async () => {
      await take('a', NINE);
      await take('b');
      await take('c');
      await at('08:04');
      expect(await renew(['a', 'b', 'nobody'])).toEqual(['a 08:09:00', 'b 08:09:00']);
      expect(await until('c')).toBe('08:05:00');
      expect(await renew([])).toEqual([]);
    });

    it('brings back nothing that lapsed, was released or became a booking', async () => {
      await take('lapsed');
      await take('released', NINE);
      await reservations.release(turnOf('released', 2));
      await take('booked', NINE);
      await reservations.confirm(NINE, demo, {}, turnOf('booked', 2));
      await at('08:05');
      expect(await renew(['lapsed', 'released', 'booked'], 'all')).toEqual([]);
    });

    it('of a turn keeps the hold that lives, and never takes it again', async () => {
      await take('visitor');
      await at('08:04');
      const renewed = await reservations.renew(TEN, demo, turnOf('visitor', 2));
      expect(renewed).toMatchObject({ kind: 'held', hold: { expiresAt: '2026-01-05T08:09:00.000Z' } });
      expect(await reservations.renew(NINE, demo, turnOf('visitor', 2))).toEqual({ kind: 'lapsed' });
      await at('08:09');
      expect(await reservations.renew(TEN, demo, turnOf('visitor', 3))).toEqual({ kind: 'lapsed' });
      expect((await take('rival')).kind).toBe('held');
    });

    it('of a turn that lost leaves the hold to the turn that took it', async () => {
      await take('visitor');
      await reservations.renew(TEN, demo, turnOf('visitor', 2, 'lost'));
      await reservations.undo(turnOf('visitor', 2, 'lost'));
      expect(await until('visitor')).toBe('08:05:00');
    });
  });

  describe('lapsing', () => {
    it('gives each lapse to one of several sweeps', async () => {
      for (const session of ['a', 'b']) await take(session, NINE);
      await at('08:04:59');
      expect(await lapsed()).toEqual([]);
      await at('08:05');
      const swept = await Promise.all([lapsed(), lapsed(), lapsed()]);
      expect(swept.flat().toSorted()).toEqual([`a ${NINE}`, `b ${NINE}`]);
    });

    it('reports it again after ten seconds unless it was delivered', async () => {
      await take('a', NINE);
      await take('b');
      await at('08:05');
      const [first] = (await holds.expireHolds()).filter(({ sessionId }) => sessionId === 'a');
      await holds.acknowledgeLapses(first ? [first.id] : []);
      await at('08:05:09');
      expect(await lapsed()).toEqual([]);
      await at('08:05:10');
      expect(await lapsed()).toEqual([`b ${TEN}`]);
    });

    it('is also reported if another visitor took the time before the sweep', async () => {
      const one = makeService({ noticeMinutes: 0 });
      await reservations.hold(NINE, one, turnOf('visitor'), ADDRESS);
      await at('08:05');
      await reservations.hold(NINE, one, turnOf('rival'), ADDRESS);
      expect(await lapsed()).toEqual([`visitor ${NINE}`]);
    });

    it('is not reported to a conversation that has taken another time since, or released it', async () => {
      await take('a', NINE);
      await take('b');
      await at('08:05');
      await take('a', TEN, 2);
      await reservations.release(turnOf('b', 2));
      expect(await lapsed()).toEqual([]);
      expect((await reservationRows(database)).map(({ status }) => status)).toEqual([
        'released',
        'released',
        'held',
      ]);
    });

    it('is no longer reported if the time was taken again meanwhile', async () => {
      await take('visitor');
      await at('08:05');
      await holds.expireHolds();
      expect((await reservations.confirm(TEN, demo, {}, turnOf('visitor', 2))).kind).toBe('confirmed');
      await at('08:06');
      expect(await lapsed()).toEqual([]);
    });

    it('is reported if undoing a booking leaves a hold that has ended', async () => {
      await take('visitor');
      await reservations.confirm(TEN, demo, {}, turnOf('visitor', 2));
      await at('08:05');
      await reservations.undo(turnOf('visitor', 2));
      expect(await lapsed()).toEqual([`visitor ${TEN}`]);
    });
  });
});

const untilOf = ({ sessionId, hold }: HoldOfSession): string =>
  `${sessionId} ${hold.expiresAt.slice(11, 19)}`;

import { createSecretKey, type KeyObject, randomBytes } from 'node:crypto';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { holdPlaces } from '../../backend/src/bookings/hold-places.ts';
import { SqlHoldStore } from '../../backend/src/bookings/sql-hold-store.ts';
import { SqlReservationStore } from '../../backend/src/bookings/sql-reservation-store.ts';
import type { Database } from '../../backend/src/database/database.ts';
import { slotId } from '../../backend/src/domain/slot.ts';
import { ADDRESS, emptyDatabase, makeService, OFFICE_HOURS, turnOf } from '../support/bookings.ts';
import { setDatabaseClock } from '../support/database-clock.ts';
import { startDatabase, type TestDatabase } from '../support/test-database.ts';

const MONDAY_8 = '2026-01-05T08:00:00.000Z';
const MONDAY_9 = Date.parse('2026-01-05T09:00:00Z');
const HOLD_SECONDS = 300;
const PER_ADDRESS = 3;
const OTHER_ADDRESS = '2001:db8:1:2::/64';
const demo = makeService({ minutes: 5, startEveryMinutes: 5, noticeMinutes: 0 });
/** The nth time that can be booked, so that visitors do not compete for a time. */
const slot = (n: number): string => slotId(new Date(MONDAY_9 + n * 300_000).toISOString());
const newKey = (): KeyObject => createSecretKey(randomBytes(32));

describe.each(['postgres', 'pglite'] as const)('times held from one address on %s', (kind) => {
  const key = newKey();
  let running: TestDatabase | undefined;
  let database: Database;
  let store: SqlReservationStore;
  let holds: SqlHoldStore;

  const storeWith = (keys: readonly KeyObject[], perAddress = PER_ADDRESS) =>
    new SqlReservationStore({
      database,
      timetable: OFFICE_HOURS,
      holdSeconds: HOLD_SECONDS,
      placesOf: holdPlaces({ perAddress, keys }),
    });

  beforeAll(async () => {
    running = await startDatabase(kind, MONDAY_8);
    database = running.database;
    store = storeWith([key]);
    holds = new SqlHoldStore({ database, holdSeconds: HOLD_SECONDS });
  });

  afterAll(() => running?.stop());

  beforeEach(async () => {
    await emptyDatabase(database);
    await setDatabaseClock(database, MONDAY_8);
  });

  const hold = async (n: number, address = ADDRESS, turn = 1, by = store) =>
    (await by.hold(slot(n), demo, turnOf(`v${n}`, turn), address)).kind;
  const holdAll = async (from: number, address = ADDRESS, by = store) => {
    const kinds: string[] = [];
    for (let n = from; n < from + PER_ADDRESS; n += 1) kinds.push(await hold(n, address, 1, by));
    return kinds;
  };
  const ALL_HELD = Array.from({ length: PER_ADDRESS }, () => 'held');
  const rows = () =>
    database.run((db) =>
      db
        .selectFrom('reservations')
        .select(['session_id', 'status', 'address_hash', 'place'])
        .orderBy('id')
        .execute(),
    );
  const hashed = async () =>
    (await rows()).flatMap(({ address_hash, status }) => (address_hash === null ? [] : [status]));

  it('are so many and no more, whichever sessions hold them', async () => {
    expect(await holdAll(0)).toEqual(ALL_HELD);
    expect(await store.hold(slot(9), demo, turnOf('v9'), ADDRESS)).toEqual({ kind: 'tooMany' });
    expect(await rows()).toHaveLength(PER_ADDRESS);
    expect(await hold(9, OTHER_ADDRESS)).toBe('held');
  });

  it('leave the session that has one free to take another', async () => {
    await holdAll(0);
    const moves = [10, 11, 12, 13];
    for (const [turn, n] of moves.entries()) {
      expect((await store.hold(slot(n), demo, turnOf('v0', turn + 2), ADDRESS)).kind).toBe('held');
      expect((await store.hold(slot(n), demo, turnOf('v0', turn + 2), ADDRESS)).kind).toBe('held');
    }
    const held = (await rows()).filter(({ status }) => status === 'held');
    expect(held.map(({ session_id }) => session_id)).toEqual(['v1', 'v2', 'v0']);
    expect(await hold(9)).toBe('tooMany');
  });

  it('stay as they are when another is refused, which has given up its own', async () => {
    await holdAll(0);
    expect(await hold(9, OTHER_ADDRESS)).toBe('held');
    expect((await store.hold(slot(10), demo, turnOf('v9', 2), ADDRESS)).kind).toBe('tooMany');
    const statuses = (await rows()).map(({ session_id, status }) => `${session_id} ${status}`);
    expect(statuses).toEqual(['v0 held', 'v1 held', 'v2 held', 'v9 released']);
  });

  it('count no more when they were given up', async () => {
    await holdAll(0);
    await store.release(turnOf('v1', 2));
    expect(await hold(9)).toBe('held');
    expect(await hold(10)).toBe('tooMany');
  });

  it('count no more when they have lapsed, swept or not', async () => {
    await holdAll(0);
    await setDatabaseClock(database, '2026-01-05T08:05:00Z');
    expect(await holdAll(10)).toEqual(ALL_HELD);
    await setDatabaseClock(database, '2026-01-05T08:10:00Z');
    await holds.expireHolds();
    expect(await hashed()).toEqual([]);
    expect(await holdAll(20)).toEqual(ALL_HELD);
    expect(await hold(9)).toBe('tooMany');
  });

  it('count on while they are renewed', async () => {
    await holdAll(0);
    await setDatabaseClock(database, '2026-01-05T08:04:00Z');
    await holds.renewHolds(['v0', 'v1', 'v2'], 'all');
    await setDatabaseClock(database, '2026-01-05T08:06:00Z');
    expect(await hold(9)).toBe('tooMany');
  });

  it('count no more when they are booked, however many that makes', async () => {
    for (let n = 0; n < 3 * PER_ADDRESS; n += 1) {
      expect(await hold(n)).toBe('held');
      expect((await store.confirm(slot(n), demo, {}, turnOf(`v${n}`, 2))).kind).toBe('confirmed');
    }
    expect(await hashed()).toEqual([]);
  });

  it('do not prevent booking a lapsed time', async () => {
    expect((await store.hold(slot(30), demo, turnOf('sleeper'), ADDRESS)).kind).toBe('held');
    await setDatabaseClock(database, '2026-01-05T08:05:00Z');
    await holdAll(0);
    const confirmed = await store.confirm(slot(30), demo, {}, turnOf('sleeper', 2));
    expect(confirmed.kind).toBe('confirmed');
  });

  it('are counted over a change of keys', async () => {
    const newer = newKey();
    expect(await hold(0)).toBe('held');
    const both = storeWith([newer, key]);
    expect(await hold(1, ADDRESS, 1, both)).toBe('held');
    expect(await hold(2, ADDRESS, 1, both)).toBe('held');
    expect(await hold(3, ADDRESS, 1, both)).toBe('tooMany');
    const [old, fresh] = await rows();
    expect(old?.address_hash).not.toEqual(fresh?.address_hash);
  });

  it('are counted by the hash of their address, which goes with them', async () => {
    await holdAll(0);
    const before = await rows();
    expect(before.map(({ address_hash }) => address_hash?.length)).toEqual([32, 32, 32]);
    expect(JSON.stringify(before)).not.toContain(Buffer.from(ADDRESS).toString('hex'));
    await store.release(turnOf('v0', 2));
    await store.hold(slot(10), demo, turnOf('v1', 2), ADDRESS);
    await store.confirm(slot(2), demo, {}, turnOf('v2', 2));
    expect(await hashed()).toEqual(['held']);
    await store.undo(turnOf('v1', 2));
    await store.undo(turnOf('v2', 2));
    expect(await hashed()).toEqual([]);
  });

  it('of one, where no more are allowed', async () => {
    const single = storeWith([key], 1);
    expect(await hold(0, ADDRESS, 1, single)).toBe('held');
    expect(await hold(1, ADDRESS, 1, single)).toBe('tooMany');
    expect((await single.hold(slot(2), demo, turnOf('v0', 2), ADDRESS)).kind).toBe('held');
  });
});

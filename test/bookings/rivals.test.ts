import { createSecretKey, randomBytes } from 'node:crypto';
import { sql } from 'kysely';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { holdPlaces } from '../../backend/src/bookings/hold-places.ts';
import { SqlReservationStore } from '../../backend/src/bookings/sql-reservation-store.ts';
import type { Database } from '../../backend/src/database/database.ts';
import { openDatabase } from '../../backend/src/database/open-database.ts';
import type { Service } from '../../backend/src/domain/business.ts';
import { slotId } from '../../backend/src/domain/slot.ts';
import {
  ADDRESS,
  emptyDatabase,
  makeService,
  manyPlaces,
  OFFICE_HOURS,
  reservationRows,
  silentLogger,
  turnOf,
} from '../support/bookings.ts';
import { installDatabaseClock, setDatabaseClock } from '../support/database-clock.ts';
import { eventually } from '../support/eventually.ts';
import { startPostgres, type TestPostgres } from '../support/postgres.ts';

// Only a real server has concurrent visitors: PGlite runs one statement at a time.
const VISITORS = 500;
const NINE = '20260105T090000Z';
const TEN = '20260105T100000Z';
const MONDAY_8 = '2026-01-05T08:00:00Z';

let postgres: TestPostgres;
/** The connections of two processes that started at the same time. */
let databases: readonly Database[];
let stores: readonly SqlReservationStore[];

beforeAll(async () => {
  postgres = await startPostgres();
  const open = () => openDatabase({ databaseUrl: postgres.url, dataDir: null, logger: silentLogger });
  databases = await Promise.all([open(), open()]);
  await Promise.all(databases.map((database) => database.run(async () => {})));
  await installDatabaseClock(first(databases), MONDAY_8);
  stores = databases.map(
    (database) =>
      new SqlReservationStore({ database, timetable: OFFICE_HOURS, holdSeconds: 300, placesOf: manyPlaces }),
  );
});

afterAll(async () => {
  for (const database of databases ?? []) await database.close();
  await postgres?.stop();
});

beforeEach(startOver);

/** Opens every connection, so that the first visitors compete instead of waiting for a connection. */
async function startOver(): Promise<void> {
  for (const database of databases) await eventually(() => database.ping());
  await emptyDatabase(first(databases));
  await setDatabaseClock(first(databases), MONDAY_8);
  await Promise.all(visitors.slice(0, 40).map((i) => databases[i % 2]?.ping()));
}

function first<T>(list: readonly T[]): T {
  const [head] = list;
  if (head === undefined) throw new Error('an empty list');
  return head;
}

const storeOf = (visitor: number): SqlReservationStore => stores[visitor % stores.length] ?? first(stores);
const visitors = Array.from({ length: VISITORS }, (_, i) => i);

async function holdAll(
  slotOf: (visitor: number) => string,
  service: Service,
  count = VISITORS,
): Promise<number> {
  const outcomes = await Promise.all(
    visitors.slice(0, count).map((i) =>
      // On a busy machine so many take longer than a statement may, and then ask again, as visitors do.
      eventually(() => storeOf(i).hold(slotOf(i), service, turnOf(`v${i}`), ADDRESS)),
    ),
  );
  return outcomes.filter(({ kind }) => kind === 'held').length;
}

async function deadlocks(): Promise<number> {
  const { rows } = await first(databases).run((db) =>
    sql<{ deadlocks: number }>`
      select deadlocks::int from pg_stat_database where datname = current_database()`.execute(db),
  );
  return first(rows).deadlocks;
}

async function overlaps(): Promise<number> {
  const { rows } = await first(databases).run((db) =>
    sql<{ count: number }>`
      select count(*)::int from reservations a join reservations b
        on a.id < b.id and a.resource_id = b.resource_id and a.span && b.span
        and a.status in ('held', 'confirmed') and b.status in ('held', 'confirmed')`.execute(db),
  );
  return first(rows).count;
}

describe(`${VISITORS} visitors at once`, () => {
  it('one of them gets the slot', async () => {
    expect(await holdAll(() => NINE, makeService())).toBe(1);
    expect(await deadlocks()).toBe(0);
  });

  it('as many get it as there are resources', async () => {
    expect(await holdAll(() => NINE, makeService({ resources: ['ana', 'rui', 'eva'] }))).toBe(3);
    expect(await deadlocks()).toBe(0);
  });

  it('slots that overlap are never held together', async () => {
    const service = makeService({ minutes: 60, startEveryMinutes: 5, bufferAfterMinutes: 10 });
    const start = (visitor: number) =>
      new Date(Date.parse('2026-01-05T09:00:00Z') + (visitor % 25) * 300_000).toISOString();
    const held = await holdAll((visitor) => slotId(start(visitor)), service);
    expect(held).toBeGreaterThanOrEqual(1);
    expect(held).toBeLessThanOrEqual(3);
    expect(await overlaps()).toBe(0);
    expect(await deadlocks()).toBe(0);
  });

  it('one of them gets what lapsed holds kept', async () => {
    const short = makeService({ minutes: 5, startEveryMinutes: 5 });
    const soon = makeService({ startEveryMinutes: 5, noticeMinutes: 0 });
    const nine = Date.parse('2026-01-05T09:00:00Z');
    const slotAt = (n: number) => slotId(new Date(nine + (n % 6) * 300_000).toISOString());
    for (let round = 0; round < 5; round += 1) {
      await startOver();
      for (let n = 0; n < 6; n += 1) await first(stores).hold(slotAt(n), short, turnOf(`gone-${n}`), ADDRESS);
      await setDatabaseClock(first(databases), '2026-01-05T08:06:00Z');
      expect(await holdAll(slotAt, soon, 100)).toBe(1);
    }
    expect(await deadlocks()).toBe(0);
  });

  it('pairs that want each other’s slot do not block one another', async () => {
    const two = makeService({ resources: ['ana', 'rui'], noticeMinutes: 0 });
    const pair = [
      ['a', NINE, TEN],
      ['b', TEN, NINE],
    ] as const;
    for (let round = 0; round < 50; round += 1) {
      for (const [session, own] of pair)
        await first(stores).hold(own, two, turnOf(session, 3 * round + 1), ADDRESS);
      await Promise.all(
        pair.map(([session, , other], i) =>
          storeOf(i).hold(other, two, turnOf(session, 3 * round + 2), ADDRESS),
        ),
      );
      await Promise.all(pair.map(([session], i) => storeOf(i).release(turnOf(session, 3 * round + 3))));
    }
    expect(await deadlocks()).toBe(0);
  });

  it('one of their confirmations of a lapsed hold and one rival make one booking', async () => {
    const service = makeService({ noticeMinutes: 0 });
    for (let round = 0; round < 20; round += 1) {
      await emptyDatabase(first(databases));
      await setDatabaseClock(first(databases), MONDAY_8);
      await first(stores).hold(TEN, service, turnOf('sleeper'), ADDRESS);
      await setDatabaseClock(first(databases), '2026-01-05T08:06:00Z');
      await Promise.all([
        storeOf(0).confirm(TEN, service, {}, turnOf('sleeper', 2)),
        storeOf(1).hold(TEN, service, turnOf('rival'), ADDRESS),
      ]);
      const live = (await reservationRows(first(databases))).filter(
        ({ status }) => status === 'held' || status === 'confirmed',
      );
      expect(live).toHaveLength(1);
    }
    expect(await deadlocks()).toBe(0);
  });
});

describe('visitors of one address at once', () => {
  const PER_ADDRESS = 5;
  const ROUNDS = 60;
  const RIVALS = 20;
  const short = makeService({ minutes: 5, startEveryMinutes: 5, noticeMinutes: 0 });
  const slotAt = (n: number) =>
    slotId(new Date(Date.parse('2026-01-05T09:00:00Z') + n * 300_000).toISOString());
  let limited: readonly SqlReservationStore[];

  beforeAll(() => {
    const placesOf = holdPlaces({ perAddress: PER_ADDRESS, keys: [createSecretKey(randomBytes(32))] });
    limited = databases.map(
      (database) =>
        new SqlReservationStore({ database, timetable: OFFICE_HOURS, holdSeconds: 300, placesOf }),
    );
  });

  const holdAt = async (n: number, session: string, turn = 1) => {
    const store = limited[n % limited.length] ?? first(limited);
    return (await store.hold(slotAt(n), short, turnOf(session, turn), ADDRESS)).kind;
  };
  const heldNow = async () =>
    (await reservationRows(first(databases))).filter(({ status }) => status === 'held').length;

  it('one of them gets the last place, each time', async () => {
    for (let round = 0; round < ROUNDS; round += 1) {
      await emptyDatabase(first(databases));
      for (let n = 1; n < PER_ADDRESS; n += 1) expect(await holdAt(n, `early-${n}`)).toBe('held');
      const rivals = visitors.slice(0, RIVALS).map((n) => holdAt(PER_ADDRESS + n, `rival-${n}`));
      const outcomes = (await Promise.all(rivals)).sort();
      expect(outcomes).toEqual(['held', ...Array.from({ length: RIVALS - 1 }, () => 'tooMany')]);
      expect(await heldNow()).toBe(PER_ADDRESS);
    }
    expect(await deadlocks()).toBe(0);
  });

  it('they never hold more than it has places, also those that lapsed, and those who move on', async () => {
    const sessions = visitors.slice(0, 2 * PER_ADDRESS);
    for (let round = 0; round < ROUNDS; round += 1) {
      if (round % 10 === 0) await startOver();
      if (round % 10 === 5) await setDatabaseClock(first(databases), '2026-01-05T08:06:00Z');
      await Promise.all(sessions.map((n) => holdAt((7 * n + 3 * round) % 36, `v${n}`, round + 1)));
      const { rows } = await first(databases).run((db) =>
        sql<{ live: number }>`
          select count(*)::int as live from reservations where status = 'held' and held_until > now()`.execute(
          db,
        ),
      );
      const { live } = first(rows);
      expect(live).toBeGreaterThan(0);
      expect(live).toBeLessThanOrEqual(PER_ADDRESS);
    }
    expect(await deadlocks()).toBe(0);
  });
});

import { describe, expect, it } from 'vitest';
import { BookingsUnavailable } from '../../backend/src/bookings/reservation-store.ts';
import { SqlHoldStore } from '../../backend/src/bookings/sql-hold-store.ts';
import { SqlReservationStore } from '../../backend/src/bookings/sql-reservation-store.ts';
import type { Database } from '../../backend/src/database/database.ts';
import { DatabaseUnavailable } from '../../backend/src/database/database-error.ts';
import type { Slot } from '../../backend/src/domain/slot.ts';
import { createLogger } from '../../backend/src/lib/logger.ts';
import {
  ADDRESS,
  emptyDatabase,
  makeService,
  manyPlaces,
  OFFICE_HOURS,
  reservationRows,
  turnOf,
} from '../support/bookings.ts';
import { withDatabaseOutages } from '../support/database-outages.ts';
import { eventually } from '../support/eventually.ts';
import { startTcpProxy } from '../support/tcp-proxy.ts';

const demo = makeService();

const outages = withDatabaseOutages();

const storeOn = (database: Database) =>
  new SqlReservationStore({ database, timetable: OFFICE_HOURS, holdSeconds: 300, placesOf: manyPlaces });

async function firstSlot(store: SqlReservationStore, visitor: string): Promise<Slot> {
  const query = { service: demo, wish: null, after: null, limit: 1 };
  const [slot] = await store.findSlots(query, turnOf(visitor));
  if (!slot) throw new Error('no free slot');
  return slot;
}

describe('a database that is unavailable at the start', () => {
  it('is said to be unavailable, and used once it is there', async () => {
    const late = await startTcpProxy(outages.postgres.port);
    late.set({ kind: 'refuse' });
    const database = await outages.open(late.port);
    const store = storeOn(database);
    await expect(firstSlot(store, 'early')).rejects.toBeInstanceOf(BookingsUnavailable);
    late.set({ kind: 'pass' });
    await eventually(() => firstSlot(store, 'early'));
    await late.close();
  });
});

describe('a database that becomes unavailable', () => {
  it('refuses every verb while it is gone and serves again when it is back', async () => {
    const database = await outages.open(outages.postgres.port);
    const store = storeOn(database);
    const holds = new SqlHoldStore({ database, holdSeconds: 300 });
    const { id } = await firstSlot(store, 'ana');
    await store.hold(id, demo, turnOf('ana'), ADDRESS);
    await outages.postgres.kill();
    const verbs = [
      () => firstSlot(store, 'ana'),
      () => store.hold(id, demo, turnOf('ana', 2), ADDRESS),
      () => store.confirm(id, demo, {}, turnOf('ana', 2)),
      () => store.release(turnOf('ana', 2)),
      () => store.undo(turnOf('ana', 2)),
      () => store.renew(id, demo, turnOf('ana', 2)),
      () => holds.findHold('ana'),
      () => holds.renewHolds(['ana'], 'all'),
      () => holds.expireHolds(),
      () => holds.acknowledgeLapses(['1']),
    ];
    for (const verb of verbs) await expect(verb()).rejects.toBeInstanceOf(BookingsUnavailable);
    await expect(database.ping()).rejects.toBeInstanceOf(DatabaseUnavailable);
    await outages.postgres.restart();
    await eventually(() => database.ping());
    expect((await store.confirm(id, demo, {}, turnOf('ana', 2))).kind).toBe('confirmed');
  });
});

describe('a reply that is lost', () => {
  it('of a confirmation is found at once by asking again, and the booking is made once', async () => {
    const database = await outages.open(outages.proxy.port);
    await emptyDatabase(database);
    const store = storeOn(database);
    const { id } = await firstSlot(store, 'rui');
    await store.hold(id, demo, turnOf('rui'), ADDRESS);
    const dropped = outages.proxy.dropReplyAfter('with newest as');
    const confirmed = await store.confirm(id, demo, {}, turnOf('rui', 2));
    await dropped;
    const rows = (await reservationRows(database)).filter(({ status }) => status === 'confirmed');
    expect(confirmed).toMatchObject({ kind: 'confirmed', booking: { reference: rows[0]?.reference } });
    expect(rows).toHaveLength(1);
  });
});

it('no error text holds what visitors said', async () => {
  const lines: string[] = [];
  const logger = createLogger({ level: 'debug', destination: { write: (line) => lines.push(line) } });
  const database = await outages.open(outages.postgres.port, logger);
  const store = storeOn(database);
  const { id } = await firstSlot(store, 'eva');
  await store.hold(id, demo, turnOf('eva'), ADDRESS);
  // A NUL cannot be stored in jsonb, and the driver's error quotes the text around it.
  const failed = await store
    .confirm(id, demo, { NAME: 'Canary\u0000Canary' }, turnOf('eva', 2))
    .catch((e) => e);
  expect(failed).toBeInstanceOf(Error);
  expect(failed).not.toBeInstanceOf(BookingsUnavailable);
  logger.error({ err: failed }, 'failed');
  expect(lines.join('')).toContain('SQLSTATE');
  expect(lines.join('') + JSON.stringify(failed, Object.getOwnPropertyNames(failed))).not.toMatch(/canary/i);
});

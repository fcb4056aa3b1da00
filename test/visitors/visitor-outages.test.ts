import { expect, test } from 'vitest';
import { randomId } from '../../backend/src/lib/ids.ts';
import { SqlVisitorStore } from '../../backend/src/visitors/sql-visitor-store.ts';
import { VisitorsUnavailable } from '../../backend/src/visitors/visitor-store.ts';
import { VisitorWriter } from '../../backend/src/visitors/visitor-writer.ts';
import { silentLogger } from '../support/bookings.ts';
import { withDatabaseOutages } from '../support/database-outages.ts';
import { eventually } from '../support/eventually.ts';
import { ManualClock } from '../support/manual-clock.ts';
import { ringOf } from './visitor-store.conformance.ts';

const outages = withDatabaseOutages();

const ANA = { answers: { NAME: 'Ana' }, bookings: [] };

async function open(): Promise<SqlVisitorStore> {
  const database = await outages.open(outages.proxy.port);
  await database.ping();
  return new SqlVisitorStore({ database, ring: ringOf('a'), clock: new ManualClock() });
}

test('a database that is gone is said to be, by every verb', async () => {
  const store = await open();
  outages.proxy.set({ kind: 'refuse' });
  outages.proxy.reset();
  const id = randomId(22);
  const verbs = [
    () => store.recall(id),
    () => store.keep([{ visitor: id, told: ANA }]),
    () => store.forget(id),
    () => store.sweep(),
  ];
  for (const verb of verbs) await expect(verb()).rejects.toBeInstanceOf(VisitorsUnavailable);
});

test('news wait for the database to come back, but those of one who is forgotten meanwhile', async () => {
  const store = await open();
  const writer = new VisitorWriter({ store, logger: silentLogger });
  const [stays, goes] = [randomId(22), randomId(22)];
  outages.proxy.set({ kind: 'refuse' });
  outages.proxy.reset();
  for (const visitor of [stays, goes]) writer.add({ visitor, told: ANA });
  await writer.settle(stays);
  writer.drop(goes);
  writer.add({ visitor: stays, told: { answers: { NAME: 'Bea' }, bookings: [] } });
  outages.proxy.set({ kind: 'pass' });
  await eventually(async () => {
    await writer.settle(stays);
    expect(await store.recall(stays)).toMatchObject({ kind: 'known', profile: { answers: { NAME: 'Bea' } } });
  });
  expect(await store.recall(goes)).toEqual({ kind: 'unknown' });
  await writer.close();
});

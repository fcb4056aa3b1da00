import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { systemClock } from '../../backend/src/lib/clock.ts';
import { UNTIL_REVIEW } from '../support/booking-words.ts';
import { type ReservationRow, reservationRows } from '../support/bookings.ts';
import type { Said, TurnInstance } from '../support/turn-instance.ts';
import { createTurnWorld, live, type TurnWorld } from './turn-world.ts';

let world: TurnWorld;
beforeAll(async () => {
  world = await createTurnWorld();
});
afterAll(() => world.close());

let id: string;
let instance: TurnInstance;
beforeEach(() => {
  id = randomUUID();
  instance = world.instance();
});

const rows = async () => live(await world.rowsOf(id));

/** The database books, and the visitor only learns that it could not be reached. */
async function bookUnheard(at: TurnInstance): Promise<ReservationRow | undefined> {
  await at.sayAll(id, UNTIL_REVIEW);
  const reply = await world.database.during('mute', () => at.say(id, 'yes'));
  expect(reply).toMatchObject({ state: 'BOOK_REVIEW', booking: null });
  const [row] = await rows();
  expect(row).toMatchObject({ status: 'confirmed' });
  return row;
}

const reference = ({ booking }: Said) => booking?.reference;

test('the visitor who confirms again is told of that booking', async () => {
  const row = await bookUnheard(instance);
  const told = await instance.say(id, 'yes');
  expect(told).toMatchObject({ state: 'BOOK_CONFIRMED', booking: { reference: row?.reference } });
  expect(await rows()).toHaveLength(1);
});

test('the visitor who takes another time is left with one booking', async () => {
  await bookUnheard(instance);
  expect(await instance.say(id, 'another time')).toMatchObject({ state: 'BOOK_SLOT' });
  expect(await rows()).toEqual([]);
  const told = await instance.sayAll(id, ['2', 'yes']);
  expect(told.state).toBe('BOOK_CONFIRMED');
  expect(await rows()).toMatchObject([{ status: 'confirmed', reference: reference(told) }]);
});

test.each(['cancel', 'start over', 'bye'])('the visitor who says "%s" is left with none', async (word) => {
  await bookUnheard(instance);
  await instance.say(id, word);
  expect(await rows()).toEqual([]);
});

test('a visitor who cancels while the database is away is left with none once it is back', async () => {
  await bookUnheard(instance);
  const reply = await world.database.during('away', () => instance.say(id, 'cancel'));
  expect(reply).toMatchObject({ state: 'MENU' });
  expect(await rows()).toMatchObject([{ status: 'confirmed' }]);
  await world.instance().say(id, 'thanks');
  expect(await rows()).toEqual([]);
});

test('a word in between, when the hold would have been renewed, loses nothing', async () => {
  const row = await bookUnheard(instance);
  const later = world.instance(undefined, { now: () => systemClock.now() + 200_000 });
  expect(await later.say(id, 'thanks')).toMatchObject({ state: 'BOOK_REVIEW' });
  expect(reference(await later.say(id, 'yes'))).toBe(row?.reference);
});

test('once the visitor knows of it, giving up another booking leaves it alone', async () => {
  const row = await bookUnheard(instance);
  await instance.sayAll(id, ['yes', 'book another', '1', 'cancel']);
  expect(await rows()).toMatchObject([{ status: 'confirmed', reference: row?.reference }]);
});

test('deleting the conversation removes it', async () => {
  const row = await bookUnheard(instance);
  await instance.delete(id);
  const all = await reservationRows(world.database);
  expect(all.filter(({ reference }) => reference === row?.reference)).toEqual([]);
});

test('it stays if the visitor learns of it while the conversation is being deleted', async () => {
  const row = await bookUnheard(instance);
  const elsewhere = world.instance();
  elsewhere.store.beforeNextDelete(async () => {
    expect(reference(await instance.say(id, 'yes'))).toBe(row?.reference);
  });
  await elsewhere.delete(id);
  const all = await reservationRows(world.database);
  expect(all.filter(({ reference }) => reference === row?.reference)).toMatchObject([
    { status: 'confirmed' },
  ]);
});

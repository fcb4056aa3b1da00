import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { UNTIL_REVIEW, UNTIL_SLOTS } from '../support/booking-words.ts';
import { createTurnWorld, live, type TurnWorld } from './turn-world.ts';

let world: TurnWorld;
beforeAll(async () => {
  world = await createTurnWorld();
});
afterAll(() => world.close());

const CRASH = 'crashed before the commit';
const crash = async (): Promise<never> => {
  throw new Error(CRASH);
};

test('a retry finds the booking of a turn that ended between booking and commit', async () => {
  const [crashing, next] = [world.instance(), world.instance()];
  const id = randomUUID();
  await crashing.sayAll(id, UNTIL_REVIEW);
  crashing.store.beforeNextCommit(crash);
  await expect(crashing.take(id, 'yes', 'yes')).rejects.toThrow(CRASH);
  const [booked] = live(await world.rowsOf(id));
  expect(booked).toMatchObject({ status: 'confirmed', reference: expect.any(String) });

  const reply = await next.say(id, 'yes', 'yes');
  expect(reply).toMatchObject({ state: 'BOOK_CONFIRMED', booking: { reference: booked?.reference } });
  expect(live(await world.rowsOf(id))).toHaveLength(1);
  // The crash left nothing that affects later turns.
  expect((await next.say(id, 'yes', 'yes')).booking).toEqual(reply.booking);
  expect(live(await world.rowsOf(id))).toHaveLength(1);
});

test('a visitor who cancels instead of trying again is not left with a booking', async () => {
  const [crashing, next] = [world.instance(), world.instance()];
  const id = randomUUID();
  await crashing.sayAll(id, UNTIL_REVIEW);
  crashing.store.beforeNextCommit(crash);
  await expect(crashing.take(id, 'yes')).rejects.toThrow(CRASH);
  expect(await next.say(id, 'cancel')).toMatchObject({ state: 'MENU', booking: null });
  expect(live(await world.rowsOf(id))).toEqual([]);
});

test('a booking stays that was committed, though the answer to the commit was lost', async () => {
  const instance = world.instance();
  const id = randomUUID();
  await instance.sayAll(id, UNTIL_SLOTS);
  instance.store.sendNextCommitTwice();
  expect(await instance.say(id, '1', 'pick')).toMatchObject({ state: 'BOOK_REVIEW' });
  expect(live(await world.rowsOf(id))).toMatchObject([{ status: 'held' }]);

  instance.store.sendNextCommitTwice();
  const { booking } = await instance.say(id, 'yes', 'yes');
  expect(booking).toMatchObject({ status: 'confirmed' });
  expect(live(await world.rowsOf(id))).toMatchObject([
    { status: 'confirmed', reference: booking?.reference },
  ]);
  expect((await instance.say(id, 'yes', 'yes')).booking).toEqual(booking);
});

test('a retry keeps the hold of a turn that ended between hold and commit', async () => {
  const [crashing, next] = [world.instance(), world.instance()];
  const id = randomUUID();
  await crashing.sayAll(id, UNTIL_SLOTS);
  crashing.store.beforeNextCommit(crash);
  await expect(crashing.take(id, '1', 'pick')).rejects.toThrow(CRASH);
  expect(await next.say(id, '1', 'pick')).toMatchObject({ state: 'BOOK_REVIEW', turn: 9 });
  expect(live(await world.rowsOf(id))).toMatchObject([{ status: 'held' }]);
});

test('a turn that failed does not hold up the next one of its conversation', async () => {
  const instance = world.instance();
  const id = randomUUID();
  await instance.say(id, 'book');
  instance.store.beforeNextCommit(crash);
  const [failed, next] = await Promise.allSettled([
    instance.say(id, 'Ana Silva'),
    instance.say(id, 'Ana Silva'),
  ]);
  expect(failed.status).toBe('rejected');
  expect(next).toMatchObject({ status: 'fulfilled', value: { turn: 2, state: 'BOOK_EMAIL' } });
});

test('a conversation whose stored replies another version wrote goes on where it was', async () => {
  const [before, after] = [world.instance(), world.instance()];
  const id = randomUUID();
  await before.sayAll(id, UNTIL_SLOTS.slice(0, 3));
  const { admin } = world.redis;
  const session = JSON.parse((await admin.get(`state:${id}`)) ?? '');
  session.turns = session.turns.map(([messageId, text]: string[]) => [messageId, text, { v: 9 }]);
  await admin.set(`state:${id}`, JSON.stringify(session), 'EX', 3_600);
  expect(await after.say(id, UNTIL_SLOTS[3])).toMatchObject({ state: 'BOOK_COMPANY', turn: 4 });
});

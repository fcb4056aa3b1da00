import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { UNTIL_REVIEW, UNTIL_SLOTS } from '../support/booking-words.ts';
import { ManualClock } from '../support/manual-clock.ts';
import type { Said } from '../support/turn-instance.ts';
import { createTurnWorld, live, type TurnWorld } from './turn-world.ts';

let world: TurnWorld;
beforeAll(async () => {
  world = await createTurnWorld();
});
afterAll(() => world.close());

/** The reply without the number of commands. */
const reply = ({ commands: _, ...rest }: Said) => rest;

test('a retry gets the reply of the first time, also later and elsewhere', async () => {
  const [here, elsewhere] = [world.instance(), world.instance()];
  const id = randomUUID();
  const first = await here.say(id, 'book', 'm1');
  await here.say(id, 'Ana Silva', 'm2');
  expect(reply(await here.say(id, 'book', 'm1'))).toEqual(reply(first));
  expect(reply(await elsewhere.say(id, 'book', 'm1'))).toEqual(reply(first));
  expect(await elsewhere.take(id, 'menu', 'm1')).toEqual({ kind: 'messageIdReused' });
  expect(await here.take(id, 'menu', 'm1')).toEqual({ kind: 'messageIdReused' });
  expect((await here.say(id, 'ana@acme.example', 'm3')).turn).toBe(3);
});

test('the same message at two instances at once is one turn with one reply', async () => {
  const [here, elsewhere] = [world.instance(), world.instance()];
  for (let round = 0; round < 20; round += 1) {
    const id = randomUUID();
    await here.say(id, 'book');
    const [one, two] = await Promise.all([
      here.say(id, 'Ana Silva', 'm2'),
      elsewhere.say(id, 'Ana Silva', 'm2'),
    ]);
    expect(reply(one)).toEqual(reply(two));
    expect(one.turn).toBe(2);
  }
});

test.each([1, 3])(
  'a message that was held up while its client went on elsewhere is not done again (turn %i)',
  async (turn) => {
    const clock = new ManualClock(Date.now());
    const [slow, elsewhere] = [world.instance(undefined, clock), world.instance(undefined, clock)];
    const id = randomUUID();
    for (let before = 1; before < turn; before += 1) await slow.say(id, 'menu');
    slow.store.beforeNextCommit(async () => {
      clock.advance(2_000);
      await elsewhere.say(id, 'hello', 'held-up');
      for (let after = 0; after < 9; after += 1) await elsewhere.say(id, 'menu');
    });
    expect(await slow.take(id, 'hello', 'held-up')).toEqual({ kind: 'busy' });
    expect((await elsewhere.say(id, 'hello')).turn).toBe(turn + 10);
  },
);

test('a message that was held up is taken all the same while every turn since is remembered', async () => {
  const [slow, elsewhere] = [world.instance(), world.instance()];
  const id = randomUUID();
  for (let before = 0; before < 9; before += 1) await slow.say(id, 'menu');
  slow.store.beforeNextCommit(async () => {
    for (let after = 0; after < 7; after += 1) await elsewhere.say(id, 'menu');
  });
  expect((await slow.say(id, 'hello', 'held-up')).turn).toBe(17);
});

test('a first message at two instances at once is one conversation', async () => {
  const [here, elsewhere] = [world.instance(), world.instance()];
  for (let round = 0; round < 20; round += 1) {
    const id = randomUUID();
    const [one, two] = await Promise.all([here.say(id, 'book', 'm1'), elsewhere.say(id, 'book', 'm1')]);
    expect(reply(one)).toEqual(reply(two));
    expect((await here.say(id, 'Ana Silva')).turn).toBe(2);
  }
});

test('the same pick, and the same yes, at two instances at once is one hold and one booking', async () => {
  const [here, elsewhere] = [world.instance(), world.instance()];
  for (let round = 0; round < 5; round += 1) {
    const id = randomUUID();
    await here.sayAll(id, UNTIL_SLOTS);
    const picks = await Promise.all([here.say(id, '1', 'pick'), elsewhere.say(id, '1', 'pick')]);
    expect(picks.map(({ state }) => state)).toEqual(['BOOK_REVIEW', 'BOOK_REVIEW']);
    expect(reply(picks[0])).toEqual(reply(picks[1]));
    expect(live(await world.rowsOf(id))).toMatchObject([{ status: 'held' }]);

    const [one, two] = await Promise.all([here.say(id, 'yes', 'yes'), elsewhere.say(id, 'yes', 'yes')]);
    expect(one.state).toBe('BOOK_CONFIRMED');
    expect(reply(one)).toEqual(reply(two));
    expect(live(await world.rowsOf(id))).toMatchObject([
      { status: 'confirmed', reference: one.booking?.reference },
    ]);
  }
});

test('a retry of the pick after the booking does not touch it', async () => {
  const [here, elsewhere] = [world.instance(), world.instance()];
  const id = randomUUID();
  await here.sayAll(id, UNTIL_REVIEW.slice(0, -1));
  const pick = await here.say(id, '1', 'pick');
  const booked = await here.say(id, 'yes', 'yes');
  const rows = await world.rowsOf(id);
  expect(reply(await elsewhere.say(id, '1', 'pick'))).toEqual(reply(pick));
  expect(reply(await here.say(id, 'yes', 'yes'))).toEqual(reply(booked));
  expect(await world.rowsOf(id)).toEqual(rows);
});

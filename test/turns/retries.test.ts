import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { MAX_EVENTS } from '../../backend/src/sessions/session-store.ts';
import { UNTIL_REVIEW, UNTIL_SLOTS } from '../support/booking-words.ts';
import { ManualClock } from '../support/manual-clock.ts';
import type { Said, TurnInstance } from '../support/turn-instance.ts';
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

/** Holds up an instance's next commit while its clients take turns elsewhere. */
function holdUp(meanwhile: () => Promise<unknown>) {
  const clock = new ManualClock(Date.now());
  const [slow, elsewhere] = [world.instance(undefined, clock), world.instance(undefined, clock)];
  const id = randomUUID();
  slow.store.beforeNextCommit(async () => {
    clock.advance(2_000);
    await meanwhile();
  });
  return { id, slow, elsewhere };
}

const sayMenu = async (at: TurnInstance, id: string, times: number): Promise<void> => {
  for (let n = 0; n < times; n += 1) await at.say(id, 'menu');
};

test('a message that was held up while its client went on elsewhere gets the reply it had there', async () => {
  const there: Said[] = [];
  const { id, slow, elsewhere } = holdUp(async () => {
    there.push(await elsewhere.say(id, 'book', 'held-up'));
    await sayMenu(elsewhere, id, 9);
  });
  const here = await slow.say(id, 'book', 'held-up');
  expect(reply(here)).toEqual(reply(there[0] as Said));
  expect((await elsewhere.say(id, 'hello')).turn).toBe(11);
});

test('its id is not taken for another text', async () => {
  const { id, slow, elsewhere } = holdUp(async () => {
    await elsewhere.say(id, 'book', 'held-up');
    await sayMenu(elsewhere, id, 9);
  });
  expect(await slow.take(id, 'support', 'held-up')).toEqual({ kind: 'messageIdReused' });
});

test('a message that was held up while others passed it is taken after them', async () => {
  const { id, slow, elsewhere } = holdUp(() => sayMenu(elsewhere, id, 30));
  expect(await slow.say(id, 'book', 'held-up')).toMatchObject({ turn: 31, state: 'BOOK_NAME' });
});

test('a message that was held up for longer than the transcript reaches back is not done', async () => {
  const { id, slow, elsewhere } = holdUp(async () => {
    await elsewhere.say(id, 'hello', 'held-up');
    await sayMenu(elsewhere, id, MAX_EVENTS);
  });
  expect(await slow.take(id, 'hello', 'held-up')).toEqual({ kind: 'busy' });
  expect((await slow.say(id, 'hello', 'again')).turn).toBe(MAX_EVENTS + 2);
});

test('a message that waited for one that was held up gets the reply it had elsewhere, too', async () => {
  const there: Said[] = [];
  const { id, slow, elsewhere } = holdUp(async () => {
    there.push(await elsewhere.say(id, 'book', 'behind'));
    await sayMenu(elsewhere, id, 9);
  });
  const [first, behind] = await Promise.all([slow.say(id, 'menu'), slow.say(id, 'book', 'behind')]);
  expect(first.turn).toBe(11);
  expect(reply(behind)).toEqual(reply(there[0] as Said));
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

import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { UNTIL_REVIEW, UNTIL_SLOTS } from '../support/booking-words.ts';
import type { Said } from '../support/turn-instance.ts';
import { createTurnWorld, live, type TurnWorld } from './turn-world.ts';

let world: TurnWorld;
beforeAll(async () => {
  world = await createTurnWorld();
});
afterAll(() => world.close());

const slotsOf = ({ parts }: Said): readonly string[] =>
  parts.flatMap((part) => (part.type === 'slots' ? part.slots.map(({ id }) => id) : []));

test('100 turns of one conversation at once over two instances all land, each once', async () => {
  const instances = [world.instance(), world.instance()];
  const id = randomUUID();
  const messages = Array.from({ length: 100 }, (_, n) => ({ messageId: `m${n}`, at: instances[n % 2] }));
  const said = await Promise.all(
    messages.map(async ({ messageId, at }) => ({
      messageId,
      turn: (await at?.say(id, `book ${messageId}`, messageId))?.turn,
    })),
  );
  expect(said.map(({ turn }) => turn).sort((a, b) => Number(a) - Number(b))).toEqual(
    Array.from({ length: 100 }, (_, n) => n + 1),
  );

  const opened = await world.instance().sessions.open(id);
  if (opened.kind !== 'found') throw new Error(opened.kind);
  expect(opened.session.version).toBe(100);
  const newest = said.filter(({ turn }) => Number(turn) > 50);
  const told = opened.events.map(({ turn, event }) => ({ messageId: event.messageId, turn }));
  expect(told).toEqual(newest.sort((a, b) => Number(a.turn) - Number(b.turn)));
});

test('a conversation deleted elsewhere answers deleted, also to a retry of a message that is known here', async () => {
  const [here, elsewhere] = [world.instance(), world.instance()];
  const id = randomUUID();
  await here.say(id, 'book', 'm1');
  await elsewhere.sessions.delete(id);
  expect(await here.take(id, 'book', 'm1')).toEqual({ kind: 'deleted' });

  const another = randomUUID();
  await here.say(another, 'book', 'm1');
  await elsewhere.sessions.delete(another);
  expect(await here.take(another, 'Ana Silva', 'm2')).toEqual({ kind: 'deleted' });
});

test('a figure that was meant for the offered times never books what another turn chose', async () => {
  const id = randomUUID();
  const here = world.instance();
  const there = world.instance();
  await here.sayAll(id, UNTIL_SLOTS);
  here.store.beforeNextCommit(() => there.say(id, '2'));
  const overtaken = await here.say(id, '1');
  expect(overtaken).toMatchObject({ state: 'BOOK_REVIEW', booking: null });
  expect(live(await world.rowsOf(id))).toMatchObject([{ status: 'held' }]);
});

test('of two messages sent at once to one instance, the second agrees to nothing it has not seen', async () => {
  const id = randomUUID();
  const here = world.instance();
  await here.sayAll(id, UNTIL_SLOTS);
  const [, second] = await Promise.all([here.say(id, '1'), here.say(id, '1')]);
  expect(second).toMatchObject({ state: 'BOOK_REVIEW', booking: null });
  expect((await here.say(id, 'yes')).booking).not.toBeNull();
});

test('a late yes books nothing when the visitor has cancelled elsewhere', async () => {
  const [here, elsewhere] = [world.instance(), world.instance()];
  const id = randomUUID();
  expect((await here.sayAll(id, UNTIL_REVIEW)).state).toBe('BOOK_REVIEW');
  expect((await elsewhere.say(id, 'cancel')).state).toBe('MENU');
  const late = await here.say(id, 'yes');
  expect(late).toMatchObject({ state: 'MENU', booking: null });
  expect(live(await world.rowsOf(id))).toEqual([]);
});

test('a pick that loses to a cancellation meanwhile gives its hold back', async () => {
  const [here, elsewhere] = [world.instance(), world.instance()];
  const id = randomUUID();
  const [slot = ''] = slotsOf(await here.sayAll(id, UNTIL_SLOTS));
  here.store.beforeNextCommit(async () => {
    expect(live(await world.rowsOf(id))).toMatchObject([{ status: 'held' }]);
    await elsewhere.say(id, 'cancel');
  });
  expect(await here.say(id, slot)).toMatchObject({ turn: 10, booking: null });
  expect(live(await world.rowsOf(id))).toEqual([]);
});

test('a pick that loses to another pick of the visitor leaves one hold, the one that the review shows', async () => {
  const [here, elsewhere] = [world.instance(), world.instance()];
  const id = randomUUID();
  const offer = await here.sayAll(id, UNTIL_SLOTS);
  const [one = '', two = ''] = slotsOf(offer);
  here.store.beforeNextCommit(() => elsewhere.say(id, two));
  await here.say(id, one);
  const rows = live(await world.rowsOf(id));
  expect(rows).toHaveLength(1);
  const booked = await here.say(id, 'yes');
  expect(booked.state).toBe('BOOK_CONFIRMED');
  expect(booked.booking?.startsAt).toBe(rows[0]?.starts_at.toISOString());
});

test('a yes that loses to a cancellation meanwhile is no booking', async () => {
  const [here, elsewhere] = [world.instance(), world.instance()];
  const id = randomUUID();
  await here.sayAll(id, UNTIL_REVIEW);
  here.store.beforeNextCommit(async () => {
    expect(live(await world.rowsOf(id))).toMatchObject([{ status: 'confirmed' }]);
    await elsewhere.say(id, 'cancel');
  });
  expect(await here.say(id, 'yes')).toMatchObject({ state: 'MENU', booking: null });
  expect(live(await world.rowsOf(id))).toEqual([]);
});

test('a yes that loses to a deletion meanwhile is no booking', async () => {
  const [here, elsewhere] = [world.instance(), world.instance()];
  const id = randomUUID();
  await here.sayAll(id, UNTIL_REVIEW);
  here.store.beforeNextCommit(() => elsewhere.sessions.delete(id));
  expect(await here.take(id, 'yes')).toEqual({ kind: 'deleted' });
  expect((await world.rowsOf(id)).filter(({ status }) => status === 'confirmed')).toEqual([]);
});

test('a booking stays when Redis has lost it, even if an instance that missed it cancels', async () => {
  const [here, elsewhere] = [world.instance(), world.instance()];
  const id = randomUUID();
  await here.sayAll(id, UNTIL_REVIEW);
  expect((await elsewhere.say(id, 'yes')).booking).not.toBeNull();
  await world.redis.admin.flushall();
  expect(await here.say(id, 'cancel')).toMatchObject({ state: 'MENU', turn: 10 });
  expect(live(await world.rowsOf(id))).toMatchObject([{ status: 'confirmed' }]);
});

import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { UNTIL_REVIEW } from '../support/booking-words.ts';
import { reservationRows } from '../support/bookings.ts';
import type { Said } from '../support/turn-instance.ts';
import { createTurnWorld, type TurnWorld } from './turn-world.ts';

let world: TurnWorld;
beforeAll(async () => {
  world = await createTurnWorld();
});
afterAll(() => world.close());

const ISSUE = 'The editor shows an empty page';

const bookingOf = async ({ booking }: Said) =>
  (await reservationRows(world.database)).find(({ reference }) => reference === booking?.reference);

test('a booking the visitor learned of while the conversation was being deleted stays', async () => {
  const [here, elsewhere] = [world.instance(), world.instance()];
  const id = randomUUID();
  await here.sayAll(id, UNTIL_REVIEW);
  const told: Said[] = [];
  elsewhere.store.beforeNextDelete(async () => told.push(await here.say(id, 'yes')));
  await elsewhere.delete(id);

  const [confirmed] = told;
  expect(confirmed?.state).toBe('BOOK_CONFIRMED');
  expect(confirmed && (await bookingOf(confirmed))).toMatchObject({ status: 'confirmed', session_id: '' });
});

test('a request for support that loses to a deletion leaves nothing', async () => {
  const [here, elsewhere] = [world.instance(), world.instance()];
  const id = randomUUID();
  await here.say(id, 'support');
  here.store.beforeNextCommit(() => elsewhere.sessions.delete(id));
  expect(await here.take(id, ISSUE)).toEqual({ kind: 'deleted' });
  expect(await world.issuesOf(id)).toEqual([]);
});

test('a request for support that loses to another message meanwhile is recorded once', async () => {
  const [here, elsewhere] = [world.instance(), world.instance()];
  const id = randomUUID();
  await here.say(id, 'support');
  here.store.beforeNextCommit(() => elsewhere.say(id, '?!'));
  expect(await here.say(id, ISSUE)).toMatchObject({ turn: 3, state: 'SUPPORT_ESCALATE' });
  expect(await world.issuesOf(id)).toEqual([ISSUE]);
});

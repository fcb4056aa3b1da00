import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { UNTIL_REVIEW } from '../support/booking-words.ts';
import { ChatClient } from '../support/chat-client.ts';
import { createDeployment, type Deployment } from '../support/deployment.ts';

let deployment: Deployment;
beforeAll(async () => {
  deployment = await createDeployment();
});
afterAll(() => deployment?.close());

const bookingsOf = (sessionId: string) =>
  deployment.query<{ reference: string }>(
    `select reference from reservations where session_id = $1 and status = 'confirmed'`,
    [sessionId],
  );

test('a conversation goes on after the process was killed, at every step of a booking', async () => {
  const visitor = new ChatClient('', randomUUID());
  let turn = 0;
  for (const message of [...UNTIL_REVIEW, 'yes']) {
    // Before the first question, in the middle, and while a time is held.
    const restarts = ['Ana Silva', '12', 'yes'].includes(message) || turn === 0;
    if (restarts) visitor.moveTo((await deployment.start()).url);
    turn += 1;
    expect(await visitor.say(message)).toMatchObject({ turn, degraded: false });
    if (['book', 'Acme', '1'].includes(message)) await deployment.endProcesses();
  }
  const { body } = await visitor.get();
  expect(body).toMatchObject({ state: 'BOOK_CONFIRMED', turn: 10, booking: { status: 'confirmed' } });
  expect(await bookingsOf(visitor.sessionId)).toHaveLength(1);
});

test('two processes take turns through a whole booking', async () => {
  const [one, two] = [await deployment.start(), await deployment.start()];
  const visitor = new ChatClient(one.url, randomUUID());
  const said: string[] = [];
  for (const [n, message] of [...UNTIL_REVIEW, 'yes'].entries()) {
    visitor.moveTo(n % 2 === 0 ? one.url : two.url);
    const reply = await visitor.say(message);
    expect(reply).toMatchObject({ turn: n + 1, degraded: false });
    said.push(message, reply.message);
  }
  const snapshots = [];
  for (const { url } of [one, two]) {
    visitor.moveTo(url);
    snapshots.push((await visitor.get()).body);
  }
  const [here, there] = snapshots;
  expect({ ...here, expiresAt: '' }).toEqual({ ...there, expiresAt: '' });
  expect(here).toMatchObject({ state: 'BOOK_CONFIRMED', transcript: said.map((text) => ({ text })) });
  expect(await bookingsOf(visitor.sessionId)).toHaveLength(1);
});

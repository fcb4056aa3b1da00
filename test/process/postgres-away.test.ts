import { randomUUID } from 'node:crypto';
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest';
import type { ChatReply } from '../../backend/src/protocol/chat.ts';
import { UNTIL_REVIEW, UNTIL_SLOTS } from '../support/booking-words.ts';
import { ChatClient } from '../support/chat-client.ts';
import { createDeployment, type Deployment } from '../support/deployment.ts';
import { eventually } from '../support/eventually.ts';

const NEVER_LONGER_MS = 3_000;

let deployment: Deployment;
beforeAll(async () => {
  deployment = await createDeployment();
});
afterEach(() => deployment.endProcesses());
afterEach(() => deployment.restartStores());
afterAll(() => deployment?.close());

async function visitorAt(url: string, messages: readonly string[]): Promise<ChatClient> {
  const visitor = new ChatClient(url, randomUUID());
  for (const message of messages) await visitor.say(message);
  return visitor;
}

const confirmed = (visitor: ChatClient) =>
  deployment.query<{ reference: string }>(
    `select reference from reservations where session_id = $1 and status = 'confirmed'`,
    [visitor.sessionId],
  );

/** While the calendar is unavailable, a reply says so and never sounds like a booking. */
function expectHonest(reply: ChatReply): void {
  expect(reply.message).toContain("I can't reach the calendar at the moment");
  expect(reply.message).toMatch(/nothing is booked yet|not booked yet/i);
  expect(reply.message).not.toMatch(/confirmed|your reference/i);
  expect(reply).toMatchObject({ booking: null, degraded: false });
}

test('without PostgreSQL the conversation goes on, says that nothing is booked, and books when it is back', async () => {
  const { url } = await deployment.start();
  const asking = await visitorAt(url, UNTIL_SLOTS.slice(0, -1));
  const choosing = await visitorAt(url, UNTIL_SLOTS);
  const reviewing = await visitorAt(url, UNTIL_REVIEW);
  await deployment.postgres.kill();

  const startedAt = performance.now();
  const toSlots = await asking.say('Bookings');
  expect(toSlots.state).toBe('BOOK_SLOT');
  expectHonest(toSlots);
  const pick = await choosing.say('2');
  expect(pick.state).toBe('BOOK_SLOT');
  expectHonest(pick);
  for (let again = 0; again < 3; again += 1) {
    const yes = await reviewing.say('yes');
    expect(yes.state).toBe('BOOK_REVIEW');
    expectHonest(yes);
  }
  expect(performance.now() - startedAt).toBeLessThan(5 * NEVER_LONGER_MS);
  expect(await asking.say('change my email')).toMatchObject({ state: 'BOOK_EMAIL' });
  expect(await (await visitorAt(url, ['hello'])).say('pricing')).toMatchObject({ state: 'PRICING_SELECT' });
  expect(await (await fetch(`${url}/health`)).json()).toMatchObject({
    status: 'degraded',
    services: { bookings: { kind: 'postgres', status: 'down' }, sessions: { status: 'ok' } },
  });

  await deployment.postgres.restart();
  await eventually(async () => expect(await reviewing.say('yes')).toMatchObject({ state: 'BOOK_CONFIRMED' }));
  expect(await confirmed(reviewing)).toHaveLength(1);
  expect((await choosing.say('try again')).message).toContain('Which one suits you?');
  expect((await choosing.say('3')).state).toBe('BOOK_REVIEW');
  expect((await choosing.say('yes')).booking).toMatchObject({ status: 'confirmed' });
  expect(await confirmed(choosing)).toHaveLength(1);
});

test('support requests are not promised without PostgreSQL', async () => {
  const { url } = await deployment.start();
  const visitor = await visitorAt(url, ['support']);
  await deployment.postgres.kill();
  const reply = await visitor.say('My invoice is wrong');
  expect(reply.message).toContain("I couldn't record your request");
  expect(reply.message).not.toMatch(/is recorded/i);
  await deployment.postgres.restart();
});

test('a process that starts without PostgreSQL serves, and books when it comes', async () => {
  await deployment.postgres.kill();
  const { url } = await deployment.start();
  const visitor = await visitorAt(url, UNTIL_SLOTS.slice(0, -1));
  expectHonest(await visitor.say('Bookings'));
  await deployment.postgres.restart();
  await eventually(async () =>
    expect((await visitor.say('more times')).message).toContain('Which one suits you?'),
  );
  expect((await visitor.say('1')).state).toBe('BOOK_REVIEW');
  expect((await visitor.say('yes')).state).toBe('BOOK_CONFIRMED');
  expect(await confirmed(visitor)).toHaveLength(1);
});

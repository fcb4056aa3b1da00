import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { ChatReply } from '../../backend/src/protocol/chat.ts';
import { ChatClient } from '../support/chat-client.ts';
import { play } from '../support/conversation.ts';
import { startApp, type TestApp } from '../support/holdfast-app.ts';
import { ManualClock } from '../support/manual-clock.ts';

// A conversation whose time has run out is over. The next message begins another one, which offers to go on with the
// booking that was left unfinished.

const TTL_MS = 3_600_000;

let clock: ManualClock;
let demos: TestApp;
let barber: TestApp;
beforeAll(async () => {
  // The database has a clock of its own, by which times are held and booked.
  clock = new ManualClock(Date.now());
  demos = await startApp({}, clock);
  barber = await startApp({ BUSINESS_DIR: 'backend/business/barbershop' }, clock);
});
afterAll(async () => {
  await demos.stop();
  await barber.stop();
});

/** What is said before and after the conversation ran out. */
async function playOn({ url }: TestApp, before: string, after: string, passed = TTL_MS): Promise<ChatReply> {
  const client = new ChatClient(url, randomUUID());
  await play(url, before, client);
  clock.advance(passed);
  return play(url, after, client);
}

const ENDED = 'Your previous conversation has ended, so this is a new one.';
const OFFER = 'Your booking (30-minute demo) is not finished. Would you like to go on with it?';

const TO_PHONE = `
  > book a demo
  > Ana Silva
  > ana@acme.example
  < BOOK_PHONE
`;

test('a greeting is told that the conversation ended, and asked whether to go on', async () => {
  const reply = await playOn(
    demos,
    TO_PHONE,
    `
    > hi
    < MENU ${ENDED} I kept what you told me for your booking.
    < ${OFFER}
    < 1. Yes, go on
    < 2. Main menu
    ! 3.
    ! Hi — I'm BTRIX.
    `,
  );
  expect(reply.turn).toBe(1);
  expect(reply.parts.map(({ type }) => type)).toEqual(['notice', 'text', 'options']);
  expect(reply.parts[0]).toMatchObject({ code: 'expired' });
});

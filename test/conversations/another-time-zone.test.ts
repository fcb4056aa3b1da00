import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { TO_SLOTS } from '../support/booking-words.ts';
import { ChatClient } from '../support/chat-client.ts';
import { play } from '../support/conversation.ts';
import { startApp, type TestApp } from '../support/holdfast-app.ts';

let app: TestApp;
beforeAll(async () => {
  app = await startApp();
});
afterAll(() => app.stop());

/** Five and a half hours ahead of Lisbon, four and a half in summer. */
const timeZone = 'Asia/Kolkata';

test('a visitor in another zone sees every time in both zones', async () => {
  const client = new ChatClient(app.url, randomUUID());
  const say = async (text: string): Promise<string> => (await client.say(text, { timeZone })).message;
  await say('book');
  const offer = await say('Ann, ann@x.com, +351 912 345 678, Globex, 25, WhatsApp, more leads');
  expect(offer).toMatch(/1\. .* in Kolkata\)/);
  const review = await say('1');
  expect(review).toMatch(/When: .* \(Lisbon time, .* in Kolkata\)/);
  expect(review).toMatch(/until \d\d:\d\d \(Lisbon time, .* in Kolkata\)\. Shall I book it\?/);
  expect(await say('yes')).toMatch(/confirmed: .* \(Lisbon time, .* in Kolkata\)\. Your reference/);
});

test('a visitor who names a zone that the client did not send sees times in both', async () => {
  await play(
    app.url,
    `${TO_SLOTS}
    > the first Tuesday you have, at 10 am eastern
    < BOOK_SLOT
    > next week on Tuesday at 10 am eastern
    < 15:00
    < 10:00 in New York`,
  );
});

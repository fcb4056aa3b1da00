import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { ChatClient } from '../support/chat-client.ts';
import { startApp, type TestApp } from '../support/holdfast-app.ts';

let app: TestApp;
beforeAll(async () => {
  app = await startApp();
});
afterAll(() => app.stop());

/** Five and a half hours ahead of Lisbon, or four and a half in summer. */
const timeZone = 'Asia/Kolkata';

test('a visitor elsewhere is told every time in both zones', async () => {
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

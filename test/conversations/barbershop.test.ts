import { afterAll, beforeAll, expect, test } from 'vitest';
import { ChatClient } from '../support/chat-client.ts';
import { play } from '../support/conversation.ts';
import { startApp, type TestApp } from '../support/holdfast-app.ts';

let app: TestApp;
beforeAll(async () => {
  app = await startApp({ BUSINESS_DIR: 'backend/business/barbershop' });
});
afterAll(() => app.stop());

test('a visitor chooses a service and answers only name and phone', async () => {
  const last = await play(
    app.url,
    `
    > hi
    < MENU Welcome to Corner Barbershop.
    < Book an appointment
    > 2
    < BOOK_SERVICE 1. Haircut
    > haircut and beard
    < BOOK_NAME What name
    > Ana
    < BOOK_PHONE
    > 212 555 0188
    < BOOK_SLOT (New York time)
    > 1
    < BOOK_REVIEW Haircut and beard
    > yes
    < BOOK_CONFIRMED
    `,
  );
  expect(last.booking?.service).toBe('Haircut and beard');
  const { startsAt = '', endsAt = '' } = last.booking ?? {};
  expect(Date.parse(endsAt) - Date.parse(startsAt)).toBe(50 * 60_000);
});

test('a request that names the service skips the choice', async () => {
  await play(app.url, `> I'd like to book a haircut\n< BOOK_NAME`);
});

test('two visitors can have the same time while there are two chairs, and a third cannot', async () => {
  const empty = await startApp({ BUSINESS_DIR: 'backend/business/barbershop' });
  const script = `> book a haircut\n> Ana\n> 212 555 0188\n< BOOK_SLOT\n> 1\n< BOOK_REVIEW`;
  const replies = [
    await play(empty.url, script),
    await play(empty.url, script),
    await play(empty.url, script),
  ];
  await empty.stop();
  const held = replies.map(({ parts }) => parts.find((part) => part.type === 'hold'));
  const starts = held.map((part) => (part?.type === 'hold' ? part.startsAt : ''));
  expect(starts[0]).toBe(starts[1]);
  expect(starts[2]).not.toBe(starts[0]);
});

test('a visitor in another zone sees both times', async () => {
  const visitor = new ChatClient(app.url, 'in-lisbon');
  await visitor.say('book a haircut', { timeZone: 'Europe/Lisbon' });
  await visitor.say('Ana');
  const offer = await visitor.say('212 555 0188');
  expect(offer.message).toContain('in Lisbon');
});

import { afterAll, beforeAll, expect, test } from 'vitest';
import type { ChatReply } from '../../backend/src/protocol/chat.ts';
import { ChatClient } from '../support/chat-client.ts';
import { play } from '../support/conversation.ts';
import { startApp, type TestApp } from '../support/holdfast-app.ts';

/** Real time plus what a test adds. */
const clock = { ahead: 0, now: () => Date.now() + clock.ahead };

let app: TestApp;
beforeAll(async () => {
  app = await startApp({ BUSINESS_DIR: 'backend/business/barbershop', HOLD_SECONDS: '300' }, clock);
});
afterAll(() => app.stop());

const TO_REVIEW = `
  > book a haircut
  > Ana
  > 212 555 0188
  > 1
  < BOOK_REVIEW
`;

const holdOf = (reply: ChatReply): string => {
  const hold = reply.parts.find((part) => part.type === 'hold');
  return hold?.type === 'hold' ? hold.expiresAt : '';
};

test('a turn renews the hold when half of its time is over, and not before', async () => {
  const visitor = new ChatClient(app.url, 'renewal');
  const taken = holdOf(await play(app.url, TO_REVIEW, visitor));
  expect(holdOf(await visitor.say('no, my name is Bea'))).toBe(taken);
  clock.ahead = 200_000;
  const renewed = holdOf(await visitor.say('no, my name is Cleo'));
  expect(Date.parse(renewed)).toBeGreaterThan(Date.parse(taken));
  clock.ahead = 0;
  expect((await visitor.say('yes')).state).toBe('BOOK_CONFIRMED');
});

test('a retry of the turn that renewed it gets the same reply', async () => {
  const visitor = new ChatClient(app.url, 'renewal-retry');
  await play(app.url, TO_REVIEW, visitor);
  clock.ahead = 200_000;
  const first = await visitor.say('no, my name is Bea', { messageId: 'renews' });
  const again = await visitor.say('no, my name is Bea', { messageId: 'renews' });
  clock.ahead = 0;
  expect({ ...again, expiresAt: '' }).toEqual({ ...first, expiresAt: '' });
});

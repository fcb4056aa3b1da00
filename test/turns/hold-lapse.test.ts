import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import type { ChatReply, ChatSnapshot, Part } from '../../backend/src/protocol/chat.ts';
import { UNTIL_REVIEW } from '../support/booking-words.ts';
import { ChatClient } from '../support/chat-client.ts';
import { play } from '../support/conversation.ts';
import { eventually } from '../support/eventually.ts';
import { startApp, type TestApp } from '../support/holdfast-app.ts';

let app: TestApp;
beforeAll(async () => {
  app = await startApp({ HOLD_SECONDS: '2' });
});
afterAll(() => app.stop());

let visitor: ChatClient;
beforeEach(() => {
  visitor = new ChatClient(app.url, randomUUID());
});

const partOf = <Type extends Part['type']>(reply: ChatReply, type: Type) =>
  reply.parts.find((part): part is Extract<Part, { type: Type }> => part.type === type);

async function toReview(): Promise<Extract<Part, { type: 'hold' }>> {
  let hold: Extract<Part, { type: 'hold' }> | undefined;
  for (const message of UNTIL_REVIEW) hold = partOf(await visitor.say(message), 'hold');
  if (!hold) throw new Error('Nothing is held');
  return hold;
}

const look = async (): Promise<ChatSnapshot> => (await visitor.get()).body as ChatSnapshot;

/** Reading a conversation renews no hold. */
const hasLapsed = (): Promise<ChatSnapshot> =>
  eventually(async () => {
    const snapshot = await look();
    if (partOf(snapshot, 'hold')) throw new Error('It is held still');
    return snapshot;
  });

test('the next message after a hold has lapsed says so first and offers times, its own among them', async () => {
  const { slotId } = await toReview();
  await hasLapsed();
  const reply = await visitor.say('no, my name is Bea');
  expect(reply.state).toBe('BOOK_SLOT');
  expect(reply.parts[0]).toMatchObject({ type: 'notice', code: 'hold_lapsed' });
  expect(reply.message).not.toContain('Shall I book it?');
  expect(partOf(reply, 'slots')?.slots[0]?.id).toBe(slotId);
  expect(partOf(await visitor.say('1'), 'hold')?.slotId).toBe(slotId);
});

test('what was asked of the review is not said beside the times', async () => {
  await toReview();
  await hasLapsed();
  const reply = await visitor.say('mumble');
  expect(reply.state).toBe('BOOK_SLOT');
  expect(reply.parts.map(({ type }) => type)).toEqual(['notice', 'text', 'slots']);
});

test('a visitor in another state is told at once, and offered times when the booking goes on', async () => {
  await toReview();
  await hasLapsed();
  const reply = await visitor.say('menu');
  expect(reply.state).toBe('MENU');
  expect(reply.parts[0]).toMatchObject({ type: 'notice', code: 'hold_lapsed' });
  await play(app.url, '> book\n< BOOK_SLOT\n! could not hold', visitor);
});

test('a yes to a time that lapsed books it if it is still free', async () => {
  await toReview();
  await hasLapsed();
  expect((await visitor.say('yes')).state).toBe('BOOK_CONFIRMED');
});

test('a yes to a time that lapsed and is gone says so and offers others', async () => {
  const { slotId } = await toReview();
  await hasLapsed();
  const rival = new ChatClient(app.url, randomUUID());
  for (const message of [...UNTIL_REVIEW, 'yes']) await rival.say(message);
  const reply = await visitor.say('yes');
  expect(reply.state).toBe('BOOK_SLOT');
  expect(reply.parts[0]).toMatchObject({ type: 'notice', code: 'hold_lapsed' });
  expect(partOf(reply, 'slots')?.slots.map(({ id }) => id)).not.toContain(slotId);
});

test('a returning visitor sees the hold as it is, and that it has lapsed', async () => {
  const hold = await toReview();
  expect(partOf(await look(), 'hold')).toEqual(hold);
  const lapsed = await hasLapsed();
  expect(lapsed.state).toBe('BOOK_REVIEW');
  expect(lapsed.parts[0]).toMatchObject({ type: 'notice', code: 'hold_lapsed' });
  expect(lapsed.message).not.toContain('I am holding');
  const newest = lapsed.transcript.at(-1);
  expect(newest).toMatchObject({ role: 'assistant', text: lapsed.message });
});

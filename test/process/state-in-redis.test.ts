import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { ChatSnapshot } from '../../backend/src/protocol/chat.ts';
import { LONG_BOOKING } from '../support/booking-words.ts';
import { ChatClient } from '../support/chat-client.ts';
import { createDeployment, type Deployment } from '../support/deployment.ts';

let deployment: Deployment;
let url: string;
beforeAll(async () => {
  deployment = await createDeployment();
  ({ url } = await deployment.start());
});
afterAll(() => deployment?.close());

async function book(): Promise<ChatClient> {
  const visitor = new ChatClient(url, randomUUID());
  for (const word of LONG_BOOKING) await visitor.say(word, { messageId: randomUUID() });
  return visitor;
}

test('a finished booking takes at most 2,000 bytes and has the fields of the contract', async () => {
  const { sessionId } = await book();
  const json = (await deployment.redis.admin.get(`state:${sessionId}`)) ?? '';
  expect(json).toMatch(/^\{"version":10,/);
  const instant = expect.stringMatching(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$/);
  expect(JSON.parse(json)).toMatchObject({
    version: 10,
    current: 'BOOK_CONFIRMED',
    data: { NAME: 'Maria João Ferreira da Silva', EMPLOYEES: 250 },
    epoch: expect.stringMatching(/^[\w-]{11,}$/),
    createdAt: instant,
    updatedAt: instant,
  });
  expect(Buffer.byteLength(json)).toBeLessThanOrEqual(2_000);
  expect(await deployment.redis.admin.ttl(`state:${sessionId}`)).toBeGreaterThan(3_590);
});

test('every key of a session carries its hash tag and a TTL', async () => {
  const { admin } = deployment.redis;
  await admin.flushall();
  const { sessionId } = await book();
  const keys = (await admin.keys('*')).sort();
  expect(keys).toEqual([`events:{state:${sessionId}}`, `state:${sessionId}`]);
  for (const key of keys) expect(await admin.ttl(key)).toBeGreaterThan(0);
  expect(await admin.xlen(`events:{state:${sessionId}}`)).toBe(LONG_BOOKING.length);
});

test('a deleted session is a mark without any of its content', async () => {
  const { admin } = deployment.redis;
  await admin.flushall();
  const visitor = await book();
  await visitor.delete();
  expect(await admin.keys('*')).toEqual([`state:${visitor.sessionId}`]);
  expect(await admin.get(`state:${visitor.sessionId}`)).toBe('{"version":10,"deleted":true}');
  expect(await admin.ttl(`state:${visitor.sessionId}`)).toBeGreaterThanOrEqual(3_600);
  expect(await visitor.post({ message: 'hello' })).toMatchObject({ status: 410 });
  expect(await admin.get(`state:${visitor.sessionId}`)).toBe('{"version":10,"deleted":true}');
});

const opened = async (visitor: ChatClient): Promise<ChatSnapshot> =>
  (await visitor.get()).body as ChatSnapshot;

test.each(['{}', '[]', '"text"', '{"messageId":1,"visitor":{},"reply":"?","at":"noon"}'])(
  'an event that says %s costs the transcript its own lines and nothing else',
  async (broken) => {
    const { admin } = deployment.redis;
    const visitor = new ChatClient(url, randomUUID());
    for (const word of ['hello', 'book', 'Maria']) await visitor.say(word);
    const before = await opened(visitor);
    const stream = `events:{state:${visitor.sessionId}}`;
    const entries = await admin.xrange(stream, '-', '+');
    await admin.del(stream);
    for (const [id, [type = '', event = '']] of entries)
      await admin.xadd(stream, id, type, id === '2-0' ? broken : event);
    const after = await opened(visitor);
    expect(after).toEqual({ ...before, expiresAt: after.expiresAt, transcript: after.transcript });
    expect(after.transcript).toEqual(before.transcript.filter(({ turn }) => turn !== 2));
    expect(await visitor.say('maria@example.com')).toMatchObject({ turn: 4 });
  },
);

import { createHash, randomUUID } from 'node:crypto';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { LONG_BOOKING } from '../support/booking-words.ts';
import { CANARY, leaksIn } from '../support/canaries.ts';
import { ChatClient } from '../support/chat-client.ts';
import { createDeployment, type Deployment } from '../support/deployment.ts';
import { eventually } from '../support/eventually.ts';
import type { HoldfastProcess } from '../support/holdfast-process.ts';
import { dumpRedis } from '../support/redis-dump.ts';
import { tellCanaries } from '../support/tell-canaries.ts';
import { areWell, isArchived } from './process-state.ts';

const key = (kid: string): string => `${kid}:${createHash('sha256').update(kid).digest('base64url')}`;

let deployment: Deployment;
beforeAll(async () => {
  deployment = await createDeployment();
});
afterAll(() => deployment?.close());
beforeEach(async () => {
  await deployment.endProcesses();
  await deployment.redis.admin.flushall();
});

/** Parts of state and events besides the visitor's words: names of answers and fields, a time zone. */
const INSIDE = ['EMPLOYEES', 'messageId', 'heldUntil', 'Europe/Lisbon'];

const healthOf = async ({ url }: HoldfastProcess): Promise<unknown> => (await fetch(`${url}/health`)).json();
const stateOf = async (id: string) => JSON.parse((await deployment.redis.admin.get(`state:${id}`)) ?? '{}');

test('nothing a visitor wrote or read can be read in Redis (36)', async () => {
  const { url } = await deployment.start({ STATE_ENCRYPTION_KEYS: key('k1') });
  const [booking = '', support = ''] = await tellCanaries(url);
  const dump = await dumpRedis(deployment.redis.admin);
  expect(Object.keys(dump)).toEqual(
    expect.arrayContaining([`state:${booking}`, `events:{state:${booking}}`, `state:${support}`]),
  );
  const text = JSON.stringify(dump);
  expect(leaksIn(text)).toEqual([]);
  for (const word of INSIDE) expect(text, word).not.toContain(word);

  const { version, current, sealed, data } = await stateOf(booking);
  expect({ version, current, sealed }).toEqual({
    version: expect.any(Number),
    current: 'BOOK_CONFIRMED',
    sealed: 'k1',
  });
  expect(data).toMatch(/^[\w-]+$/);
  expect(await deployment.redis.admin.get(`state:${booking}`)).toMatch(
    /^\{"version":\d+,"sealed":"k1","current":"/,
  );
});

test('a finished booking takes at most 3,000 bytes encrypted', async () => {
  const { url } = await deployment.start({ STATE_ENCRYPTION_KEYS: key('k1') });
  const visitor = new ChatClient(url, randomUUID());
  for (const word of LONG_BOOKING) await visitor.say(word);
  const state = (await deployment.redis.admin.get(`state:${visitor.sessionId}`)) ?? '';
  expect(state).toContain('"current":"BOOK_CONFIRMED"');
  expect(state.length).toBeLessThanOrEqual(3_000);
});

test('without keys the same dump shows all of it', async () => {
  const { url } = await deployment.start();
  await tellCanaries(url);
  const text = JSON.stringify(await dumpRedis(deployment.redis.admin));
  expect(leaksIn(text)).toContain(CANARY.email);
  for (const word of INSIDE) expect(text, word).toContain(word);
});

describe('while keys are rolled out', () => {
  test("two processes with and without the key go on with each other's conversations, once both list it", async () => {
    const plain = await deployment.start({ STATE_ENCRYPTION_KEYS: `plain,${key('k1')}` });
    const sealing = await deployment.start({ STATE_ENCRYPTION_KEYS: key('k1') });
    const id = randomUUID();
    for (const [word, at] of [
      ['book', plain],
      ['demo', sealing],
      ['Ana Sousa', plain],
      ['ana@acme.example', sealing],
    ] as const) {
      const told = await new ChatClient(at.url, id).say(word);
      expect(told.degraded, word).toBe(false);
    }
    expect(await stateOf(id)).toMatchObject({ version: 4, sealed: 'k1', current: 'BOOK_PHONE' });
  });

  test('a process without the key goes on from the database, overwrites nothing, and says which key it lacks', async () => {
    const sealing = await deployment.start({ STATE_ENCRYPTION_KEYS: key('k1') });
    const keyless = await deployment.start();
    const id = randomUUID();
    const visitor = new ChatClient(sealing.url, id);
    for (const word of ['book', 'demo', 'Ana Sousa']) await visitor.say(word);
    await isArchived(sealing);
    await areWell(keyless);
    const before = await deployment.redis.admin.get(`state:${id}`);

    const elsewhere = new ChatClient(keyless.url, id);
    expect(await elsewhere.say('ana@acme.example')).toMatchObject({
      state: 'BOOK_PHONE',
      turn: 4,
      degraded: true,
    });
    expect(await deployment.redis.admin.get(`state:${id}`)).toBe(before);

    const health = await healthOf(keyless);
    const trouble = 'sessions are sealed with the key "k1", which STATE_ENCRYPTION_KEYS does not list';
    expect(health).toMatchObject({
      status: 'degraded',
      services: { sessions: { cause: `Redis: ${trouble}` } },
    });
    await eventually(() => expect(keyless.output()).toContain('"kid":"k1"'));
    expect(await healthOf(sealing)).toMatchObject({ status: 'ok' });
  });

  test('if only Redis has the conversation, a process without the key answers 503 and does not change it', async () => {
    const archive = { ARCHIVE: 'off' };
    const sealing = await deployment.start({ STATE_ENCRYPTION_KEYS: key('k1'), ...archive });
    const keyless = await deployment.start(archive);
    const id = randomUUID();
    const visitor = new ChatClient(sealing.url, id);
    await visitor.say('book');
    const before = await deployment.redis.admin.get(`state:${id}`);

    const elsewhere = new ChatClient(keyless.url, id);
    expect(await elsewhere.post({ message: 'demo' })).toMatchObject({
      status: 503,
      body: { code: 'unavailable' },
    });
    expect(await elsewhere.get()).toMatchObject({ status: 503 });
    expect(await deployment.redis.admin.get(`state:${id}`)).toBe(before);
    expect(await visitor.say('demo')).toMatchObject({ turn: 2, degraded: false });
  });
});

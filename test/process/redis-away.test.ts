import { randomUUID } from 'node:crypto';
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest';
import { UNTIL_SLOTS } from '../support/booking-words.ts';
import { ChatClient } from '../support/chat-client.ts';
import { createDeployment, type Deployment } from '../support/deployment.ts';
import { eventually } from '../support/eventually.ts';
import { freePort } from '../support/free-port.ts';
import { startRedis } from '../support/redis.ts';
import { look, noticesOf, visitorTexts } from '../support/reply-contents.ts';

const TIMEOUT_MS = 1_000;
/** Only one time-out was waited for, with room for a busy machine. */
const ONCE_MS = 2 * TIMEOUT_MS;
/** Less than a time-out, so nothing waited for Redis. */
const AT_ONCE_MS = TIMEOUT_MS;

let deployment: Deployment;
beforeAll(async () => {
  deployment = await createDeployment();
});
afterEach(() => deployment.endProcesses());
afterEach(() => deployment.restartStores());
afterAll(() => deployment?.close());

async function timed<Result>(work: () => Promise<Result>): Promise<readonly [Result, number]> {
  const startedAt = performance.now();
  const result = await work();
  return [result, performance.now() - startedAt];
}

const isBack = (visitor: ChatClient) =>
  eventually(async () => expect((await visitor.get()).body).toMatchObject({ degraded: false }));

/** Redis goes away through `leave` in the middle of a conversation and comes back through `comeBack`. */
async function survivesOutage(leave: () => unknown, comeBack: () => unknown): Promise<void> {
  const [here, elsewhere] = [await deployment.start(), await deployment.start()];
  const visitor = new ChatClient(here.url, randomUUID());
  await visitor.say('book');
  await visitor.say('Ana Silva');

  await leave();
  const [first, firstMs] = await timed(() => visitor.say('ana@acme.example'));
  expect(first).toMatchObject({ state: 'BOOK_PHONE', turn: 3, degraded: true });
  expect(noticesOf(first)).toEqual(['degraded']);
  expect(firstMs).toBeLessThan(ONCE_MS);
  for (const [n, message] of ['+351 912 345 678', 'Acme', '12'].entries()) {
    const [reply, ms] = await timed(() => visitor.say(message));
    expect(reply).toMatchObject({ turn: 4 + n, degraded: true });
    expect(ms).toBeLessThan(AT_ONCE_MS);
  }
  const stranger = new ChatClient(here.url, randomUUID());
  const [welcome, welcomeMs] = await timed(() => stranger.say('hello'));
  expect(welcome).toMatchObject({ state: 'MENU', turn: 1, degraded: true });
  expect(welcome.message).toContain("Hi — I'm BTRIX.");
  expect(noticesOf(welcome)).toEqual(['degraded']);
  expect(welcomeMs).toBeLessThan(AT_ONCE_MS);
  expect(await new ChatClient(here.url, randomUUID()).get()).toMatchObject({
    status: 200,
    body: { state: 'WELCOME', turn: 0, degraded: true },
  });
  const leaver = new ChatClient(here.url, randomUUID());
  await leaver.say('hello');
  expect(await leaver.delete()).toMatchObject({ status: 204 });
  expect(await (await fetch(`${here.url}/health`)).json()).toMatchObject({
    status: 'degraded',
    services: { sessions: { kind: 'redis', status: 'down' }, bookings: { status: 'ok' } },
  });
  expect((await fetch(`${here.url}/health/ready`)).status).toBe(200);

  await comeBack();
  await isBack(visitor);
  visitor.moveTo(elsewhere.url);
  stranger.moveTo(elsewhere.url);
  await isBack(visitor);
  const seen = await look(visitor);
  expect(seen).toMatchObject({ state: 'BOOK_CHANNEL', turn: 6 });
  expect(visitorTexts(seen)).toEqual(UNTIL_SLOTS.slice(0, 6));
  expect(await visitor.say('Email')).toMatchObject({ state: 'BOOK_GOAL', turn: 7, degraded: false });
  expect((await stranger.get()).body).toMatchObject({ state: 'MENU', turn: 1, degraded: false });
  leaver.moveTo(elsewhere.url);
  expect(await leaver.get()).toMatchObject({ status: 410, body: { code: 'session_deleted' } });
}

test('Redis is killed in the middle of a conversation and comes back', () =>
  survivesOutage(
    () => deployment.redis.kill(),
    () => deployment.restartRedis(),
  ));

test('Redis hangs in the middle of a conversation and comes back', () =>
  survivesOutage(
    () => deployment.redis.pause(),
    () => deployment.redis.resume(),
  ));

test('a process that starts without Redis says so, serves, and uses it when it comes', async () => {
  const port = await freePort();
  const alone = await deployment.start({ REDIS_URL: `redis://127.0.0.1:${port}` });
  expect(alone.output()).toMatch(/ECONNREFUSED.*session store not reached yet/);
  const visitor = new ChatClient(alone.url, randomUUID());
  const [first, ms] = await timed(() => visitor.say('book'));
  expect(first).toMatchObject({ state: 'BOOK_NAME', turn: 1, degraded: true });
  expect(ms).toBeLessThan(ONCE_MS);
  expect(await visitor.say('Ana Silva')).toMatchObject({ turn: 2, degraded: true });

  const late = await startRedis({ port });
  try {
    await isBack(visitor);
    expect(await late.admin.get(`state:${visitor.sessionId}`)).toContain('{"version":2,');
    expect(await visitor.say('ana@acme.example')).toMatchObject({ turn: 3, degraded: false });
    expect(visitorTexts(await look(visitor))).toEqual(['book', 'Ana Silva', 'ana@acme.example']);
  } finally {
    await late.stop();
  }
});

test('no visitor gets an error while Redis is killed under load and comes back', async () => {
  const { url } = await deployment.start();
  let goesOn = true;
  const visitors = Array.from({ length: 10 }, () => new ChatClient(url, randomUUID()));
  const turns = new Map(visitors.map((visitor) => [visitor, 0]));
  const talking = visitors.map(async (visitor) => {
    for (let turn = 1; goesOn; turn += 1) {
      expect(await visitor.say('menu')).toMatchObject({ turn, state: 'MENU' });
      turns.set(visitor, turn);
    }
  });
  const everybodyTalks = async () => {
    const before = new Map(turns);
    await eventually(() =>
      expect(visitors.every((each) => Number(turns.get(each)) > Number(before.get(each)) + 2)).toBe(true),
    );
  };
  await everybodyTalks();
  await deployment.redis.kill();
  await everybodyTalks();
  await deployment.restartRedis();
  await everybodyTalks();
  goesOn = false;
  await Promise.all(talking);
  for (const visitor of visitors) await isBack(visitor);
  for (const visitor of visitors) {
    expect((await visitor.get()).body).toMatchObject({ turn: turns.get(visitor) });
  }
});

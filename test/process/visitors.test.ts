import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { LONG_BOOKING, UNTIL_REVIEW } from '../support/booking-words.ts';
import { CANARY, leaksIn } from '../support/canaries.ts';
import { ChatClient } from '../support/chat-client.ts';
import { comeBack } from '../support/come-back.ts';
import { createDeployment, type Deployment } from '../support/deployment.ts';
import { eventually } from '../support/eventually.ts';
import { claimCode, claimedBy, issueCode, newCode } from '../support/hand-over.ts';
import type { HoldfastProcess } from '../support/holdfast-process.ts';
import { areWell } from './process-state.ts';

const WELCOME_BACK = 'Welcome back, Zephyrine.';
const WELCOME = "Hi — I'm BTRIX.";
const SECRETS: string[] = [];

let deployment: Deployment;
let here: HoldfastProcess;
let elsewhere: HoldfastProcess;
const started: HoldfastProcess[] = [];
beforeAll(async () => {
  deployment = await createDeployment();
  [here, elsewhere] = await Promise.all([start(), start()]);
});
beforeEach(async () => {
  // A test may have stopped an instance.
  if (here.hasEnded()) here = await start();
  if (elsewhere.hasEnded()) elsewhere = await start();
  await areWell(here, elsewhere);
});
afterEach(() => deployment.restartStores());
afterAll(async () => {
  for (const instance of started) {
    expect(await instance.stop('SIGTERM')).toBe(0);
    expect(leaksIn(instance.output(), SECRETS)).toEqual([]);
  }
  await deployment?.close();
});

async function start(): Promise<HoldfastProcess> {
  const instance = await deployment.start();
  started.push(instance);
  return instance;
}

const CONTACT = ['book', CANARY.name, CANARY.email, CANARY.phone] as const;

async function hasSaid(url: string, ...messages: readonly string[]): Promise<ChatClient> {
  const visitor = await ChatClient.begin(url, 'hello');
  for (const message of messages) await visitor.say(message);
  SECRETS.push(visitor.sessionId, String(visitor.resumeToken));
  return visitor;
}

/** Comes back until what another instance noted has been written, which takes at most a second. */
const isRemembered = (url: string, earlier: ChatClient): Promise<void> =>
  eventually(async () => expect((await comeBack(url, earlier, 'hi')).reply.message).toContain(WELCOME_BACK));

describe('a visitor who comes back', () => {
  test('is known at the other instance, and after both have ended', async () => {
    const earlier = await hasSaid(here.url, 'book', CANARY.name, ...UNTIL_REVIEW.slice(2), 'yes');
    await isRemembered(elsewhere.url, earlier);
    const { visitor } = await comeBack(here.url, earlier, 'book');
    for (const instance of [here, elsewhere]) expect(await instance.stop('SIGTERM')).toBe(0);
    here = await start();
    const { reply } = await comeBack(here.url, visitor, 'hi');
    expect(reply.message).toContain(`${WELCOME_BACK} Your next booking: 30-minute demo`);
  });

  test('is known when an instance is stopped right after the last message', async () => {
    const earlier = await hasSaid(here.url, ...CONTACT);
    expect(await here.stop('SIGTERM')).toBe(0);
    expect((await comeBack(elsewhere.url, earlier, 'hi')).reply.message).toContain(WELCOME_BACK);
  });

  test('has at most 2,000 bytes in Redis after a booking, and so has one who is new', async () => {
    const first = await hasSaid(here.url, ...LONG_BOOKING);
    const { visitor } = await comeBack(here.url, first, 'book');
    for (const message of LONG_BOOKING.slice(4)) await visitor.say(message);
    for (const { sessionId } of [first, visitor]) {
      const json = (await deployment.redis.admin.get(`state:${sessionId}`)) ?? '';
      expect(JSON.parse(json)).toMatchObject({ current: 'BOOK_CONFIRMED', visitor: expect.any(String) });
      expect(Buffer.byteLength(json)).toBeLessThanOrEqual(2_000);
    }
  });
});

describe('a visitor who was forgotten', () => {
  test('stays forgotten at both instances, whatever they say in other conversations afterwards', async () => {
    const older = await hasSaid(elsewhere.url, ...CONTACT);
    await isRemembered(here.url, older);
    const { visitor } = await comeBack(here.url, older, 'forget me');
    await visitor.say('yes');
    await older.say(`my email is ${CANARY.otherEmail}`);
    for (const { url } of [elsewhere, here]) {
      await eventually(async () => {
        for (const earlier of [older, visitor])
          expect((await comeBack(url, earlier, 'hi')).reply.message).toContain(WELCOME);
      });
    }
    expect(await elsewhere.stop('SIGTERM')).toBe(0);
    expect((await comeBack(here.url, older, 'hi')).reply.message).toContain(WELCOME);
  });

  test('with the conversation deleted, leaves nothing that can be read', async () => {
    const visitor = await hasSaid(here.url, ...CONTACT);
    await isRemembered(elsewhere.url, visitor);
    expect((await visitor.delete()).status).toBe(204);
    expect((await comeBack(elsewhere.url, visitor, 'hi')).reply.message).toContain(WELCOME);
    const rows = await deployment.query<{ profile: Buffer | null }>('select * from visitors');
    expect(leaksIn(JSON.stringify(rows), SECRETS)).toEqual([]);
  });
});

test('without the database every visitor is unknown, and a request to be forgotten is refused for now', async () => {
  const earlier = await hasSaid(here.url, ...CONTACT);
  await isRemembered(here.url, earlier);
  await deployment.postgres.kill();
  const { visitor, reply } = await comeBack(here.url, earlier, 'hi');
  expect(reply.message).toContain(WELCOME);
  await visitor.say('forget me');
  expect(await visitor.say('yes')).toMatchObject({
    state: 'FORGET_ME',
    message: expect.stringContaining('nothing is deleted yet'),
  });
  expect((await earlier.delete()).status).toBe(503);
  await deployment.postgres.restart();
  await eventually(async () => {
    expect(await visitor.say('Try again')).toMatchObject({ state: 'MENU' });
  });
  await isRemembered(here.url, earlier);
});

describe('a hand-over', () => {
  const EXPIRED = { status: 410, body: { code: 'handover_expired' } };

  test('is claimed at the other instance, once, and both devices go on', async () => {
    const laptop = await hasSaid(here.url, ...CONTACT);
    const code = await newCode(here.url, laptop);
    SECRETS.push(code);
    const phone = await claimedBy(elsewhere.url, code);
    expect(phone.sessionId).toBe(laptop.sessionId);
    for (const { url } of [here, elsewhere]) expect(await claimCode(url, code)).toMatchObject(EXPIRED);
    expect(await phone.say(CANARY.company)).toMatchObject({ turn: 6, state: 'BOOK_EMPLOYEES' });
    expect(await laptop.say('12')).toMatchObject({ turn: 7 });
  });

  test('leads nowhere once its minute is over', async () => {
    const code = await newCode(here.url, await hasSaid(here.url, 'book'));
    const [key = ''] = (await deployment.redis.admin.keys('handover:*')).slice(-1);
    const keys = await deployment.redis.admin.keys('handover:*');
    expect(keys.join()).not.toContain(code);
    expect(await deployment.redis.admin.pttl(key)).toBeLessThanOrEqual(60_000);
    for (const each of keys) await deployment.redis.admin.pexpire(each, 1);
    await eventually(async () => expect(await deployment.redis.admin.exists(...keys)).toBe(0));
    expect(await claimCode(elsewhere.url, code)).toMatchObject(EXPIRED);
  });

  test('cannot be requested or claimed while Redis is unavailable', async () => {
    const visitor = await hasSaid(here.url, 'book');
    const code = await newCode(here.url, visitor);
    await deployment.redis.kill();
    const away = { status: 503, body: { code: 'unavailable' } };
    expect(await issueCode(here.url, visitor)).toMatchObject(away);
    expect(await claimCode(elsewhere.url, code)).toMatchObject(away);
    expect((await claimCode(elsewhere.url, code)).headers.get('retry-after')).toBe('2');
    await deployment.restartRedis();
    await eventually(async () => expect((await claimCode(elsewhere.url, code)).status).toBe(200));
  });
});

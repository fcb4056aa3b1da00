import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import type { ChatReply } from '../../backend/src/protocol/chat.ts';
import { UNTIL_REVIEW } from '../support/booking-words.ts';
import type { ChatClient } from '../support/chat-client.ts';
import { begin, CLIENT_KINDS, type ClientKind } from '../support/client-kinds.ts';
import { createDeployment, type Deployment } from '../support/deployment.ts';
import type { HoldfastProcess } from '../support/holdfast-process.ts';
import { look, noticesOf, visitorTexts } from '../support/reply-contents.ts';
import { liveReservations, type StoredState, storedState } from '../support/stored-conversation.ts';
import { areWell, isArchived } from './process-state.ts';

let deployment: Deployment;
beforeAll(async () => {
  // Redis keeps nothing on disk.
  deployment = await createDeployment({ redisArgs: [] });
});
afterEach(() => deployment.restartStores());
afterAll(() => deployment?.close());

const UNTIL_EMPLOYEES = ['book', 'Ana Silva', 'ana@acme.example', '+351 912 345 678', 'Acme'] as const;
const AFTERWARDS = UNTIL_REVIEW.slice(UNTIL_EMPLOYEES.length);

interface Interrupted {
  readonly visitor: ChatClient;
  readonly stored: StoredState | null;
  /** The reservation's row; null before a time is held. */
  readonly hold: string | null;
}

async function interrupted(visitor: ChatClient): Promise<Interrupted> {
  const [hold] = await liveReservations(deployment, visitor);
  return { visitor, stored: await storedState(deployment, visitor), hold: hold?.id ?? null };
}

/**
 * Checks the first reply after a loss: the next turn of the same conversation, with the notice that it was
 * restored.
 */
async function expectResumed({ visitor, stored }: Interrupted, message: string): Promise<ChatReply> {
  const reply = await visitor.say(message);
  expect(reply).toMatchObject({ turn: (stored?.version ?? 0) + 1, degraded: false });
  expect(noticesOf(reply)).toEqual(['resumed']);
  const now = await storedState(deployment, visitor);
  expect(now?.version).toBe(reply.turn);
  expect(now?.epoch).not.toBe(stored?.epoch);
  return reply;
}

/**
 * Completes the booking: the transcript is complete, no question is repeated, and there is exactly one
 * booking.
 */
async function expectBooked(lost: Interrupted, isWhole = true): Promise<void> {
  const { visitor, hold } = lost;
  if (hold === null) {
    const [first = '', ...others] = AFTERWARDS;
    expect(await expectResumed(lost, first)).toMatchObject({ state: 'BOOK_CHANNEL' });
    for (const message of others) expect(noticesOf(await visitor.say(message))).toEqual([]);
  }
  const reply = hold === null ? await visitor.say('yes') : await expectResumed(lost, 'yes');
  expect(reply).toMatchObject({ state: 'BOOK_CONFIRMED', booking: { status: 'confirmed' } });
  const [booked, ...others] = await liveReservations(deployment, visitor);
  expect(booked).toMatchObject({ status: 'confirmed', reference: reply.booking?.reference });
  expect(others).toEqual([]);
  if (hold !== null) expect(booked?.id).toBe(hold);
  const said = [...UNTIL_REVIEW, 'yes'];
  const texts = visitorTexts(await look(visitor));
  // Only the transcript may lack turns that were never in the database.
  expect(texts).toEqual(isWhole ? said : said.slice(-texts.length));
}

type Begun = Map<string, Interrupted>;

function of(begun: Begun, name: string): Interrupted {
  const found = begun.get(name);
  if (!found) throw new Error(`Nobody is ${name}`);
  return found;
}

const STAGES = [
  ['in the middle of the questions', UNTIL_EMPLOYEES],
  ['with a time held', UNTIL_REVIEW],
] as const;

describe('FLUSHALL', () => {
  const PLACES = [
    'the same instance',
    'another instance',
    'another instance, after a look at where it was',
  ] as const;
  const CASES = CLIENT_KINDS.flatMap((kind) =>
    STAGES.flatMap(([stage, messages]) => PLACES.map((place) => ({ kind, stage, messages, place }))),
  );
  const nameOf = ({ kind, stage, place }: (typeof CASES)[number]) => `${kind} ${stage} ${place}`;
  const begun: Begun = new Map();
  let elsewhere: HoldfastProcess;

  beforeAll(async () => {
    const [here, there] = await Promise.all([deployment.start(), deployment.start()]);
    elsewhere = there;
    for (const each of CASES) {
      begun.set(nameOf(each), await interrupted(await begin(each.kind, here.url, each.messages)));
    }
    await isArchived(here);
    await deployment.redis.admin.flushall();
  });
  afterAll(() => deployment.endProcesses());

  test.each(CASES)('$stage: a client with $kind goes on at $place', async (each) => {
    const lost = of(begun, nameOf(each));
    const { visitor, stored } = lost;
    if (each.place !== 'the same instance') visitor.moveTo(elsewhere.url);
    if (each.place === 'another instance, after a look at where it was') {
      const seen = await look(visitor);
      expect(seen).toMatchObject({ turn: stored?.version, degraded: false });
      expect(visitorTexts(seen)).toEqual(each.messages);
      // A client that only reads does not restore the session.
      expect(await storedState(deployment, visitor)).toBeNull();
    }
    await expectBooked(lost);
  });
});

test('FLUSHALL right after a reply, and the same instance still has all that was said', async () => {
  const { url } = await deployment.start();
  const lost = await interrupted(await begin('an id of its own and no token', url, UNTIL_EMPLOYEES));
  await deployment.redis.admin.flushall();
  await expectBooked(lost);
  await deployment.endProcesses();
});

describe('Redis is unavailable for a while, and comes back empty', () => {
  afterEach(() => deployment.endProcesses());

  test.each([
    'goes on at the instance that took turns meanwhile',
    'goes on at another one, after that instance was killed, too',
  ])('a client %s', async (where) => {
    const [here, elsewhere] = await Promise.all([deployment.start(), deployment.start()]);
    const visitors: ChatClient[] = [];
    for (const kind of CLIENT_KINDS) visitors.push(await begin(kind, here.url, UNTIL_EMPLOYEES));
    await deployment.redis.kill();
    await isArchived(here);
    for (const visitor of visitors)
      expect(await visitor.say('12')).toMatchObject({ turn: 6, degraded: true });
    const isKilled = where.includes('killed');
    if (isKilled) await here.stop('SIGKILL');
    await deployment.restartRedis();
    await areWell(isKilled ? elsewhere : here);
    for (const visitor of visitors) {
      if (isKilled) visitor.moveTo(elsewhere.url);
      expect(visitorTexts(await look(visitor))).toEqual([...UNTIL_EMPLOYEES, '12']);
      expect(await visitor.say('Email')).toMatchObject({ turn: 7, state: 'BOOK_GOAL', degraded: false });
      expect(visitorTexts(await look(visitor))).toEqual([...UNTIL_EMPLOYEES, '12', 'Email']);
    }
  });
});

describe('Redis, which comes back empty, and all instances at once', () => {
  const WITH_TOKEN = CLIENT_KINDS.slice(1);
  const ROW_ONLY: ClientKind = 'an id of its own and no token';
  /** Without rows in the database, an old token is the newest copy there is. */
  const WITHOUT_ROWS = { ARCHIVE: 'off' };
  const begun: Begun = new Map();
  let successor: HoldfastProcess;
  let withoutRows: HoldfastProcess;

  let rival: ChatClient;
  let beaten: ChatClient;
  let booked: { readonly visitor: ChatClient; readonly before: ChatReply; readonly oldToken: string | null };
  let retrying: { readonly visitor: ChatClient; readonly before: ChatReply };

  const remember = async (name: string, kind: ClientKind, url: string, messages: typeof UNTIL_EMPLOYEES) =>
    begun.set(name, await interrupted(await begin(kind, url, messages)));

  beforeAll(async () => {
    const [first, careful, forgetful] = await Promise.all([
      deployment.start(),
      deployment.start({ ARCHIVE: 'sync' }),
      deployment.start(WITHOUT_ROWS),
    ]);
    beaten = await begin('a sealed id', forgetful.url, UNTIL_REVIEW);
    await deployment.query(
      `update reservations set held_until = now() - interval '1 second' where session_id = $1`,
      [beaten.sessionId],
    );
    rival = await begin(ROW_ONLY, forgetful.url, [...UNTIL_REVIEW, 'yes']);
    const late = await begin('a sealed id', forgetful.url, UNTIL_REVIEW);
    const oldToken = late.resumeToken;
    booked = { visitor: late, oldToken, before: await late.say('yes') };
    const twice = await begin('a sealed id', first.url, UNTIL_REVIEW);
    retrying = { visitor: twice, before: await twice.say('yes', { messageId: 'the-yes' }) };

    for (const kind of CLIENT_KINDS) await remember(`archived, ${kind}`, kind, first.url, UNTIL_EMPLOYEES);
    await isArchived(first);
    await remember('synchronous', ROW_ONLY, careful.url, UNTIL_EMPLOYEES);
    for (const kind of WITH_TOKEN) await remember(`just now, ${kind}`, kind, first.url, UNTIL_EMPLOYEES);

    await Promise.all([deployment.endProcesses(), deployment.redis.kill()]);
    await deployment.restartRedis();
    [successor, withoutRows] = await Promise.all([deployment.start(), deployment.start(WITHOUT_ROWS)]);
    for (const { visitor } of [...begun.values(), retrying]) visitor.moveTo(successor.url);
    for (const visitor of [beaten, booked.visitor]) visitor.moveTo(withoutRows.url);
  });

  test.each(CLIENT_KINDS)('a client with %s goes on when the database has it', (kind) =>
    expectBooked(of(begun, `archived, ${kind}`)),
  );

  test.each(WITH_TOKEN)('a client with %s goes on though the database has not', (kind) =>
    expectBooked(of(begun, `just now, ${kind}`), false),
  );

  test('with ARCHIVE=sync a client without a token goes on right after its reply', () =>
    expectBooked(of(begun, 'synchronous')));

  test('a retry gets the reply that it got before, and does nothing again', async () => {
    const { visitor, before } = retrying;
    const again = await visitor.say('yes', { messageId: 'the-yes' });
    expect(again).toMatchObject({ turn: before.turn, message: before.message, booking: before.booking });
    expect(await liveReservations(deployment, visitor)).toHaveLength(1);
  });

  test('a time held in a token that another visitor has booked meanwhile is not booked', async () => {
    const reply = await beaten.say('yes');
    expect(reply).toMatchObject({ state: 'BOOK_SLOT', booking: null });
    expect(noticesOf(reply)).toContain('resumed');
    expect(await liveReservations(deployment, beaten)).toEqual([]);
    expect(await liveReservations(deployment, rival)).toMatchObject([{ status: 'confirmed' }]);
  });

  test('a booking that an old token does not know of is found, not made again', async () => {
    const { visitor, before, oldToken } = booked;
    visitor.resumeToken = oldToken;
    const again = await visitor.say('yes');
    expect(again).toMatchObject({ state: 'BOOK_CONFIRMED', booking: before.booking });
    expect(await liveReservations(deployment, visitor)).toMatchObject([
      { reference: before.booking?.reference },
    ]);
  });
});

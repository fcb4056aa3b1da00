import { randomUUID } from 'node:crypto';
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import { UNTIL_REVIEW, UNTIL_SLOTS } from '../support/booking-words.ts';
import { ChatClient } from '../support/chat-client.ts';
import { createDeployment, type Deployment } from '../support/deployment.ts';
import { isArchived } from '../support/process-state.ts';
import { look, noticesOf, visitorTexts } from '../support/reply-contents.ts';

let deployment: Deployment;
beforeAll(async () => {
  // Whatever is not in its memory is gone.
  deployment = await createDeployment({ redisArgs: [] });
});
afterEach(() => deployment.endProcesses());
afterAll(() => deployment?.close());

type Kind = 'with its token' | 'without a token';
const KINDS: readonly Kind[] = ['with its token', 'without a token'];

async function begin(kind: Kind, url: string, messages: readonly string[]): Promise<ChatClient> {
  const visitor = new ChatClient(url, randomUUID());
  if (kind === 'with its token') visitor.resumeToken = 'new';
  for (const message of messages) await visitor.say(message);
  return visitor;
}

const reservationsOf = ({ sessionId }: ChatClient) =>
  deployment.query<{ status: string; reference: string | null }>(
    'select status, reference from reservations where session_id = $1 order by id',
    [sessionId],
  );

const liveOf = async (visitor: ChatClient) =>
  (await reservationsOf(visitor)).filter(({ status }) => status === 'held' || status === 'confirmed');

async function loseRedis(): Promise<void> {
  await deployment.redis.kill();
  await deployment.restartRedis();
}

/** The rest of a booking, by a visitor who has answered the first four questions. */
async function finishBooking(visitor: ChatClient): Promise<void> {
  const first = await visitor.say('12');
  expect(first).toMatchObject({ turn: 6, state: 'BOOK_CHANNEL', degraded: false });
  expect(noticesOf(first)).toEqual(['resumed']);
  expect(visitorTexts(await look(visitor))).toEqual(UNTIL_SLOTS.slice(0, 6));
  for (const message of ['Email', 'Bookings', '1']) expect(noticesOf(await visitor.say(message))).toEqual([]);
  expect(await visitor.say('yes')).toMatchObject({ turn: 10, booking: { status: 'confirmed' } });
  expect(await liveOf(visitor)).toEqual([expect.objectContaining({ status: 'confirmed' })]);
  expect(visitorTexts(await look(visitor))).toEqual([...UNTIL_REVIEW, 'yes']);
}

describe.each(KINDS)('in the middle of a booking, %s', (kind) => {
  test('FLUSHALL, and the same instance goes on', async () => {
    const { url } = await deployment.start();
    const visitor = await begin(kind, url, UNTIL_SLOTS.slice(0, 5));
    await deployment.redis.admin.flushall();
    await finishBooking(visitor);
  });

  test('FLUSHALL, and another instance goes on', async () => {
    const [here, elsewhere] = [await deployment.start(), await deployment.start()];
    const visitor = await begin(kind, here.url, UNTIL_SLOTS.slice(0, 5));
    await isArchived(here);
    await deployment.redis.admin.flushall();
    visitor.moveTo(elsewhere.url);
    await finishBooking(visitor);
  });

  test('FLUSHALL, and whoever looks first sees it all and makes nothing of it', async () => {
    const [here, elsewhere] = [await deployment.start(), await deployment.start()];
    const visitor = await begin(kind, here.url, UNTIL_SLOTS.slice(0, 5));
    await isArchived(here);
    await deployment.redis.admin.flushall();
    visitor.moveTo(elsewhere.url);
    const seen = await look(visitor);
    expect(seen).toMatchObject({ turn: 5, state: 'BOOK_EMPLOYEES', degraded: false });
    expect(visitorTexts(seen)).toEqual(UNTIL_SLOTS.slice(0, 5));
    await finishBooking(visitor);
  });

  test('kill -9 of Redis and of the instance, and another one goes on', async () => {
    const here = await deployment.start();
    const visitor = await begin(kind, here.url, UNTIL_SLOTS.slice(0, 5));
    await isArchived(here);
    await Promise.all([here.stop('SIGKILL'), deployment.redis.kill()]);
    await deployment.restartRedis();
    visitor.moveTo((await deployment.start()).url);
    await finishBooking(visitor);
  });
});

test('kill -9 of Redis and of the instance right after a reply costs a client with its token nothing', async () => {
  const here = await deployment.start();
  const visitor = await begin('with its token', here.url, UNTIL_SLOTS.slice(0, 5));
  await Promise.all([here.stop('SIGKILL'), deployment.redis.kill()]);
  await deployment.restartRedis();
  visitor.moveTo((await deployment.start()).url);
  const reply = await visitor.say('12');
  expect(reply).toMatchObject({ turn: 6, state: 'BOOK_CHANNEL' });
  expect(noticesOf(reply)).toEqual(['resumed']);
  // What the database never had of the conversation is missing in the transcript, and in nothing else.
  expect(visitorTexts(await look(visitor)).at(-1)).toBe('12');
  for (const message of ['Email', 'Bookings', '1', 'yes']) await visitor.say(message);
  expect(await liveOf(visitor)).toHaveLength(1);
});

test('with ARCHIVE=sync it costs a client without a token nothing either', async () => {
  const here = await deployment.start({ ARCHIVE: 'sync' });
  const visitor = await begin('without a token', here.url, UNTIL_SLOTS.slice(0, 5));
  await Promise.all([here.stop('SIGKILL'), deployment.redis.kill()]);
  await deployment.restartRedis();
  visitor.moveTo((await deployment.start({ ARCHIVE: 'sync' })).url);
  await finishBooking(visitor);
});

test('a retry after the loss gets the reply that it got before, and does nothing again', async () => {
  const [here, elsewhere] = [await deployment.start(), await deployment.start()];
  const visitor = await begin('with its token', here.url, UNTIL_REVIEW);
  const before = await visitor.say('yes', { messageId: 'the-yes' });
  await loseRedis();
  visitor.moveTo(elsewhere.url);
  const again = await visitor.say('yes', { messageId: 'the-yes' });
  expect(again).toMatchObject({ turn: before.turn, message: before.message, booking: before.booking });
  expect(await liveOf(visitor)).toHaveLength(1);
});

describe('what a token says of holds and bookings is looked up', () => {
  /** No row tells of a conversation, so that an old token is the newest that there is. */
  const WITHOUT_ROWS = { ARCHIVE: 'off' };

  test('a time held in it that another visitor has booked meanwhile is not booked', async () => {
    const { url } = await deployment.start(WITHOUT_ROWS);
    const visitor = await begin('with its token', url, UNTIL_REVIEW);
    await deployment.query(
      `update reservations set held_until = now() - interval '1 second' where session_id = $1 and status = 'held'`,
      [visitor.sessionId],
    );
    const rival = await begin('without a token', url, [...UNTIL_REVIEW, 'yes']);
    await deployment.endProcesses();
    await loseRedis();

    visitor.moveTo((await deployment.start(WITHOUT_ROWS)).url);
    const reply = await visitor.say('yes');
    expect(reply).toMatchObject({ state: 'BOOK_SLOT', booking: null });
    expect(noticesOf(reply)).toContain('resumed');
    expect(await liveOf(visitor)).toEqual([]);
    expect(await liveOf(rival)).toEqual([expect.objectContaining({ status: 'confirmed' })]);
  });

  test('a booking made since is found, not made again', async () => {
    const { url } = await deployment.start(WITHOUT_ROWS);
    const visitor = await begin('with its token', url, UNTIL_REVIEW);
    const old = visitor.resumeToken;
    const { booking } = await visitor.say('yes');
    await deployment.endProcesses();
    await loseRedis();

    visitor.moveTo((await deployment.start(WITHOUT_ROWS)).url);
    visitor.resumeToken = old;
    const again = await visitor.say('yes');
    expect(again).toMatchObject({ state: 'BOOK_CONFIRMED', booking });
    expect(await liveOf(visitor)).toEqual([expect.objectContaining({ reference: booking?.reference })]);
  });
});

import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { UNTIL_REVIEW } from '../support/booking-words.ts';
import { ChatClient } from '../support/chat-client.ts';
import { begin } from '../support/client-kinds.ts';
import { createDeployment, type Deployment } from '../support/deployment.ts';
import { eventually } from '../support/eventually.ts';
import { noticesOf } from '../support/reply-contents.ts';
import { liveReservations } from '../support/stored-conversation.ts';
import { isArchived } from './process-state.ts';

let deployment: Deployment;
beforeAll(async () => {
  deployment = await createDeployment();
});
afterAll(() => deployment?.close());

/** Asks Redis, because a request to the server would renew the session. */
const isExpired = ({ sessionId }: ChatClient) =>
  eventually(async () => expect(await deployment.redis.admin.exists(`state:${sessionId}`)).toBe(0));

test('a session whose TTL has passed is expired on every instance, and begins afresh with the next message (5)', async () => {
  // Long enough for two messages on a busy machine.
  const env = { SESSION_STATE_TTL_SECONDS: '3' };
  const [here, elsewhere] = [await deployment.start(env), await deployment.start(env)];
  const visitor = new ChatClient(here.url, randomUUID());
  await visitor.say('book', { messageId: 'm1' });
  const { admin } = deployment.redis;
  await isExpired(visitor);
  expect(await admin.exists(`events:{state:${visitor.sessionId}}`)).toBe(0);
  for (const { url } of [here, elsewhere]) {
    visitor.moveTo(url);
    expect(await visitor.get()).toMatchObject({ status: 410, body: { code: 'session_expired' } });
  }

  const fresh = await visitor.say('hello', { messageId: 'm1' });
  expect(fresh).toMatchObject({ turn: 1, state: 'MENU', degraded: false });
  expect(fresh.parts[0]).toMatchObject({ type: 'notice', code: 'expired' });
  const next = await visitor.say('book');
  expect(next).toMatchObject({ turn: 2, state: 'BOOK_NAME' });
  expect(next.parts.some(({ type }) => type === 'notice')).toBe(false);
});

test('every message and every look at it renews the time of a session and its events, and nothing else does', async () => {
  const { url } = await deployment.start({ SESSION_STATE_TTL_SECONDS: '600' });
  const { admin } = deployment.redis;
  const visitor = new ChatClient(url, randomUUID());
  await visitor.say('book');
  const keys = [`state:${visitor.sessionId}`, `events:{state:${visitor.sessionId}}`];
  const ttls = () => Promise.all(keys.map((key) => admin.ttl(key)));
  const nearlyOver = () => Promise.all(keys.map((key) => admin.expire(key, 100)));
  const isRenewed = async () => (await ttls()).every((ttl) => ttl > 590 && ttl <= 600);
  expect(await isRenewed()).toBe(true);
  for (const use of [() => visitor.say('Ana Silva'), () => visitor.get()]) {
    await nearlyOver();
    await use();
    expect(await isRenewed()).toBe(true);
  }
  await nearlyOver();
  await fetch(`${url}/health`);
  await visitor.post({ message: '' });
  expect(Math.max(...(await ttls()))).toBeLessThanOrEqual(100);
});

describe('a booking that was left unfinished when its conversation expired', () => {
  const SHORT = { SESSION_STATE_TTL_SECONDS: '4' };
  const WITHOUT_ROWS = { ...SHORT, ARCHIVE: 'off' };
  const ANSWERS = ['Ana Silva', 'ana@acme.example', '+351 912 345 678', 'Acme', '12', 'Email', 'Bookings'];
  /** By the only source from which an instance that never had the conversation can know about it. */
  const known: Record<'the row' | 'the token', ChatClient[]> = { 'the row': [], 'the token': [] };
  const TOLD_BY = ['the row', 'the token'] as const;

  beforeAll(async () => {
    const starting = [SHORT, SHORT, WITHOUT_ROWS, WITHOUT_ROWS].map((env) => deployment.start(env));
    const [rows, otherRows, tokens, otherTokens] = await Promise.all(starting);
    if (!rows || !otherRows || !tokens || !otherTokens) throw new Error('Four are needed');
    const byRow = () => begin('an id of its own and no token', rows.url, UNTIL_REVIEW);
    const byToken = () => begin('a sealed id', tokens.url, UNTIL_REVIEW);
    for (let n = 0; n < 2; n += 1) {
      known['the row'].push(await byRow());
      known['the token'].push(await byToken());
    }
    await isArchived(rows);
    for (const visitor of [...known['the row'], ...known['the token']]) await isExpired(visitor);
    for (const visitor of known['the row']) visitor.moveTo(otherRows.url);
    for (const visitor of known['the token']) visitor.moveTo(otherTokens.url);
  });

  const conversationOf = async ({ sessionId }: ChatClient): Promise<string | undefined> => {
    const sql = `select conversation from reservations where session_id = $1 and status in ('held', 'confirmed')`;
    const [row] = await deployment.query<{ conversation: string }>(sql, [sessionId]);
    return row?.conversation;
  };

  /** Answers up to the offer to go on with the booking. */
  async function expectOffered(visitor: ChatClient): Promise<void> {
    expect(await visitor.get()).toMatchObject({ status: 410, body: { code: 'session_expired' } });
    const offer = await visitor.say('hello');
    expect(offer).toMatchObject({ turn: 1, state: 'MENU', degraded: false });
    expect(noticesOf(offer)).toEqual(['expired']);
    expect(offer.message).toContain('Would you like to go on with it?');
  }

  test.each(TOLD_BY)(
    'is gone on with after one "yes", as %s tells, with its time held anew',
    async (source) => {
      const [visitor] = known[source];
      if (!visitor) throw new Error('Nobody is there');
      const before = await conversationOf(visitor);
      await expectOffered(visitor);
      const review = await visitor.say('yes');
      expect(review).toMatchObject({ turn: 2, state: 'BOOK_REVIEW' });
      for (const answer of ANSWERS) expect(review.message).toContain(`: ${answer}`);
      expect(review.parts).toContainEqual(expect.objectContaining({ type: 'hold' }));
      expect(await conversationOf(visitor)).not.toBe(before);
      expect(await visitor.say('yes')).toMatchObject({ booking: { status: 'confirmed' } });
      expect(await liveReservations(deployment, visitor)).toMatchObject([{ status: 'confirmed' }]);
    },
  );

  test.each(TOLD_BY)(
    'keeps its answers, as %s tells, and not a time that somebody else has by now',
    async (source) => {
      const [, visitor] = known[source];
      if (!visitor) throw new Error('Nobody is there');
      await deployment.query(
        `update reservations set session_id = 'somebody else' where session_id = $1 and status = 'held'`,
        [visitor.sessionId],
      );
      await expectOffered(visitor);
      const reply = await visitor.say('yes');
      expect(reply).toMatchObject({ turn: 2, state: 'BOOK_SLOT' });
      expect(reply.parts).toContainEqual(expect.objectContaining({ type: 'slots' }));
      expect(await liveReservations(deployment, visitor)).toEqual([]);
      await visitor.say('1');
      expect(await visitor.say('yes')).toMatchObject({ booking: { status: 'confirmed' } });
    },
  );
});

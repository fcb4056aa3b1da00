import { randomUUID } from 'node:crypto';
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import type { ChatSnapshot } from '../../backend/src/protocol/chat.ts';
import { ChatClient } from '../support/chat-client.ts';
import { createDeployment, type Deployment } from '../support/deployment.ts';
import { EventStream, type StreamOptions } from '../support/event-stream.ts';
import type { HoldfastProcess } from '../support/holdfast-process.ts';
import { areWell } from './process-state.ts';

let deployment: Deployment;
let a: HoldfastProcess;
let b: HoldfastProcess;
beforeAll(async () => {
  deployment = await createDeployment();
  [a, b] = await Promise.all([deployment.start(), deployment.start()]);
});
afterEach(() => deployment.restartStores());
afterAll(() => deployment?.close());

let streams: EventStream[] = [];
afterEach(() => {
  for (const stream of streams) stream.close();
  streams = [];
});

async function follow(
  at: HoldfastProcess,
  { sessionId, resumeToken }: ChatClient,
  { headers, ...options }: StreamOptions = {},
): Promise<EventStream> {
  const token = resumeToken === null ? {} : { 'x-resume-token': resumeToken };
  const stream = await EventStream.open(at.url, sessionId, { ...options, headers: { ...token, ...headers } });
  streams.push(stream);
  return stream;
}

async function visitorWith(turns: number, at = a): Promise<ChatClient> {
  const visitor = new ChatClient(at.url, randomUUID());
  for (let turn = 1; turn <= turns; turn += 1) await visitor.say('menu');
  return visitor;
}

const turnsOf = (stream: EventStream) => stream.of('turn').map(({ data }) => data.turn);

const snapshotOf = async (visitor: ChatClient): Promise<ChatSnapshot> =>
  (await visitor.get()).body as ChatSnapshot;

describe('over two instances', () => {
  test('a turn at one is seen at the other as its reply showed it', async () => {
    const visitor = await visitorWith(1);
    const stream = await follow(b, visitor);
    expect(stream.status).toBe(200);
    expect(Object.fromEntries(stream.headers)).toMatchObject({
      'content-type': 'text/event-stream; charset=utf-8',
      'cache-control': 'no-store, no-transform',
      'x-accel-buffering': 'no',
    });
    const reply = await visitor.say('book', { messageId: 'm-2' });
    await stream.untilTurn(2);
    const { state, message, parts, booking } = reply;
    const { epoch } = JSON.parse((await deployment.redis.admin.get(`state:${visitor.sessionId}`)) ?? '{}');
    expect(stream.of('turn')).toEqual([
      {
        id: `${epoch}-2`,
        type: 'turn',
        data: {
          turn: 2,
          state,
          messageId: 'm-2',
          visitor: 'book',
          message,
          parts: JSON.parse(JSON.stringify(parts)),
          booking,
          at: expect.stringMatching(/^\d{4}-.*Z$/),
        },
      },
    ]);
  });

  test('a client that comes back elsewhere goes on without a gap or a repeat', async () => {
    const visitor = await visitorWith(1);
    const { cursor } = await snapshotOf(visitor);
    const seen: unknown[] = [];
    let from = cursor;
    for (let round = 0; round < 6; round += 1) {
      const stream = await follow(round % 2 === 0 ? b : a, visitor, { lastEventId: from });
      const said = await visitor.say('menu');
      await stream.untilTurn(said.turn);
      stream.close();
      seen.push(...turnsOf(stream));
      from = stream.cursor ?? from;
      await visitor.say('menu');
    }
    const last = await follow(b, visitor, { query: `?after=${from}` });
    await last.untilTurn(13);
    expect([...seen, ...turnsOf(last)]).toEqual(Array.from({ length: 12 }, (_, n) => n + 2));
  });

  test('a reader from the beginning gets the first turn of a conversation', async () => {
    const visitor = await visitorWith(3);
    const { cursor } = await snapshotOf(visitor);
    const stream = await follow(b, visitor, { lastEventId: cursor.replace(/3$/, '0') });
    await stream.untilTurn(3);
    expect(turnsOf(stream)).toEqual([1, 2, 3]);
  });

  test('a cursor that the stream no longer has gets the whole, and then goes on', async () => {
    const visitor = await visitorWith(55);
    const { cursor, ...whole } = await snapshotOf(visitor);
    const stream = await follow(b, visitor, { lastEventId: cursor.replace(/55$/, '3') });
    const [snapshot] = await stream.until(() => stream.of('snapshot').length > 0 && stream.of('snapshot'));
    expect(snapshot).toEqual({
      id: cursor,
      type: 'snapshot',
      data: { ...JSON.parse(JSON.stringify(whole)), cursor, expiresAt: expect.any(String) },
    });
    await visitor.say('menu');
    await stream.untilTurn(56);
    expect(stream.of('snapshot')).toHaveLength(1);
  });

  test('a Redis that lost all and a conversation restored by its token: the whole, once, on streams that stayed open, too', async () => {
    const visitor = await ChatClient.begin(a.url, 'menu');
    await visitor.say('menu');
    const stayed = await follow(b, visitor);
    const { cursor } = await snapshotOf(visitor);
    await deployment.redis.admin.flushall();
    await visitor.say('menu');
    const back = await follow(b, visitor, { lastEventId: cursor });
    const { cursor: now } = await snapshotOf(visitor);
    expect(now.split('-').slice(0, -1)).not.toEqual(cursor.split('-').slice(0, -1));
    for (const stream of [stayed, back]) {
      await stream.until(() => stream.of('snapshot').length > 0);
      await visitor.say('menu');
      const { turn } = await snapshotOf(visitor);
      await stream.untilTurn(turn);
      expect(stream.of('snapshot')).toHaveLength(1);
    }
  });

  test('a stream stays open while Redis is unavailable, and catches up when it is back', async () => {
    const visitor = await visitorWith(1);
    const stream = await follow(b, visitor);
    await deployment.redis.kill();
    expect(await visitor.say('menu')).toMatchObject({ degraded: true });
    await deployment.restartRedis();
    await stream.untilTurn(2);
    expect(await visitor.say('menu')).toMatchObject({ turn: 3 });
    await stream.untilTurn(3);
    expect(turnsOf(stream)).toEqual([2, 3]);
    expect(stream.hasEnded).toBe(false);
    await areWell(a, b);
  });

  test('a deletion is heard everywhere, and the streams end within five seconds (26)', async () => {
    const visitor = await visitorWith(1);
    const both = [await follow(a, visitor), await follow(b, visitor)];
    const startedAt = performance.now();
    await visitor.delete();
    for (const stream of both) {
      await stream.untilEnd();
      expect(stream.events.at(-1)).toMatchObject({ type: 'deleted', data: {} });
    }
    expect(performance.now() - startedAt).toBeLessThan(5_000);
    expect((await follow(b, visitor)).status).toBe(410);
  });

  test('all devices see which devices are there, and all others see which one types', async () => {
    const visitor = await visitorWith(1);
    const tab = await follow(a, visitor, { headers: { 'x-device-id': 'tab' } });
    const phone = await follow(b, visitor, { headers: { 'x-device-id': 'phone' } });
    const both = (stream: EventStream) =>
      stream.of('presence').some(({ data }) => Array.isArray(data.devices) && data.devices.length === 2);
    await Promise.all([tab.until(both), phone.until(both)]);
    const typing = await fetch(`${a.url}/api/chat/typing`, {
      method: 'POST',
      headers: { 'x-session-id': visitor.sessionId, 'x-device-id': 'tab' },
    });
    expect(typing.status).toBe(204);
    await phone.until(() => phone.of('typing').length > 0);
    expect(phone.of('typing')).toMatchObject([{ data: { role: 'visitor' } }]);
    expect(tab.of('typing')).toEqual([]);
  });
});

describe('who may follow', () => {
  test('what never was is not found, and without an id nothing is', async () => {
    expect((await EventStream.open(a.url, randomUUID())).status).toBe(404);
    expect((await fetch(`${a.url}/api/chat/events`)).status).toBe(400);
    const posted = await fetch(`${a.url}/api/chat/events`, { method: 'POST' });
    expect([posted.status, posted.headers.get('allow')]).toEqual([405, 'GET']);
  });

  test('a sealed conversation only who has its token, and all else gets one answer', async () => {
    const visitor = await ChatClient.begin(a.url, 'menu');
    const other = await ChatClient.begin(a.url, 'menu');
    const unknown = `${visitor.sessionId.slice(0, -4)}AAAA`;
    const refused = await Promise.all([
      EventStream.open(a.url, visitor.sessionId),
      EventStream.open(a.url, unknown),
      EventStream.open(a.url, visitor.sessionId, { headers: { 'x-resume-token': other.resumeToken ?? '' } }),
    ]);
    expect(refused.map(({ status }) => status)).toEqual([401, 401, 401]);
    expect((await follow(b, visitor)).status).toBe(200);
  });

  test('ten at once of a conversation; one that closes makes room (26)', async () => {
    const visitor = await visitorWith(1);
    const ten = await Promise.all(Array.from({ length: 10 }, () => follow(a, visitor)));
    expect(ten.map(({ status }) => status)).toEqual(Array.from({ length: 10 }, () => 200));
    const refused = await follow(a, visitor);
    expect([refused.status, refused.headers.get('retry-after')]).toEqual([429, '10']);
    ten[0]?.close();
    await expect.poll(async () => (await follow(a, visitor)).status).toBe(200);
  });
});

describe('the end', () => {
  const SHORT = { SESSION_STATE_TTL_SECONDS: '4' };

  test('is announced and then reported, and the stream, which did not delay it, ends (26)', async () => {
    const short = await deployment.start(SHORT);
    const visitor = await visitorWith(1, short);
    const stream = await follow(short, visitor);
    const openedAt = performance.now();
    await stream.untilEnd();
    expect(performance.now() - openedAt).toBeLessThan(4_000 + 5_000);
    expect(stream.events.map(({ type }) => type).filter((type) => type !== 'presence')).toEqual([
      'expiring',
      'expired',
    ]);
    expect((await follow(short, visitor)).status).toBe(410);
    await short.stop();
  });

  test('SIGTERM ends the streams first, each with its time to come back, and the process exits', async () => {
    const leaving = await deployment.start();
    const visitor = await visitorWith(1, leaving);
    const stream = await follow(leaving, visitor);
    await visitor.say('menu');
    await stream.untilTurn(2);
    const startedAt = performance.now();
    expect(await leaving.stop()).toBe(0);
    // A stream that stayed open would be cut after eight seconds.
    expect(performance.now() - startedAt).toBeLessThan(7_500);
    expect(stream.hasEnded).toBe(true);
    expect(stream.retryMs).toBeGreaterThanOrEqual(1_000);
    visitor.moveTo(b.url);
    const next = await follow(b, visitor, { lastEventId: stream.cursor ?? '' });
    await visitor.say('menu');
    await next.untilTurn(3);
    expect(turnsOf(next)).toEqual([3]);
  });
});

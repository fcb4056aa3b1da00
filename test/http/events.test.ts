import { randomUUID } from 'node:crypto';
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest';
import { ChatClient } from '../support/chat-client.ts';
import { EventStream, type StreamOptions } from '../support/event-stream.ts';
import { startApp, type TestApp } from '../support/holdfast-app.ts';

/** One process without Redis. */
let app: TestApp;
beforeAll(async () => {
  app = await startApp({ TRUST_PROXY_HOPS: '1' });
});
afterAll(() => app?.stop());

let streams: EventStream[] = [];
afterEach(() => {
  for (const stream of streams) stream.close();
  streams = [];
});

async function follow(sessionId: string, options: StreamOptions = {}): Promise<EventStream> {
  const stream = await EventStream.open(app.url, sessionId, options);
  streams.push(stream);
  return stream;
}

async function visitorWith(turns: number): Promise<ChatClient> {
  const visitor = new ChatClient(app.url, randomUUID());
  for (let turn = 1; turn <= turns; turn += 1) await visitor.say('menu');
  return visitor;
}

async function metric(line: string): Promise<number> {
  const metrics = await (await fetch(`${app.url}/metrics`)).text();
  return Number(
    metrics
      .split('\n')
      .find((each) => each.startsWith(`${line} `))
      ?.split(' ')[1] ?? 0,
  );
}

test('without Redis events are sent, and a cursor continues', async () => {
  const visitor = await visitorWith(1);
  const stream = await follow(visitor.sessionId);
  await visitor.say('menu');
  await stream.untilTurn(2);
  stream.close();
  await visitor.say('menu');
  const next = await follow(visitor.sessionId, { lastEventId: stream.cursor ?? '' });
  await next.untilTurn(3);
  expect(next.of('turn').map(({ data }) => data.turn)).toEqual([3]);
});

test('a deletion ends the stream', async () => {
  const visitor = await visitorWith(1);
  const stream = await follow(visitor.sessionId);
  await visitor.delete();
  await stream.untilEnd();
  expect(stream.events.at(-1)?.type).toBe('deleted');
  expect((await follow(visitor.sessionId)).status).toBe(410);
});

test.each(['nonsense', '%00', 'a-1.0', `${'a'.repeat(65)}-1`, '__proto__-1', 'a-1%0Aevent: x'])(
  'a cursor such as %s is one that no stream holds',
  async (after) => {
    const visitor = await visitorWith(1);
    const stream = await follow(visitor.sessionId, { query: `?after=${after}` });
    await stream.until(() => stream.of('snapshot').length > 0);
    expect(stream.of('snapshot')).toHaveLength(1);
  },
);

test('a hundred streams from an address and no more, however many conversations (26)', async () => {
  const visitors = await Promise.all(Array.from({ length: 11 }, () => visitorWith(1)));
  const from = (address: string) => ({ headers: { 'x-forwarded-for': address } });
  const open = (n: number) => follow(visitors[Math.floor(n / 10)]?.sessionId ?? '', from('198.51.100.7'));
  const opened = await Promise.all(Array.from({ length: 100 }, (_, n) => open(n)));
  expect(new Set(opened.map(({ status }) => status))).toEqual(new Set([200]));
  expect(await metric('holdfast_streams_open')).toBe(100);
  expect((await open(100)).status).toBe(429);
  const elsewhere = await follow(visitors[10]?.sessionId ?? '', from('198.51.100.8'));
  expect(elsewhere.status).toBe(200);
});

test('sent events are counted by type, and the metrics contain nothing about the session', async () => {
  const visitor = await visitorWith(1);
  const before = await metric('holdfast_stream_events_total{type="turn"}');
  const both = [await follow(visitor.sessionId), await follow(visitor.sessionId)];
  await visitor.say('menu');
  for (const stream of both) await stream.untilTurn(2);
  expect(await metric('holdfast_stream_events_total{type="turn"}')).toBe(before + 2);
  const metrics = await (await fetch(`${app.url}/metrics`)).text();
  expect(metrics).not.toContain(visitor.sessionId);
});

test('a header that names no device is refused', async () => {
  const visitor = await visitorWith(1);
  const refused = await follow(visitor.sessionId, { headers: { 'x-device-id': 'two words' } });
  expect(refused.status).toBe(400);
});

test('HEAD opens no stream', async () => {
  const visitor = await visitorWith(1);
  const response = await fetch(`${app.url}/api/chat/events`, {
    method: 'HEAD',
    headers: { 'x-session-id': visitor.sessionId },
  });
  expect(response.status).toBe(405);
});

import { randomUUID } from 'node:crypto';
import { once } from 'node:events';
import { connect } from 'node:net';
import { text as textOf } from 'node:stream/consumers';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { newSessionId } from '../../backend/src/http/session-id.ts';
import type { HandoverCode } from '../../backend/src/protocol/handover.ts';
import { ChatClient } from '../support/chat-client.ts';
import { EventStream } from '../support/event-stream.ts';
import { startApp, type TestApp } from '../support/holdfast-app.ts';
import { ManualClock } from '../support/manual-clock.ts';
import { type RedisServer, startRedis } from '../support/redis.ts';

const DAY_MS = 24 * 60 * 60_000;

let redis: RedisServer;
let app: TestApp;
beforeAll(async () => {
  redis = await startRedis();
  app = await startApp({ REDIS_URL: redis.url, LOG_LEVEL: 'debug' });
});
afterAll(async () => {
  await app?.stop();
  await redis?.stop();
});

describe('ids that the server makes (1)', () => {
  const ids = Array.from({ length: 20_000 }, newSessionId);

  test('carry 132 bits, every character of which is any of 64, and are no UUID', () => {
    for (const id of ids) expect(id).toMatch(/^hf_[A-Za-z0-9_-]{22}$/);
    for (let place = 3; place < 25; place += 1) {
      const counts = new Map<string, number>();
      for (const id of ids) counts.set(id.charAt(place), (counts.get(id.charAt(place)) ?? 0) + 1);
      expect(counts.size).toBe(64);
      // 312 each by chance, with a standard deviation of 18.
      expect(Math.max(...counts.values())).toBeLessThan(312 + 8 * 18);
      expect(Math.min(...counts.values())).toBeGreaterThan(312 - 8 * 18);
    }
  });

  test('are never made twice', () => {
    expect(new Set(ids).size).toBe(ids.length);
  });
});

describe('an id that does not fit (3)', () => {
  const ROUTES = [
    ['GET', '/api/chat'],
    ['POST', '/api/chat'],
    ['DELETE', '/api/chat'],
    ['GET', '/api/chat/events'],
    ['POST', '/api/chat/heartbeat'],
    ['POST', '/api/chat/typing'],
    ['POST', '/api/chat/handover'],
  ] as const;
  const IDS = [
    '{x}',
    'x}',
    '*',
    'state:{x}',
    'a b',
    'a,b',
    'a/b',
    '%0d%0a',
    'a\tb',
    'x'.repeat(129),
    'x'.repeat(8_192),
  ];

  test.each(ROUTES)('%s %s refuses it with 400 and makes no key', async (method, path) => {
    const keys = async () =>
      (await redis.admin.keys('*')).filter((key) => !key.startsWith('holdfast')).sort();
    const before = await keys();
    const ask = (headers: [string, string][]) =>
      fetch(`${app.url}${path}`, {
        method,
        headers: [['content-type', 'application/json'], ...headers],
        ...(method === 'POST' && { body: '{"message":"book"}' }),
      });
    for (const id of IDS) {
      const answer = await ask([['x-session-id', id]]);
      expect({ id, status: answer.status }).toEqual({ id, status: 400 });
      expect(await answer.json()).toMatchObject({ code: 'invalid_session_id' });
    }
    const twice = await ask([
      ['x-session-id', 'one'],
      ['x-session-id', 'one'],
    ]);
    expect(twice.status).toBe(400);
    expect(await keys()).toEqual(before);
  });

  test.each(['a\rb', 'a\nb', 'a\0b', 'a\r\n\tb'])(
    'with a line break or NUL in it, %j, the request is refused',
    async (id) => {
      const socket = connect(Number(new URL(app.url).port), '127.0.0.1');
      await once(socket, 'connect');
      socket.write(`GET /api/chat HTTP/1.1\r\nhost: x\r\nx-session-id: ${id}\r\nconnection: close\r\n\r\n`);
      expect(await textOf(socket)).toMatch(/^HTTP\/1\.1 400 /);
    },
  );
});

describe('ids and tokens (4)', () => {
  test('are read from no address', async () => {
    const visitor = new ChatClient(app.url, randomUUID());
    await visitor.say('book');
    for (const name of ['x-session-id', 'sessionId', 'session', 'id']) {
      const answer = await fetch(`${app.url}/api/chat?${name}=${visitor.sessionId}`);
      expect(await answer.json()).toMatchObject({ code: 'session_id_required' });
    }
    const sealed = await ChatClient.begin(app.url, 'book');
    const named = await fetch(`${app.url}/api/chat?x-resume-token=${sealed.resumeToken}`, {
      headers: { 'x-session-id': sealed.sessionId },
    });
    expect(named.status).toBe(401);
  });

  test('are in no line of the log and in no metric, with any request', async () => {
    const visitor = await ChatClient.begin(app.url, 'book');
    const first = visitor.resumeToken ?? '';
    await visitor.say('Ana Silva');
    const { sessionId } = visitor;
    const token = visitor.resumeToken ?? '';
    const headers = { 'x-session-id': sessionId, 'x-resume-token': token };
    const stream = await EventStream.open(app.url, sessionId, { headers });
    await visitor.get();
    const ask = (path: string, init: RequestInit = {}) => fetch(`${app.url}${path}`, { headers, ...init });
    const issued = await ask('/api/chat/handover', { method: 'POST' });
    const { code } = (await issued.json()) as HandoverCode;
    await ask('/api/chat/heartbeat', { method: 'POST' });
    await ask(`/api/chat/${sessionId}`);
    await ask(`/${token}?code=${code}`, { method: 'POST' });
    await ask('/api/chat', { method: 'POST', body: '{' });
    await ask('/api/chat', { headers: { ...headers, 'x-resume-token': `${token}x` } });
    const another = { 'x-visitor-token': `${sessionId} ${token}`, 'content-type': 'application/json' };
    await ask('/api/chat', { method: 'POST', headers: another, body: '{"message":"hello"}' });
    await visitor.delete();
    stream.close();
    const sinks = `${app.lines.join('')}${await (await ask('/metrics')).text()}`;
    expect(sinks).toContain('"msg":"turn"');
    for (const secret of [sessionId, token, first, code]) {
      expect(sinks).not.toContain(secret);
      expect(sinks).not.toContain(secret.slice(-20));
    }
  });
});

describe('a session lives (5)', () => {
  const ENV = { SESSION_STATE_TTL_SECONDS: `${(8 * DAY_MS) / 1_000}` };

  test('no longer than its TTL if it is not used', async () => {
    const clock = new ManualClock();
    const own = await startApp({ SESSION_STATE_TTL_SECONDS: '600' }, clock);
    try {
      const visitor = new ChatClient(own.url, randomUUID());
      await visitor.say('book');
      clock.advance(599_000);
      expect((await visitor.get()).status).toBe(200);
      clock.advance(600_000);
      expect(await visitor.get()).toMatchObject({ status: 410, body: { code: 'session_expired' } });
    } finally {
      await own.stop();
    }
  });

  test('no longer than seven days, however often it is used', async () => {
    const clock = new ManualClock();
    const own = await startApp(ENV, clock);
    try {
      const plain = new ChatClient(own.url, randomUUID());
      await plain.say('book');
      const sealed = await ChatClient.begin(own.url, 'book');
      for (let day = 1; day < 7; day += 1) {
        clock.advance(DAY_MS);
        expect((await plain.say('menu')).turn).toBe(day + 1);
        expect((await sealed.say('menu')).turn).toBe(day + 1);
      }
      clock.advance(DAY_MS);
      for (const visitor of [plain, sealed]) {
        expect(await visitor.get()).toMatchObject({ status: 410, body: { code: 'session_expired' } });
      }
      expect(await plain.say('menu')).toMatchObject({ turn: 1 });
      expect(await sealed.post({ message: 'menu' })).toMatchObject({ status: 410 });
    } finally {
      await own.stop();
    }
  });
});

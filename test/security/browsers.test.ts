import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { randomId } from '../../backend/src/lib/ids.ts';
import { ChatClient } from '../support/chat-client.ts';
import { EventStream } from '../support/event-stream.ts';
import { startApp, type TestApp } from '../support/holdfast-app.ts';

const SHOP = 'https://shop.example';
const WITH_PORT = 'http://localhost:8080';
const KEY_LENGTH = 43;

let app: TestApp;
let production: TestApp;
let strangers: TestApp;
beforeAll(async () => {
  [app, production, strangers] = await Promise.all([
    startApp({ CORS_ORIGINS: `${SHOP},${WITH_PORT}` }),
    startApp({ CORS_ORIGINS: SHOP, NODE_ENV: 'production', RESUME_TOKEN_KEYS: randomId(KEY_LENGTH) }),
    startApp(),
  ]);
});
afterAll(() => Promise.all([app?.stop(), production?.stop(), strangers?.stop()]));

/** A turn, which sets its headers by itself, a route of the router, and a refusal of each. */
const REQUESTS: Readonly<Record<string, readonly [path: string, init: RequestInit]>> = {
  'a turn': [
    '/api/chat',
    { method: 'POST', headers: { 'content-type': 'application/json' }, body: '{"message":"hi"}' },
  ],
  'a turn that is refused': ['/api/chat', { method: 'POST' }],
  'a look at a conversation': ['/api/chat', { headers: { 'x-session-id': 'nobody' } }],
  'the business': ['/api/business', {}],
  'a path that does not exist': ['/api/nothing', {}],
};
const KINDS = Object.keys(REQUESTS);

function ask(url: string, kind: string, origin: string): Promise<Response> {
  const [path, init] = REQUESTS[kind] ?? ['', {}];
  return fetch(`${url}${path}`, { ...init, headers: { ...init.headers, origin } });
}

const preflight = (url: string, path: string, origin: string): Promise<Response> =>
  fetch(`${url}${path}`, {
    method: 'OPTIONS',
    headers: {
      origin,
      'access-control-request-method': 'POST',
      'access-control-request-headers': 'content-type,x-session-id',
    },
  });

const LOOK_ALIKES = [
  `${SHOP}.evil.example`,
  'https://evil-shop.example',
  'https://shopxexample',
  'https://sub.shop.example',
  'http://shop.example',
  `${SHOP}:444`,
  `${SHOP}/`,
  `${SHOP},https://evil.example`,
  `https://evil.example#${SHOP}`,
  `https://user@shop.example`,
  'HTTPS://SHOP.EXAMPLE',
  'http://localhost:8081',
  'http://localhost',
  'null',
  '*',
  'file://',
] as const;

describe('origins (21)', () => {
  test.each(KINDS)('%s allows the configured origins to read it, and no other', async (kind) => {
    for (const origin of [SHOP, WITH_PORT]) {
      const { headers } = await ask(app.url, kind, origin);
      expect(headers.get('access-control-allow-origin')).toBe(origin);
      expect(headers.get('vary')).toMatch(/\bOrigin\b/);
      expect(headers.get('access-control-expose-headers')).toBe('x-session-id,x-request-id,retry-after');
      expect(headers.get('access-control-allow-credentials')).toBeNull();
    }
    for (const origin of LOOK_ALIKES) {
      const { headers } = await ask(app.url, kind, origin);
      expect({ origin, allowed: headers.get('access-control-allow-origin') }).toEqual({
        origin,
        allowed: null,
      });
      expect(headers.get('vary')).toMatch(/\bOrigin\b/);
    }
  });

  test('a preflight is allowed those that are configured, with these headers and methods, and no other', async () => {
    for (const path of ['/api/chat', '/api/chat/events', '/api/chat/heartbeat']) {
      const { status, headers } = await preflight(app.url, path, SHOP);
      expect(status).toBe(204);
      expect(headers.get('access-control-allow-origin')).toBe(SHOP);
      expect(headers.get('access-control-allow-methods')).toBe('GET,POST,DELETE');
      expect(headers.get('access-control-allow-headers')).not.toMatch(/\*|cookie|authorization/);
      expect(headers.get('access-control-allow-credentials')).toBeNull();
      for (const origin of LOOK_ALIKES) {
        const refused = await preflight(app.url, path, origin);
        expect(refused.headers.get('access-control-allow-origin')).toBeNull();
      }
    }
  });

  test('no other origin is allowed unless some are configured', async () => {
    for (const kind of KINDS) {
      const { headers } = await ask(strangers.url, kind, SHOP);
      expect(headers.get('access-control-allow-origin')).toBeNull();
    }
  });
});

describe('a page of somebody else (22)', () => {
  const SIMPLE_TYPES = ['text/plain', 'application/x-www-form-urlencoded', 'multipart/form-data; boundary=x'];
  const BODY = '{"message":"book","code":"x"}';
  const POSTS = [
    '/api/chat',
    '/api/chat/heartbeat',
    '/api/chat/typing',
    '/api/chat/handover',
    '/api/chat/handover/claim',
  ];

  test.each(POSTS)('cannot POST to %s without a preflight', async (path) => {
    for (const type of SIMPLE_TYPES) {
      const { status } = await fetch(`${app.url}${path}`, {
        method: 'POST',
        headers: { 'content-type': type, origin: 'https://evil.example' },
        body: BODY,
      });
      expect({ type, isRefused: [400, 415].includes(status) }).toEqual({ type, isRefused: true });
    }
    const untyped = await fetch(`${app.url}${path}`, { method: 'POST', body: new Blob([BODY]) });
    expect([400, 415]).toContain(untyped.status);
    expect(untyped.headers.get('x-session-id')).toBeNull();
  });

  test('gets no cookie, and none is read', async () => {
    const visitor = new ChatClient(app.url, randomUUID());
    await visitor.say('book');
    const cookie = `x-session-id=${visitor.sessionId}; sessionId=${visitor.sessionId}`;
    const look = await fetch(`${app.url}/api/chat`, { headers: { cookie } });
    expect(await look.json()).toMatchObject({ code: 'session_id_required' });
    for (const kind of KINDS) {
      const { headers } = await ask(app.url, kind, SHOP);
      expect(headers.get('set-cookie')).toBeNull();
    }
    expect((await fetch(app.url)).headers.get('set-cookie')).toBeNull();
  });
});

const POLICY = [
  "default-src 'none'",
  "script-src 'self'",
  "style-src 'self'",
  "img-src 'self' data:",
  "connect-src 'self'",
  "base-uri 'none'",
  "form-action 'none'",
  "frame-ancestors 'self'",
].join(';');

const EVERYWHERE = ['/', '/widget.js', '/demo.js', '/nothing', '/%zz', '/health', '/health/live', '/metrics'];

describe('headers', () => {
  const responses = async (url: string): Promise<readonly Response[]> => [
    ...(await Promise.all(KINDS.map((kind) => ask(url, kind, SHOP)))),
    ...(await Promise.all(EVERYWHERE.map((path) => fetch(`${url}${path}`)))),
  ];

  test('every answer has the strict ones, and none names the server (24)', async () => {
    for (const { url, headers } of [...(await responses(app.url)), ...(await responses(production.url))]) {
      expect({ url, policy: headers.get('content-security-policy') }).toEqual({ url, policy: POLICY });
      expect(headers.get('x-content-type-options')).toBe('nosniff');
      expect(headers.get('referrer-policy')).toBe('no-referrer');
      expect(headers.get('x-powered-by')).toBeNull();
      expect(headers.get('server')).toBeNull();
    }
  });

  test('HSTS is sent in production, where there is HTTPS, and only there (24)', async () => {
    for (const { headers } of await responses(app.url)) {
      expect(headers.get('strict-transport-security')).toBeNull();
    }
    for (const { headers } of await responses(production.url)) {
      expect(headers.get('strict-transport-security')).toBe('max-age=31536000; includeSubDomains');
    }
  });

  test('nothing keeps what belongs to a conversation (24)', async () => {
    for (const kind of KINDS) {
      expect((await ask(app.url, kind, SHOP)).headers.get('cache-control')).toBe('no-store');
    }
    const visitor = new ChatClient(app.url, randomUUID());
    await visitor.say('book');
    expect((await visitor.get()).headers.get('cache-control')).toBe('no-store');
    const stream = await EventStream.open(app.url, visitor.sessionId);
    expect(stream.headers.get('cache-control')).toBe('no-store, no-transform');
    expect(stream.headers.get('content-security-policy')).toBe(POLICY);
    stream.close();
    expect((await visitor.delete()).headers.get('cache-control')).toBe('no-store');
  });

  test('no other site can frame a page (25)', async () => {
    const { headers } = await fetch(app.url);
    expect(headers.get('content-security-policy')).toContain("frame-ancestors 'self'");
    expect(headers.get('x-frame-options')).toBe('SAMEORIGIN');
  });
});

import { randomUUID } from 'node:crypto';
import { type IncomingHttpHeaders, request as rawRequest } from 'node:http';
import request from 'supertest';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { startApp, type TestApp } from '../support/holdfast-app.ts';

let app: TestApp;
beforeAll(async () => {
  app = await startApp();
});
afterAll(() => app.stop());

const post = (body: string, headers: Record<string, string> = {}) =>
  request(app.server)
    .post('/api/chat')
    .set({ 'content-type': 'application/json', 'x-session-id': 'bad-input', ...headers })
    .send(body);

const said = (message: unknown, rest: object = {}): string => JSON.stringify({ message, ...rest });

describe('a body that does not fit (13, 15, 16)', () => {
  test.each([
    ['is empty', '', 400, 'invalid_request'],
    ['has no message', '{}', 400, 'invalid_request'],
    ['has an empty message', said(''), 400, 'invalid_request'],
    ['has only blanks', said(' \n\t '), 400, 'invalid_request'],
    ['has 2,001 characters', said('x'.repeat(2_001)), 400, 'invalid_request'],
    ['has a number for text', said(42), 400, 'invalid_request'],
    ['has an array for text', said(['book']), 400, 'invalid_request'],
    ['has null for text', said(null), 400, 'invalid_request'],
    ['is broken JSON', '{"message": "book"', 400, 'invalid_request'],
    ['is a JSON string', '"book"', 400, 'invalid_request'],
    ['is null', 'null', 400, 'invalid_request'],
    ['is a JSON array', '[{"message":"book"}]', 400, 'invalid_request'],
    ['has a lone surrogate', '{"message":"\\ud800"}', 400, 'invalid_request'],
    ['has a NUL', '{"message":"bo\\u0000ok"}', 400, 'invalid_request'],
    ['has a braced message id', said('book', { messageId: '{x}' }), 400, 'invalid_request'],
    [
      'has a message id of 65 characters',
      said('book', { messageId: 'x'.repeat(65) }),
      400,
      'invalid_request',
    ],
    ['has an unknown zone', said('book', { timeZone: 'Mars/Olympus' }), 400, 'invalid_request'],
    ['has __proto__', '{"message":"book","__proto__":{"admin":true}}', 400, 'invalid_request'],
    [
      'has constructor deep inside',
      '{"message":"book","a":{"b":[{"constructor":1}]}}',
      400,
      'invalid_request',
    ],
    [
      'is nested deeply',
      `{"message":"book","a":${'['.repeat(4_000)}${']'.repeat(4_000)}}`,
      400,
      'invalid_request',
    ],
    ['has 16 KiB and one byte', said('book', { pad: 'x'.repeat(16 * 1_024 - 26) }), 413, 'too_large'],
  ])('%s', async (_what, body, status, code) => {
    const answer = await post(body);
    expect(answer.status).toBe(status);
    expect(answer.headers['content-type']).toContain('application/problem+json');
    expect(answer.body).toMatchObject({ status, code });
    expect(answer.body.detail).not.toBe('');
  });

  const MESSAGE = 'send text of 1 to 2,000 characters.';
  test.each([
    ['{}', `message is missing; ${MESSAGE}`],
    [said(' '), `message is empty; ${MESSAGE}`],
    [said('x'.repeat(2_001)), `message is text of length 2,001; ${MESSAGE}`],
    [said(42), `message is a number; ${MESSAGE}`],
    ['null', 'The body is null; send a JSON object such as {"message": "book"}.'],
    ['"x"', 'The body is text of length 1; send a JSON object such as {"message": "book"}.'],
    [
      said('book', { messageId: '{x}' }),
      'messageId is text of length 3; send an id of 1 to 64 of the characters A–Z a–z 0–9 _ . : -, or leave it out.',
    ],
    ['{"message"', 'The body is not valid JSON; send a JSON object.'],
  ])('%s is told what is wrong and what to do', async (body, detail) => {
    expect((await post(body)).body.detail).toBe(detail);
  });

  test('bytes that are no UTF-8 are refused, not read as something else', async () => {
    const answer = await fetch(`${app.url}/api/chat`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', 'x-session-id': 'bad-input' },
      body: Buffer.from(said('caf\u00e9'), 'latin1'),
    });
    expect(await answer.json()).toMatchObject({ status: 400, code: 'invalid_request' });
  });

  test('a body of exactly 16 KiB is read', async () => {
    const padding = 16 * 1_024 - said('book', { pad: '' }).length;
    expect(
      (await post(said('book', { pad: 'x'.repeat(padding) }), { 'x-session-id': randomUUID() })).status,
    ).toBe(200);
  });

  test('2,000 characters are read', async () => {
    expect((await post(said('x'.repeat(2_000)), { 'x-session-id': randomUUID() })).status).toBe(200);
  });

  test('is not stored, and the conversation goes on where it was (17)', async () => {
    const id = { 'x-session-id': randomUUID() };
    expect((await post(said('book'), id)).body.state).toBe('BOOK_NAME');
    await post(said(''), id);
    await post('{"message":"John","__proto__":{}}', id);
    await post(said('x'.repeat(2_001)), id);
    const after = await request(app.server).get('/api/chat').set(id);
    expect(after.body).toMatchObject({ turn: 1, state: 'BOOK_NAME' });
  });
});

describe('a media type or method that does not fit (14)', () => {
  test.each(['text/plain', 'application/x-www-form-urlencoded', 'multipart/form-data'])(
    '%s is 415',
    async (type) => {
      const answer = await post(said('book'), { 'content-type': type });
      expect(answer.status).toBe(415);
      expect(answer.body.code).toBe('unsupported_media_type');
    },
  );

  test('a compressed body is 415', async () => {
    expect((await post(said('book'), { 'content-encoding': 'gzip' })).status).toBe(415);
  });

  test('PUT is 405 and says what is allowed', async () => {
    const answer = await request(app.server).put('/api/chat').set('x-session-id', 'a').send({});
    expect(answer.status).toBe(405);
    expect(answer.headers.allow).toBe('GET, POST, DELETE');
    expect(answer.body.code).toBe('method_not_allowed');
  });

  test('a path that does not exist is 404', async () => {
    expect((await request(app.server).get('/api/nothing')).body.code).toBe('not_found');
  });
});

describe('a session id that does not fit (3)', () => {
  test.each(['{x}', 'a b', '*', 'ä', 'x'.repeat(129), 'x'.repeat(8_192), 'a, b', '../x'])(
    '%s is 400',
    async (id) => {
      const sent = Buffer.from(id, 'utf8').toString('latin1');
      const answer = await post(said('book'), { 'x-session-id': sent });
      expect(answer.status).toBe(400);
      expect(answer.body.code).toBe('invalid_session_id');
    },
  );

  test('is told what is wrong with it and what to do', async () => {
    const answer = await post(said('book'), { 'x-session-id': 'x'.repeat(129) });
    expect(answer.body.detail).toBe(
      'x-session-id is text of length 129; send one id of 1 to 128 of the characters A–Z a–z 0–9 _ . : -.',
    );
  });

  test('sent twice is 400', async () => {
    const answer = await fetch(`${app.url}/api/chat`, {
      method: 'POST',
      headers: [
        ['content-type', 'application/json'],
        ['x-session-id', 'one'],
        ['x-session-id', 'two'],
      ],
      body: said('book'),
    });
    expect(answer.status).toBe(400);
    expect(await answer.json()).toMatchObject({ code: 'invalid_session_id' });
  });

  test.each(['get', 'delete'] as const)('missing, %s is 400', async (method) => {
    const answer = await request(app.server)[method]('/api/chat');
    expect(answer.body).toMatchObject({ status: 400, code: 'session_id_required' });
  });

  test('of 128 allowed characters is taken', async () => {
    const id = `${'aZ9_.:-'.repeat(18)}zz`;
    expect(id).toHaveLength(128);
    const answer = await post(said('hello'), { 'x-session-id': id });
    expect(answer.body).toMatchObject({ sessionId: id, turn: 1 });
    expect(answer.headers['x-session-id']).toBe(id);
  });
});

describe('names of the language itself (16)', () => {
  const HOSTILE = ['__proto__', 'constructor', 'prototype'] as const;
  const nested = (key: string, depth: number): string =>
    `{"message":"book","a":${'{"a":'.repeat(depth)}{"${key}":{"admin":true}}${'}'.repeat(depth)}}`;

  test.each(HOSTILE)('%s is refused as a field at any depth, also escaped and in an array', async (key) => {
    const bodies = [
      ...[0, 1, 2, 3, 4, 5].map((depth) => nested(key, depth)),
      `{"message":"book","\\u00${key.charCodeAt(0).toString(16)}${key.slice(1)}":1}`,
      `{"message":"book","a":[[{"${key}":1}]]}`,
    ];
    for (const body of bodies) {
      const answer = await post(body);
      expect(answer.body, body).toMatchObject({ status: 400, code: 'invalid_request' });
      expect(answer.body.detail).toBe(`A field must not be called "${key}".`);
    }
    const claim = await request(app.server)
      .post('/api/chat/handover/claim')
      .set('content-type', 'application/json')
      .send(`{"code":"x","a":{"${key}":1}}`);
    expect(claim.status).toBe(400);
  });

  test.each(HOSTILE)('%s is an id like any other', async (id) => {
    const session = { 'x-session-id': id };
    const first = await post(said('book', { messageId: id }), session);
    expect(first.body).toMatchObject({ sessionId: id, messageId: id, turn: 1, state: 'BOOK_NAME' });
    expect((await post(said('book', { messageId: id }), session)).body.turn).toBe(1);
    expect((await post(said('menu', { messageId: id }), session)).status).toBe(422);
    expect((await post(said(id), session)).body.turn).toBe(2);
    const { body } = await request(app.server).get('/api/chat').set(session);
    expect(body).toMatchObject({ turn: 2, transcript: expect.any(Array) });
  });

  test('leave no prototype polluted', () => {
    expect(Object.prototype).not.toHaveProperty('admin');
    expect(Object.keys(Object.prototype)).toEqual([]);
    expect(Reflect.ownKeys(Array.prototype)).not.toContain('admin');
  });
});

describe('every path', () => {
  const METHODS = ['GET', 'POST', 'PUT', 'PATCH', 'DELETE', 'TRACE', 'PROPFIND'] as const;
  const ALLOWED: Readonly<Record<string, readonly string[]>> = {
    '/api/chat': ['GET', 'POST', 'DELETE'],
    '/api/chat/events': ['GET'],
    '/api/chat/heartbeat': ['POST'],
    '/api/chat/typing': ['POST'],
    '/api/chat/handover': ['POST'],
    '/api/chat/handover/claim': ['POST'],
    '/api/business': ['GET'],
    '/health': ['GET'],
    '/health/live': ['GET'],
    '/health/ready': ['GET'],
    '/metrics': ['GET'],
  };

  test.each(Object.entries(ALLOWED))(
    '%s answers other methods than %s with 405 (14)',
    async (path, allowed) => {
      for (const method of METHODS.filter((each) => !allowed.includes(each))) {
        const { status, headers } = await send(path, method);
        expect({ method, status }).toEqual({ method, status: 405 });
        expect(headers.allow).toBe(allowed.join(', '));
      }
    },
  );

  test.each(['/api/chat', '/api/chat/handover/claim'])('%s takes JSON alone (14)', async (path) => {
    const types = [
      'text/json',
      'application/jsonp',
      'application/x-json',
      'text/plain; a=application/json',
      ' ',
    ];
    for (const type of types) {
      const answer = await request(app.server)
        .post(path)
        .set('content-type', type)
        .send('{"message":"book","code":"x"}');
      expect({ type, status: answer.status }).toEqual({ type, status: 415 });
    }
    for (const charset of ['utf-16', 'utf-7', 'iso-8859-1', '']) {
      const answer = await request(app.server)
        .post(path)
        .set('content-type', `application/json; charset=${charset}`)
        .send('{"message":"book","code":"x"}');
      expect({ charset, status: answer.status }).toEqual({ charset, status: 415 });
    }
  });
});

describe('what is said (15)', () => {
  test('any well-formed text is answered with 200, and what is not with 400', async () => {
    const texts = [
      ...[
        '\u202e\u2066',
        '\u0301'.repeat(2_000),
        '\u200d'.repeat(100),
        '👨‍👩‍👧‍👦'.repeat(100),
        '\ufdfd'.repeat(2_000),
      ],
      ...[
        '\ufffe\uffff',
        '\x7f\x1b[2J',
        '{{7*7}}',
        ['$', '{jndi:ldap://x}'].join(''),
        "'; drop table reservations; --",
        '%s%n%x',
      ],
      ...[
        '../../etc/passwd',
        '\r\nSet-Cookie: a=b',
        '*3\r\n$8\r\nFLUSHALL\r\n',
        '1e309',
        'NaN',
        '-0',
        'null',
      ],
    ];
    for (const text of texts) {
      const id = { 'x-session-id': randomUUID() };
      for (const message of ['book', text, 'support', text, 'change', text]) {
        const { status } = await post(said(message), id);
        expect({ message, status }).toEqual({ message, status: 200 });
      }
    }
    for (const raw of ['"\\ud800"', '"\\udc00\\ud800"', '"a\\u0000"', '["a"]', '{"a":1}', 'true', '1e999']) {
      const { status } = await post(`{"message":${raw}}`);
      expect({ raw, status }).toEqual({ raw, status: 400 });
    }
  });

  test('a lone surrogate or a NUL is refused in any field, also one that is not read', async () => {
    for (const rest of [{ a: '\ud83d' }, { a: { b: ['\0'] } }, { '\ud83d': 1 }, { messageId: 'a\0' }])
      expect((await post(said('book', rest))).status).toBe(400);
  });
});

interface Raw {
  readonly status: number | undefined;
  readonly headers: IncomingHttpHeaders;
}

/** `fetch` refuses some methods, so this uses `http`. */
function send(path: string, method: string): Promise<Raw> {
  return new Promise((resolve, reject) => {
    rawRequest(`${app.url}${path}`, { method, headers: { 'x-session-id': 'a' } }, (response) => {
      response.resume();
      response.on('end', () => resolve({ status: response.statusCode, headers: response.headers }));
    })
      .on('error', reject)
      .end();
  });
}

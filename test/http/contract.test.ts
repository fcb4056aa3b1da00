import { randomUUID } from 'node:crypto';
import request from 'supertest';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { ChatClient } from '../support/chat-client.ts';
import { startApp, type TestApp } from '../support/holdfast-app.ts';

let app: TestApp;
beforeAll(async () => {
  app = await startApp({ METRICS_TOKEN: 'a-token-for-metrics' });
});
afterAll(() => app.stop());

const client = () => new ChatClient(app.url, randomUUID());

describe('POST /api/chat', () => {
  test('answers with every field of the contract', async () => {
    const visitor = client();
    await visitor.say('book');
    const reply = await visitor.say('John', { messageId: 'm-2' });
    expect(reply).toEqual({
      sessionId: visitor.sessionId,
      messageId: 'm-2',
      turn: 2,
      state: 'BOOK_EMAIL',
      message: "Thanks, John. What's your work email?",
      parts: [{ type: 'text', text: "Thanks, John. What's your work email?" }],
      locale: 'en',
      degraded: false,
      expiresAt: expect.stringMatching(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$/),
      resumeToken: null,
      booking: null,
    });
    const ttl = Date.parse(reply.expiresAt) - Date.now();
    expect(ttl).toBeGreaterThan(3_590_000);
    expect(ttl).toBeLessThanOrEqual(3_600_000);
  });

  test('creates a session id if there is none, in header and body', async () => {
    const answer = await request(app.server).post('/api/chat').send({ message: 'hi' });
    expect(answer.body.sessionId).toMatch(/^hf_[A-Za-z0-9_-]{22}$/);
    expect(answer.headers['x-session-id']).toBe(answer.body.sessionId);
    const next = await request(app.server)
      .post('/api/chat')
      .set('x-session-id', answer.body.sessionId)
      .set('x-resume-token', answer.body.resumeToken)
      .send({ message: 'book' });
    expect(next.body.turn).toBe(2);
  });

  test('however its path is written, it is the same with the same headers', async () => {
    const headersAt = async (path: string) => {
      const id = randomUUID();
      const asking = { 'x-session-id': id, 'x-request-id': 'one' };
      const { status, headers, body } = await request(app.server)
        .post(path)
        .set(asking)
        .send({ message: 'hi' });
      expect({ status, turn: body.turn, id: headers['x-session-id'] }).toEqual({ status: 200, turn: 1, id });
      const { date, 'content-length': length, 'x-session-id': session, ...others } = headers;
      return others;
    };
    const plain = await headersAt('/api/chat');
    expect(plain).toMatchObject({ 'x-request-id': 'one', 'cache-control': 'no-store' });
    for (const path of ['/api/chat?from=here', '/api/chat/', '/API/chat'])
      expect(await headersAt(path)).toEqual(plain);
  });

  test('the same message id is the same turn with the same reply', async () => {
    const visitor = client();
    const first = await visitor.say('book', { messageId: 'once' });
    const again = await visitor.say('book', { messageId: 'once' });
    expect({ ...again, expiresAt: '' }).toEqual({ ...first, expiresAt: '' });
    expect((await visitor.say('John')).turn).toBe(2);
    const late = await visitor.say('book', { messageId: 'once' });
    expect({ ...late, expiresAt: '' }).toEqual({ ...first, expiresAt: '' });
  });

  test('the same message id sent twice at once is one turn', async () => {
    const visitor = client();
    const [one, two] = await Promise.all([
      visitor.say('book', { messageId: 'at-once' }),
      visitor.say('book', { messageId: 'at-once' }),
    ]);
    expect({ ...one, expiresAt: '' }).toEqual({ ...two, expiresAt: '' });
    expect((await visitor.say('John')).turn).toBe(2);
  });

  test('the same message id with another message is 422 (20)', async () => {
    const visitor = client();
    await visitor.say('book', { messageId: 'once' });
    const answer = await visitor.post({ message: 'menu', messageId: 'once' });
    expect(answer).toMatchObject({ status: 422, body: { code: 'message_id_reused' } });
  });

  test('the eight newest turns are remembered', async () => {
    const visitor = client();
    const replies = [];
    for (let n = 1; n <= 9; n += 1) replies.push(await visitor.say('menu', { messageId: `m${n}` }));
    expect((await visitor.say('menu', { messageId: 'm2' })).turn).toBe(2);
    expect((await visitor.say('menu', { messageId: 'm1' })).turn).toBe(10);
  });

  test('an unsupported locale is ignored', async () => {
    expect((await client().say('hi', { locale: 'tlh' })).locale).toBe('en');
    expect((await client().say('hi', { locale: 'en-GB' })).locale).toBe('en');
    expect((await client().say('hi', { locale: '???' })).locale).toBe('en');
  });

  test('fields that are not in the contract are not stored (17)', async () => {
    const visitor = client();
    await visitor.say('book', { admin: true, state: 'BOOK_CONFIRMED' });
    expect(JSON.stringify((await visitor.get()).body)).not.toContain('admin');
  });
});

describe('GET /api/chat', () => {
  test('returns the state of the conversation and its transcript', async () => {
    const visitor = client();
    const first = await visitor.say('book');
    const last = await visitor.say('John', { messageId: 'm-2' });
    const { status, body } = await visitor.get();
    expect(status).toBe(200);
    expect(body).toMatchObject({
      ...last,
      expiresAt: expect.any(String),
      cursor: expect.stringMatching(/-2$/),
    });
    const at = expect.any(String);
    expect(body).toHaveProperty('transcript', [
      { turn: 1, role: 'visitor', text: 'book', at },
      { turn: 1, role: 'assistant', text: first.message, state: first.state, parts: first.parts, at },
      { turn: 2, role: 'visitor', text: 'John', at },
      { turn: 2, role: 'assistant', text: last.message, state: last.state, parts: last.parts, at },
    ]);
  });

  test('of what never was is 404', async () => {
    expect(await client().get()).toMatchObject({ status: 404, body: { code: 'session_not_found' } });
  });
});

describe('DELETE /api/chat', () => {
  test('ends a conversation for good', async () => {
    const visitor = client();
    await visitor.say('book');
    expect(await visitor.delete()).toMatchObject({ status: 204, body: null });
    expect(await visitor.get()).toMatchObject({ status: 410, body: { code: 'session_deleted' } });
    expect(await visitor.post({ message: 'hi' })).toMatchObject({
      status: 410,
      body: { code: 'session_deleted' },
    });
    expect((await visitor.delete()).status).toBe(204);
  });

  test('of an unknown id is 204', async () => {
    expect((await client().delete()).status).toBe(204);
  });
});

describe('around it', () => {
  test('GET /api/business is what a client shows first, and makes no session', async () => {
    const { body, headers } = await request(app.server).get('/api/business');
    expect(body).toMatchObject({
      name: 'BTRIX',
      assistant: 'BTRIX',
      languages: ['en', 'pt-BR', 'es'],
      locale: 'en',
      timeZone: 'Europe/Lisbon',
    });
    expect(body.welcome.message).toContain("Hi — I'm BTRIX.");
    expect(body.welcome.parts[1].options.map(({ label }: { label: string }) => label)).toEqual([
      'Pricing & Plans',
      'AI Agents',
      'Support',
      'Book a Demo',
    ]);
    expect(body.about).toMatchObject({
      booking: 'Book a Demo',
      services: [{ label: '30-minute demo', minutes: 30 }],
      support: { email: 'support@btrix.example', phone: null },
    });
    expect(body.about.hours).toHaveLength(7);
    expect(body.about.hours[0]).toEqual({ weekday: 'monday', open: [{ from: '09:00', to: '17:00' }] });
    expect(body.about.topics[0].options[0].text).toContain('€1,400');
    expect(headers).not.toHaveProperty('x-session-id');
  });

  test('GET /api/business is in the language that the browser asks for, where it is spoken', async () => {
    const cardFor = (accepted: string) =>
      request(app.server).get('/api/business').set('accept-language', accepted);
    const { body, headers } = await cardFor('fr;q=0.9, pt-PT, en;q=0.1');
    expect(body.locale).toBe('pt-BR');
    expect(body.welcome.message).not.toContain('How can I help');
    expect(headers.vary).toMatch(/accept-language/i);
    expect((await cardFor('fr, ;;q=,x')).body.locale).toBe('en');
  });

  test('health shows kinds, latency, and what is waiting', async () => {
    const { body } = await request(app.server).get('/health');
    expect(body).toEqual({
      status: 'ok',
      version: expect.stringMatching(/^\d+\.\d+\.\d+$/),
      uptimeSeconds: expect.any(Number),
      services: {
        sessions: {
          kind: 'memory',
          status: 'ok',
          latencyMs: expect.any(Number),
          cause: null,
          degradedSince: null,
          unsaved: 0,
          lastRepairAt: null,
        },
        bookings: { kind: 'postgres', status: 'ok', latencyMs: expect.any(Number), cause: null },
      },
      archive: {
        waitingTurns: expect.any(Number),
        lagSeconds: expect.any(Number),
        failingSince: null,
        lostTurns: 0,
      },
      warnings: [],
    });
    expect((await request(app.server).get('/health/live')).status).toBe(200);
    expect((await request(app.server).get('/health/ready')).status).toBe(200);
  });

  test('metrics ask for their token', async () => {
    expect((await request(app.server).get('/metrics')).status).toBe(401);
    const wrong = await request(app.server).get('/metrics').set('authorization', 'Bearer guess');
    expect(wrong.status).toBe(401);
    const right = await request(app.server)
      .get('/metrics')
      .set('authorization', 'Bearer a-token-for-metrics');
    expect(right.text).toContain('holdfast_turns_total{outcome="replied"}');
  });

  test('request ids are echoed, and made when absent or odd', async () => {
    const echo = await request(app.server).get('/health/live').set('x-request-id', 'abc-1');
    expect(echo.headers['x-request-id']).toBe('abc-1');
    const made = await request(app.server).get('/health/live').set('x-request-id', 'a b');
    expect(made.headers['x-request-id']).toMatch(/^[A-Za-z0-9_-]{22}$/);
  });
});

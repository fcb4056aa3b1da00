import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { ChatClient } from '../support/chat-client.ts';
import { claimCode, claimedBy, issueCode, newCode } from '../support/hand-over.ts';
import { startApp, type TestApp } from '../support/holdfast-app.ts';
import { ManualClock } from '../support/manual-clock.ts';

const MINUTE_MS = 60_000;

let clock: ManualClock;
let app: TestApp;
beforeAll(async () => {
  clock = new ManualClock(Date.now());
  app = await startApp({ CORS_ORIGINS: 'https://shop.example' }, clock);
});
afterAll(() => app?.stop());

const expired = { status: 410, body: { code: 'handover_expired' } };

describe('POST /api/chat/handover', () => {
  test('answers with a code of 132 random bits and when it expires', async () => {
    const { status, headers, body } = await issueCode(app.url, await ChatClient.begin(app.url, 'book'));
    expect(status).toBe(201);
    expect(headers.get('cache-control')).toBe('no-store');
    expect(body).toEqual({
      code: expect.stringMatching(/^[\w-]{22}$/),
      expiresAt: new Date(clock.now() + MINUTE_MS).toISOString(),
    });
  });

  test('asks for the token of a conversation with a server id, and for a conversation that goes on', async () => {
    const visitor = await ChatClient.begin(app.url, 'book');
    const other = await ChatClient.begin(app.url, 'book');
    const { resumeToken } = visitor;
    visitor.resumeToken = other.resumeToken;
    const refused = { status: 401, body: { code: 'resume_token_required' } };
    expect(await issueCode(app.url, visitor)).toMatchObject(refused);
    visitor.resumeToken = null;
    expect(await issueCode(app.url, visitor)).toMatchObject(refused);
    visitor.resumeToken = resumeToken;
    await visitor.delete();
    expect(await issueCode(app.url, visitor)).toMatchObject({
      status: 410,
      body: { code: 'session_deleted' },
    });
    const nobody = new ChatClient(app.url, 'never-was');
    expect(await issueCode(app.url, nobody)).toMatchObject({
      status: 404,
      body: { code: 'session_not_found' },
    });
  });

  test('of a conversation that has ended answers 410', async () => {
    const visitor = await ChatClient.begin(app.url, 'book');
    clock.advance(60 * MINUTE_MS);
    expect(await issueCode(app.url, visitor)).toMatchObject({
      status: 410,
      body: { code: 'session_expired' },
    });
  });

  test.each(['/api/chat/handover', '/api/chat/handover/claim'])(
    '%s is posted to and nothing else',
    async (path) => {
      const response = await fetch(`${app.url}${path}`);
      expect([response.status, response.headers.get('allow')]).toEqual([405, 'POST']);
    },
  );
});

describe('POST /api/chat/handover/claim', () => {
  test('answers as GET does, with a token of the same conversation, which goes on from both', async () => {
    const laptop = await ChatClient.begin(app.url, 'book');
    const { status, headers, body } = await claimCode(app.url, await newCode(app.url, laptop));
    expect(status).toBe(200);
    const { sessionId } = laptop;
    expect(headers.get('x-session-id')).toBe(sessionId);
    const { resumeToken: _, ...seen } = (await laptop.get()).body as unknown as Record<string, unknown>;
    expect(body).toMatchObject({ ...seen, resumeToken: expect.stringMatching(/^hf1\./) });

    const phone = await claimedBy(app.url, await newCode(app.url, laptop));
    expect(await phone.say('Ana Silva')).toMatchObject({ sessionId, turn: 2, state: 'BOOK_EMAIL' });
    expect(await laptop.say('ana@acme.example')).toMatchObject({ sessionId, turn: 3, state: 'BOOK_PHONE' });
  });

  test('works once, for one of many concurrent claims', async () => {
    const code = await newCode(app.url, await ChatClient.begin(app.url, 'book'));
    const claims = await Promise.all(Array.from({ length: 10 }, () => claimCode(app.url, code)));
    expect(claims.map(({ status }) => status).sort()).toEqual([200, ...Array(9).fill(410)]);
    expect(await claimCode(app.url, code)).toMatchObject(expired);
  });

  test('works for a minute', async () => {
    const visitor = await ChatClient.begin(app.url, 'book');
    const [early, late] = [await newCode(app.url, visitor), await newCode(app.url, visitor)];
    clock.advance(MINUTE_MS - 1);
    expect((await claimCode(app.url, early)).status).toBe(200);
    clock.advance(1);
    expect(await claimCode(app.url, late)).toMatchObject(expired);
  });

  test('gives one answer for a code that is unknown, used, out of time or of a deleted conversation', async () => {
    const visitor = await ChatClient.begin(app.url, 'book');
    const [used, deleted] = [await newCode(app.url, visitor), await newCode(app.url, visitor)];
    await claimCode(app.url, used);
    await visitor.delete();
    const answers = await Promise.all(
      [used, deleted, 'never-was', 'x'.repeat(64)].map(async (code) => (await claimCode(app.url, code)).body),
    );
    expect(answers[0]).toMatchObject(expired.body);
    expect(new Set(answers.map((body) => JSON.stringify(body))).size).toBe(1);
  });

  test.each([[undefined], [null], [5], [''], ['x'.repeat(65)], [{ code: 'x' }]])(
    '%j is no code and answers 400',
    async (code) => {
      expect(await claimCode(app.url, code)).toMatchObject({
        status: 400,
        body: { code: 'invalid_request' },
      });
    },
  );

  test('takes JSON alone', async () => {
    const response = await fetch(`${app.url}/api/chat/handover/claim`, { method: 'POST', body: 'code=x' });
    expect(response.status).toBe(415);
  });
});

test('codes stand in no log line, whether they work or not', async () => {
  const visitor = await ChatClient.begin(app.url, 'book');
  const codes = [await newCode(app.url, visitor), 'a-code-that-was-never-issued'];
  for (const code of codes) await claimCode(app.url, code);
  const lines = app.lines.join('');
  for (const code of [...codes, visitor.sessionId]) expect(lines).not.toContain(code);
});

test('an address that tries codes is slowed down', async () => {
  const limited = await startApp({ RATE_LIMIT_TURNS_PER_MINUTE: '5' });
  try {
    const answers = [];
    for (let tries = 0; tries < 7; tries += 1) answers.push(await claimCode(limited.url, `guess-${tries}`));
    expect(answers.map(({ status }) => status)).toEqual([410, 410, 410, 410, 410, 429, 429]);
    expect(answers.at(-1)?.headers.get('retry-after')).toMatch(/^\d+$/);
    // Messages are still allowed.
    expect(await ChatClient.begin(limited.url, 'book')).toMatchObject({ resumeToken: expect.any(String) });
  } finally {
    await limited.stop();
  }
});

test('browsers of configured origins may send x-visitor-token', async () => {
  const response = await fetch(`${app.url}/api/chat`, {
    method: 'OPTIONS',
    headers: {
      origin: 'https://shop.example',
      'access-control-request-method': 'POST',
      'access-control-request-headers': 'content-type,x-visitor-token',
    },
  });
  expect(response.headers.get('access-control-allow-origin')).toBe('https://shop.example');
  expect(response.headers.get('access-control-allow-headers')).toContain('x-visitor-token');
});

import { randomUUID } from 'node:crypto';
import { request } from 'node:http';
import { Client } from 'pg';
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import { resumeTokenKeysSchema } from '../../backend/src/config/resume-token-keys.ts';
import { newSessionId } from '../../backend/src/http/session-id.ts';
import { seal } from '../../backend/src/lib/aead.ts';
import { randomId } from '../../backend/src/lib/ids.ts';
import type { ChatReply } from '../../backend/src/protocol/chat.ts';
import { createKeyRing } from '../../backend/src/sessions/key-ring.ts';
import {
  openResumeToken,
  type ResumeToken,
  sealResumeToken,
} from '../../backend/src/sessions/resume-token.ts';
import { encodeSession } from '../../backend/src/sessions/session-json.ts';
import { UNTIL_REVIEW } from '../support/booking-words.ts';
import { ChatClient } from '../support/chat-client.ts';
import { startApp, type TestApp } from '../support/holdfast-app.ts';
import { startPostgres, type TestPostgres } from '../support/postgres.ts';
import { type RedisServer, startRedis } from '../support/redis.ts';

const KEYS = randomId(43);
const ring = createKeyRing(resumeTokenKeysSchema.parse(KEYS));
const DAY_MS = 24 * 60 * 60_000;
const METHODS = ['POST', 'GET', 'DELETE'] as const;

let redis: RedisServer;
let postgres: TestPostgres;
let here: TestApp;
let elsewhere: TestApp;
const others: TestApp[] = [];

const start = (env: Record<string, string> = {}): Promise<TestApp> =>
  startApp({ REDIS_URL: redis.url, DATABASE_URL: postgres.url, RESUME_TOKEN_KEYS: KEYS, ...env });

async function startAnother(env: Record<string, string> = {}): Promise<TestApp> {
  const app = await start(env);
  others.push(app);
  return app;
}

beforeAll(async () => {
  [redis, postgres] = await Promise.all([startRedis(), startPostgres()]);
  here = await start();
  elsewhere = await start();
});
afterEach(async () => {
  for (const app of others.splice(0)) await app.stop();
});
afterAll(async () => {
  await here?.stop();
  await elsewhere?.stop();
  await Promise.all([redis?.stop(), postgres?.stop()]);
});

interface Asked {
  readonly sessionId: string;
  readonly token?: string;
  readonly app?: TestApp;
}

/** Everything that lets a client distinguish one answer from another. */
async function answerTo(method: string, { sessionId, token, app = here }: Asked): Promise<string> {
  const response = await fetch(`${app.url}/api/chat`, {
    method,
    headers: {
      'x-session-id': sessionId,
      ...(token !== undefined && { 'x-resume-token': token }),
      ...(method === 'POST' && { 'content-type': 'application/json' }),
    },
    ...(method === 'POST' && { body: JSON.stringify({ message: 'menu' }) }),
  });
  const headers = [...response.headers].filter(([name]) => name !== 'date' && name !== 'x-request-id');
  return JSON.stringify([response.status, headers, await response.text()]);
}

const refusal = (): Promise<string> => answerTo('GET', { sessionId: newSessionId() });

/** Every token gets the same answer as a request without one, and changes nothing. */
async function expectRefused(visitor: ChatClient, tokens: readonly string[]): Promise<void> {
  const answers = new Set<string>();
  const { sessionId } = visitor;
  const left = tokens.values();
  const askFrom = async () => {
    for (const token of left) {
      for (const method of METHODS) answers.add(await answerTo(method, { sessionId, token }));
    }
  };
  await Promise.all(Array.from({ length: 8 }, askFrom));
  expect([...answers]).toEqual([await refusal()]);
  expect((await visitor.get()).body).toMatchObject({ turn: 1 });
}

const tokenOf = ({ resumeToken }: ChatClient): string => {
  if (resumeToken === null) throw new Error('There was no token');
  return resumeToken;
};

function contentsOf(visitor: ChatClient): ResumeToken {
  const opened = openResumeToken(ring, tokenOf(visitor), visitor.sessionId, Date.now());
  if (opened.kind !== 'opened') throw new Error(`The token is ${opened.kind}`);
  return opened;
}

/** The visitor's token with some contents changed. */
function tokenWith(visitor: ChatClient, changes: Partial<ResumeToken>): string {
  const { sessionId } = visitor;
  return sealResumeToken(ring, { sessionId, ...contentsOf(visitor), ...changes }) ?? '';
}

async function query<Row extends object>(sql: string, values: string[] = []): Promise<readonly Row[]> {
  const client = new Client({ connectionString: postgres.url });
  await client.connect();
  const { rows } = await client.query<Row>(sql, values);
  await client.end();
  return rows;
}

/** Oldest first. */
const reservationsOf = ({ sessionId }: ChatClient) =>
  query<{ status: string; starts_at: Date }>(
    'select status, starts_at from reservations where session_id = $1 order by id',
    [sessionId],
  );

const statusesOf = async (visitor: ChatClient) => (await reservationsOf(visitor)).map(({ status }) => status);

async function sayAll(visitor: ChatClient, messages: readonly string[]): Promise<ChatReply> {
  const [first = '', ...others] = messages;
  let reply = await visitor.say(first);
  for (const message of others) reply = await visitor.say(message);
  return reply;
}

describe('an id of the sealed form without its token (2)', () => {
  test('gets one 401, whether there is such a session or not', async () => {
    const visitor = await ChatClient.begin(here.url, 'hello');
    const answers = new Set<string>();
    for (const sessionId of [visitor.sessionId, newSessionId()]) {
      for (const method of METHODS) {
        answers.add(await answerTo(method, { sessionId }));
        answers.add(await answerTo(method, { sessionId, token: 'new' }));
      }
    }
    expect([...answers]).toEqual([expect.stringContaining('resume_token_required')]);
    expect([...answers][0]).toMatch(/^\[401,/);
    expect((await visitor.get()).body).toMatchObject({ turn: 1 });
  });

  test('is not looked up, so that one takes as long as the other, and no key is made', async () => {
    const { sessionId } = await ChatClient.begin(here.url, 'hello');
    const unknown = newSessionId();
    const asked = await redis.commandsDuring(async () => {
      for (const id of [sessionId, unknown]) {
        for (const method of METHODS) await answerTo(method, { sessionId: id });
      }
    });
    expect(asked.filter((name) => name.startsWith('eval'))).toEqual([]);
    expect(await redis.admin.keys(`*${unknown}*`)).toEqual([]);
  });
});

describe('a token that was tampered with gets that 401 (6)', () => {
  test('any character changed', async () => {
    const visitor = await ChatClient.begin(here.url, 'hello');
    const token = tokenOf(visitor);
    const changed = Array.from(token, (character, at) => {
      const flipped = String.fromCharCode(character.charCodeAt(0) ^ 1);
      return token.slice(0, at) + flipped + token.slice(at + 1);
    });
    await expectRefused(visitor, changed);
  });

  test('cut, empty, twice, as long as a header can be', async () => {
    const visitor = await ChatClient.begin(here.url, 'hello');
    const token = tokenOf(visitor);
    const cuts = [1, 4, 20, token.length >> 1, token.length - 1].flatMap((at) => [
      token.slice(0, at),
      token.slice(at),
    ]);
    const { kid } = ring.newest;
    const long = [`${token}${'A'.repeat(12_000)}`, `hf1.${kid}.${'A'.repeat(4_100)}`, '.'.repeat(14_000)];
    await expectRefused(visitor, ['', ...cuts, `${token}, ${token}`, `${token}=`, ...long, 'NEW']);
  });

  test('a megabyte is cut off before anything reads it', async () => {
    const visitor = await ChatClient.begin(here.url, 'hello');
    for (const sessionId of [visitor.sessionId, newSessionId()]) {
      const status = await new Promise((resolve) => {
        const headers = { 'x-session-id': sessionId, 'x-resume-token': 'A'.repeat(1_000_000) };
        const sent = request(`${here.url}/api/chat`, { headers, agent: false });
        sent.on('response', (response) => resolve(response.resume().statusCode));
        sent.on('error', () => resolve('cut off'));
        sent.end();
      });
      expect([431, 'cut off']).toContain(status);
    }
    expect((await visitor.get()).body).toMatchObject({ turn: 1 });
  });
});

describe('a token that was made for something else gets that 401 (7)', () => {
  test('another session', async () => {
    const [visitor, other] = [await ChatClient.begin(here.url, 'hi'), await ChatClient.begin(here.url, 'hi')];
    await expectRefused(visitor, [tokenOf(other)]);
  });

  test('another purpose', async () => {
    const visitor = await ChatClient.begin(here.url, 'hello');
    const { session, issuedAt, expiresAt } = contentsOf(visitor);
    const text = `${issuedAt} ${expiresAt} ${encodeSession(session)}`;
    const { kid, token, archive } = ring.newest;
    const sealedFor = (purpose: string, key = token) => {
      const sealed = seal(key, text, `hf1.${kid}.${purpose}.${visitor.sessionId}`);
      return `hf1.${kid}.${sealed.toString('base64url')}`;
    };
    const genuine = await answerTo('GET', { sessionId: visitor.sessionId, token: sealedFor('resume') });
    expect(genuine).toMatch(/^\[200,/);
    await expectRefused(visitor, [sealedFor('handover'), sealedFor('resume', archive)]);
  });

  test('another deployment, also over the same stores', async () => {
    const visitor = await ChatClient.begin(here.url, 'hello');
    const foreign = await startAnother({ RESUME_TOKEN_KEYS: randomId(43) });
    const theirs = await ChatClient.begin(foreign.url, 'hello');
    const { sessionId } = visitor;
    const ours = { sessionId, token: tokenOf(visitor), app: foreign };
    const answers = [
      await answerTo('GET', { sessionId: theirs.sessionId, token: tokenOf(theirs) }),
      await answerTo('POST', ours),
      await answerTo('DELETE', ours),
    ];
    expect(new Set(answers)).toEqual(new Set([await refusal()]));
  });
});

describe('a token lives as long as its session may (8)', () => {
  test('past that its client is told that the session has expired', async () => {
    const visitor = await ChatClient.begin(here.url, 'hello');
    const { session } = contentsOf(visitor);
    const createdAt = new Date(Date.now() - 7 * DAY_MS).toISOString();
    visitor.resumeToken = tokenWith(visitor, { session: { ...session, createdAt } });
    const expired = { status: 410, body: { code: 'session_expired' } };
    expect(await visitor.get()).toMatchObject(expired);
    expect(await visitor.post({ message: 'menu' })).toMatchObject(expired);
  });

  test('from more than a minute in the future it gets that 401', async () => {
    const visitor = await ChatClient.begin(here.url, 'hello');
    const near = tokenWith(visitor, { issuedAt: Date.now() + 50_000 });
    await expectRefused(visitor, [tokenWith(visitor, { issuedAt: Date.now() + 90_000 })]);
    visitor.resumeToken = near;
    expect(await visitor.say('menu')).toMatchObject({ turn: 2 });
  });
});

describe('an older token while there is newer state (9)', () => {
  test("the server's state wins, and the time that was let go is not held again", async () => {
    const visitor = await ChatClient.begin(here.url, 'hello');
    const { parts } = await sayAll(visitor, UNTIL_REVIEW);
    expect(parts).toContainEqual(expect.objectContaining({ type: 'hold' }));
    const old = tokenOf(visitor);
    let { turn } = await visitor.say('cancel');
    expect(await statusesOf(visitor)).toEqual(['released']);

    for (const app of [here, elsewhere]) {
      visitor.moveTo(app.url);
      visitor.resumeToken = old;
      expect((await visitor.get()).body).toMatchObject({ turn, state: 'MENU' });
      visitor.resumeToken = old;
      turn += 1;
      expect(await visitor.say('yes')).toMatchObject({ turn, booking: null });
      expect(await statusesOf(visitor)).toEqual(['released']);
    }
  });

  test('the time that was chosen last is the one that is booked', async () => {
    const visitor = await ChatClient.begin(here.url, 'hello');
    await sayAll(visitor, UNTIL_REVIEW);
    const old = tokenOf(visitor);
    await sayAll(visitor, ['change the time', '3']);
    const [, chosen] = await reservationsOf(visitor);

    visitor.moveTo(elsewhere.url);
    visitor.resumeToken = old;
    const { booking } = await visitor.say('yes');
    expect(booking?.startsAt).toBe(chosen?.starts_at.toISOString());
    expect(await statusesOf(visitor)).toEqual(['released', 'confirmed']);
  });

  test('also when the token is all that is left, it cannot bring back what was let go', async () => {
    const withoutRows = { ARCHIVE: 'off' };
    const first = await startAnother(withoutRows);
    const visitor = await ChatClient.begin(first.url, 'hello');
    await sayAll(visitor, UNTIL_REVIEW);
    const old = tokenOf(visitor);
    await visitor.say('cancel');
    await redis.admin.flushall();

    visitor.moveTo((await startAnother(withoutRows)).url);
    visitor.resumeToken = old;
    const reply = await visitor.say('yes');
    expect(reply).toMatchObject({ booking: null, state: 'BOOK_SLOT' });
    expect(reply.parts[0]).toMatchObject({ type: 'notice', code: 'resumed' });
    expect(await statusesOf(visitor)).not.toContain('confirmed');
  });
});

describe('a token after its session was deleted (10)', () => {
  test('gets 410 on every instance, also after FLUSHALL and on one that starts later', async () => {
    const visitor = await ChatClient.begin(here.url, 'hello');
    const first = tokenOf(visitor);
    await visitor.say('book');
    const last = tokenOf(visitor);
    expect((await visitor.delete()).status).toBe(204);

    const expectDeletedAt = async (app: TestApp) => {
      visitor.moveTo(app.url);
      for (const token of [first, last]) {
        visitor.resumeToken = token;
        const deleted = { status: 410, body: { code: 'session_deleted' } };
        expect(await visitor.get()).toMatchObject(deleted);
        expect(await visitor.post({ message: 'book' })).toMatchObject(deleted);
        expect((await visitor.delete()).status).toBe(204);
      }
    };
    await expectDeletedAt(here);
    await redis.admin.flushall();
    await expectDeletedAt(elsewhere);
    await redis.admin.flushall();
    await expectDeletedAt(here);
    await redis.admin.flushall();
    await expectDeletedAt(await startAnother());
  });

  test('and still proves ownership: without it the id of a deleted session is as unknown as any', async () => {
    const visitor = await ChatClient.begin(here.url, 'hello');
    await visitor.delete();
    expect(await answerTo('GET', { sessionId: visitor.sessionId })).toBe(await refusal());
  });
});

describe('a client that chose its id', () => {
  test('gets no token unless it asks for one', async () => {
    const visitor = new ChatClient(here.url, randomUUID());
    expect(await visitor.say('book')).toMatchObject({ resumeToken: null });
    expect((await visitor.get()).body).toMatchObject({ resumeToken: null });
    visitor.resumeToken = 'new';
    expect((await visitor.get()).body).toMatchObject({ resumeToken: expect.stringMatching(/^hf1\./) });
    visitor.resumeToken = 'new';
    expect(await visitor.say('Ana')).toMatchObject({ resumeToken: expect.stringMatching(/^hf1\./) });
  });

  test('goes on from its token when every store has lost the conversation', async () => {
    const unarchived = await startAnother({ ARCHIVE: 'off' });
    const visitor = new ChatClient(unarchived.url, randomUUID());
    visitor.resumeToken = 'new';
    await sayAll(visitor, ['book', 'Ana Silva']);
    await redis.admin.flushall();
    visitor.moveTo((await startAnother()).url);
    const reply = await visitor.say('ana@acme.example');
    expect(reply).toMatchObject({ turn: 3, state: 'BOOK_PHONE' });
    expect(reply.parts[0]).toMatchObject({ type: 'notice', code: 'resumed' });
  });

  test('may send none, but no wrong one', async () => {
    const visitor = new ChatClient(here.url, randomUUID());
    await visitor.say('book');
    const { sessionId } = visitor;
    const answers = await Promise.all(
      METHODS.map((method) => answerTo(method, { sessionId, token: 'hf1.k.wrong' })),
    );
    expect(new Set(answers)).toEqual(new Set([await refusal()]));
    expect(await visitor.say('Ana Silva')).toMatchObject({ turn: 2 });
  });

  test('a token without the id that it belongs to is refused', async () => {
    const visitor = await ChatClient.begin(here.url, 'hello');
    const response = await fetch(`${here.url}/api/chat`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', 'x-resume-token': tokenOf(visitor) },
      body: JSON.stringify({ message: 'menu' }),
    });
    expect(response.status).toBe(401);
  });
});

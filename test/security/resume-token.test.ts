import { describe, expect, test } from 'vitest';
import { loadConfig } from '../../backend/src/config/config.ts';
import { toEnv } from '../../backend/src/config/env.ts';
import { seal } from '../../backend/src/lib/aead.ts';
import { randomId } from '../../backend/src/lib/ids.ts';
import { createKeyRing, type KeyRing } from '../../backend/src/sessions/key-ring.ts';
import { openResumeToken, sealResumeToken } from '../../backend/src/sessions/resume-token.ts';
import type { Session } from '../../backend/src/sessions/session-store.ts';
import { conversation } from '../sessions/session-fixtures.ts';
import { cpuMsOf } from '../support/cpu-time.ts';

const DAY_MS = 24 * 60 * 60_000;
const { session } = conversation(5);
const BEGAN_AT = Date.parse(session.createdAt);
const SESSION_ID = `hf_${randomId(22)}`;

const ringOf = (...kids: string[]): KeyRing =>
  createKeyRing(kids.map((kid) => ({ kid, secret: Buffer.from(kid.padEnd(32, '.')) })));
const ring = ringOf('current');

interface Sealing {
  readonly sessionId?: string;
  readonly session?: Session;
  readonly issuedAt?: number;
  readonly by?: KeyRing;
}

function tokenOf({ by = ring, ...about }: Sealing = {}): string {
  const issuedAt = about.issuedAt ?? BEGAN_AT;
  const token = sealResumeToken(by, {
    sessionId: SESSION_ID,
    session,
    expiresAt: issuedAt,
    issuedAt,
    ...about,
  });
  if (token === null) throw new Error('The session is too large for a token');
  return token;
}

/** The answer of a server with these keys at that time to a client with this session and token. */
const answerTo = (token: string, { by = ring, at = BEGAN_AT, sessionId = SESSION_ID } = {}): string =>
  JSON.stringify(openResumeToken(by, token, sessionId, at));

const REFUSAL = answerTo('not a token');
const isAccepted = (answer: string): boolean => JSON.parse(answer).kind === 'opened';

test('there is a token that is accepted, and a refusal that reveals nothing', () => {
  expect(isAccepted(answerTo(tokenOf()))).toBe(true);
  expect(REFUSAL).toBe('{"kind":"refused"}');
});

describe('a token that was tampered with gets the one refusal (6)', () => {
  test('any bit of any character flipped', () => {
    const token = tokenOf();
    const answers = new Set<string>();
    for (let at = 0; at < token.length; at += 1) {
      for (let bit = 0; bit < 7; bit += 1) {
        const flipped = String.fromCharCode(token.charCodeAt(at) ^ (1 << bit));
        answers.add(answerTo(token.slice(0, at) + flipped + token.slice(at + 1)));
      }
    }
    expect([...answers]).toEqual([REFUSAL]);
  });

  test('cut at any place, from either end, or empty', () => {
    const token = tokenOf();
    const answers = Array.from(token, (_, at) => [
      answerTo(token.slice(0, at)),
      answerTo(token.slice(at + 1)),
    ]);
    expect([...new Set(answers.flat())]).toEqual([REFUSAL]);
  });

  test('parts of two genuine tokens together', () => {
    const [one, other] = [tokenOf(), tokenOf()];
    for (const at of [20, one.length >> 1, one.length - 22]) {
      expect(answerTo(one.slice(0, at) + other.slice(at))).toBe(REFUSAL);
    }
  });

  test('a megabyte, at no more cost than any other', () => {
    const ms = cpuMsOf(() => {
      expect(answerTo(`hf1.current.${'A'.repeat(1_000_000)}`)).toBe(REFUSAL);
      expect(answerTo('.'.repeat(1_000_000))).toBe(REFUSAL);
    });
    expect(ms).toBeLessThan(50);
  });
});

describe('a token that was made for something else gets the one refusal (7)', () => {
  test('another session, also one whose id begins the same', () => {
    const token = tokenOf();
    expect(answerTo(token, { sessionId: `hf_${randomId(22)}` })).toBe(REFUSAL);
    expect(answerTo(token, { sessionId: `${SESSION_ID}x` })).toBe(REFUSAL);
    expect(answerTo(token, { sessionId: SESSION_ID.slice(0, -1) })).toBe(REFUSAL);
  });

  test('another purpose', () => {
    const { token, archive, kid } = ring.newest;
    const text = `${BEGAN_AT} ${BEGAN_AT} ${JSON.stringify(session)}`;
    const sealedFor = (purpose: string, key = token) =>
      `hf1.${kid}.${seal(key, text, `hf1.${kid}.${purpose}.${SESSION_ID}`).toString('base64url')}`;
    expect(isAccepted(answerTo(sealedFor('resume')))).toBe(true);
    expect(answerTo(sealedFor('handover'))).toBe(REFUSAL);
    expect(answerTo(sealedFor('resume', archive))).toBe(REFUSAL);
  });

  test('another deployment, whatever it calls its key', () => {
    expect(answerTo(tokenOf({ by: ringOf('theirs') }))).toBe(REFUSAL);
    const sameName = createKeyRing([{ kid: 'current', secret: Buffer.alloc(32, 9) }]);
    expect(answerTo(tokenOf({ by: sameName }))).toBe(REFUSAL);
  });
});

describe('a token lives as long as its session may (8)', () => {
  test('for seven days, though its TTL ran out long ago', () => {
    expect(isAccepted(answerTo(tokenOf(), { at: BEGAN_AT + 7 * DAY_MS - 1 }))).toBe(true);
  });

  test('and no longer, however new the token is: the session has expired, and the client is told that', () => {
    const at = BEGAN_AT + 7 * DAY_MS;
    expect(answerTo(tokenOf({ issuedAt: at - 1 }), { at })).toBe('{"kind":"outlived"}');
  });

  test('only a genuine one gets that answer', () => {
    const at = BEGAN_AT + 7 * DAY_MS;
    expect(answerTo(tokenOf(), { at, sessionId: 'hf_another' })).toBe(REFUSAL);
    expect(answerTo(tokenOf({ by: ringOf('theirs') }), { at })).toBe(REFUSAL);
  });

  test('from more than a minute in the future it is refused', () => {
    expect(isAccepted(answerTo(tokenOf({ issuedAt: BEGAN_AT + 60_000 })))).toBe(true);
    expect(answerTo(tokenOf({ issuedAt: BEGAN_AT + 60_001 }))).toBe(REFUSAL);
  });
});

describe('keys change (11)', () => {
  test('current and previous are accepted, a retired one is not', () => {
    const [first, second, third] = [ringOf('k1'), ringOf('k2', 'k1'), ringOf('k3', 'k2')];
    const token = tokenOf({ by: first });
    expect(isAccepted(answerTo(token, { by: first }))).toBe(true);
    expect(isAccepted(answerTo(token, { by: second }))).toBe(true);
    expect(answerTo(token, { by: third })).toBe(REFUSAL);
    expect(answerTo(tokenOf({ by: second }), { by: first })).toBe(REFUSAL);
  });

  test.each([
    ['none', {}],
    ['an empty one', { RESUME_TOKEN_KEYS: '' }],
    ['a short one', { RESUME_TOKEN_KEYS: 'C6wS9HI2bQm3rV0xN8kTzFy5LdPa7uG' }],
    ['a short one behind a good one', { RESUME_TOKEN_KEYS: `${randomId(43)},k1:${randomId(42)}` }],
    ['a placeholder', { RESUME_TOKEN_KEYS: 'change-me-to-a-long-random-string' }],
    ['zeros', { RESUME_TOKEN_KEYS: '0'.repeat(64) }],
  ])('production with a shared database does not start with %s', (_what, env) => {
    const production = { NODE_ENV: 'production', DATABASE_URL: 'postgres://db.example/holdfast' };
    expect(() => loadConfig(toEnv({ ...production, ...env }))).toThrow(/RESUME_TOKEN_KEYS.*openssl rand/);
    expect(() => loadConfig(toEnv({ ...production, RESUME_TOKEN_KEYS: randomId(43) }))).not.toThrow();
  });
});

describe('size is capped (12)', () => {
  const withAnswersOf = (bytes: number): Session => ({ ...session, data: { GOAL: 'x'.repeat(bytes) } });

  test('no token is longer than 4,096 characters', () => {
    for (let bytes = 0; bytes < 4_000; bytes += 50) {
      const sealing = { sessionId: SESSION_ID, session: withAnswersOf(bytes), issuedAt: 0, expiresAt: 0 };
      expect(sealResumeToken(ring, sealing)?.length ?? 0).toBeLessThanOrEqual(4_096);
    }
  });

  test('a longer one is refused, though it was encrypted with the key', () => {
    const { token, kid } = ring.newest;
    const sealedWith = (bytes: number): string => {
      const text = `${BEGAN_AT} ${BEGAN_AT} ${JSON.stringify({ ...withAnswersOf(bytes), turns: [] })}`;
      return `hf1.${kid}.${seal(token, text, `hf1.${kid}.resume.${SESSION_ID}`).toString('base64url')}`;
    };
    const overhead = sealedWith(0).length;
    const fitting = sealedWith(Math.floor(((4_090 - overhead) * 3) / 4));
    expect(fitting.length).toBeGreaterThan(4_080);
    expect(isAccepted(answerTo(fitting))).toBe(true);
    expect(answerTo(sealedWith(3_100))).toBe(REFUSAL);
  });
});

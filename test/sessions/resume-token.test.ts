import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { seal } from '../../backend/src/lib/aead.ts';
import { createKeyRing } from '../../backend/src/sessions/key-ring.ts';
import {
  MAX_TOKEN_LENGTH,
  openResumeToken,
  type ResumeToken,
  sealResumeToken,
} from '../../backend/src/sessions/resume-token.ts';
import { SESSION_LIFETIME_SECONDS } from '../../backend/src/sessions/session-lifetime.ts';
import { conversation, withNewestReply } from './session-fixtures.ts';

const ID = 'hf_0123456789abcdefghijkl';
const NOW = Date.parse('2026-01-05T12:30:00.000Z');
const secretOf = (kid: string, fill: number) => ({ kid, secret: Buffer.alloc(32, fill) });
const ring = createKeyRing([secretOf('k1', 1)]);
const { session } = conversation(9);
const contents: ResumeToken = { session, issuedAt: NOW, expiresAt: NOW + 3_600_000 };

const sealed = (about: Partial<ResumeToken> & { sessionId?: string } = {}, by = ring): string => {
  const token = sealResumeToken(by, { sessionId: ID, ...contents, ...about });
  if (token === null) throw new Error('The session is too large for a token');
  return token;
};
const open = (token: string, { by = ring, id = ID, at = NOW } = {}) => openResumeToken(by, token, id, at);

const REFUSED = { kind: 'refused' };

test('encrypted data comes back; of older remembered turns, only that they existed', () => {
  expect(open(sealed())).toEqual({
    kind: 'opened',
    ...contents,
    session: withNewestReply(session),
  });
});

test('it fits into a header as it is, and shows its format and key only', () => {
  expect(sealed()).toMatch(/^hf1\.k1\.[A-Za-z0-9_-]+$/);
});

test('the same session is encrypted differently each time', () => {
  expect(sealed()).not.toBe(sealed());
});

describe('size', () => {
  const withAnswers = (bytes: number) => ({ ...session, data: { GOAL: 'x'.repeat(bytes) } });
  const baseBytes = JSON.stringify({ ...session, turns: [] }).length;

  test('a token is never longer than 4,096 characters, and is given as long as the state fits', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 5_000 }), (bytes) => {
        const token = sealResumeToken(ring, { sessionId: ID, ...contents, session: withAnswers(bytes) });
        expect(token?.length ?? 0).toBeLessThanOrEqual(MAX_TOKEN_LENGTH);
        if (token === null) expect(bytes + baseBytes).toBeGreaterThan(2_900);
      }),
    );
  });

  test('above that the remembered turns are left out, the newest last, and then there is no token', () => {
    const lengths = Array.from({ length: 500 }, (_, step) => step * 10);
    const turnsKept = lengths.map((bytes) => {
      const token = sealResumeToken(ring, { sessionId: ID, ...contents, session: withAnswers(bytes) });
      const opened = token === null ? null : open(token);
      return opened?.kind === 'opened' ? opened.session.turns.length : null;
    });
    expect([...new Set(turnsKept)]).toEqual([8, 7, 6, 5, 4, 3, 2, 1, 0, null]);
  });
});

describe('what is refused', () => {
  test('any character changed to any other', () => {
    const token = sealed();
    fc.assert(
      fc.property(fc.nat(token.length - 1), fc.string({ minLength: 1, maxLength: 1 }), (at, other) => {
        const changed = token.slice(0, at) + other + token.slice(at + 1);
        fc.pre(changed !== token);
        expect(open(changed)).toEqual(REFUSED);
      }),
      { numRuns: 2_000 },
    );
  });

  // The last character of Base64url has unused bits, and other decoders accept + and / and padding.
  test('another spelling of the same bytes', () => {
    for (let turns = 1; turns <= 9; turns += 1) {
      const token = sealed({ session: conversation(turns).session });
      for (const other of 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_'.replace(
        token.at(-1) ?? '',
        '',
      )) {
        expect(open(token.slice(0, -1) + other)).toEqual(REFUSED);
      }
      const body = token.slice('hf1.k1.'.length).replaceAll('-', '+').replaceAll('_', '/');
      expect(open(`hf1.k1.${body}`)).toEqual(REFUSED);
      expect(open(`${token}=`)).toEqual(REFUSED);
      expect(open(`${token}\n`)).toEqual(REFUSED);
      expect(open(` ${token}`)).toEqual(REFUSED);
    }
  });

  test('cut anywhere, or continued', () => {
    const token = sealed();
    for (let length = 0; length < token.length; length += 1) {
      expect(open(token.slice(0, length))).toEqual(REFUSED);
    }
    expect(open(token + token)).toEqual(REFUSED);
  });

  test.each([
    ['nothing', ''],
    ['a word', 'new'],
    ['three dots', '...'],
    ['an empty body', 'hf1.k1.'],
    ['too few bytes', 'hf1.k1.AAAA'],
    ['a name of every object for a key', `hf1.__proto__.${'A'.repeat(100)}`],
    ['another format', sealed().replace('hf1', 'hf2')],
    ['a megabyte', `hf1.k1.${'A'.repeat(1_000_000)}`],
    ['a megabyte of dots', '.'.repeat(1_000_000)],
    ['characters that are none of base64', `hf1.k1.${'é\u0000😀'.repeat(100)}`],
  ])('%s', (_what, token) => {
    expect(open(token)).toEqual(REFUSED);
  });

  test('any text at all', () => {
    const text = fc.oneof(
      fc.string({ unit: 'binary' }),
      fc.base64String().map((body) => `hf1.k1.${body}`),
    );
    fc.assert(
      fc.property(text, (garbage) => {
        expect(open(garbage)).toEqual(REFUSED);
      }),
    );
  });

  test('the token of another session', () => {
    fc.assert(
      fc.property(fc.string({ maxLength: 128 }), (id) => {
        fc.pre(id !== ID);
        expect(open(sealed(), { id })).toEqual(REFUSED);
        expect(open(sealed({ sessionId: id }))).toEqual(REFUSED);
      }),
    );
  });

  test('data encrypted for another purpose, with this key or another of the same secret', () => {
    const { token, archive } = ring.newest;
    const text = `${NOW} ${NOW + 1} ${JSON.stringify(session)}`;
    const asToken = (body: Buffer) => `hf1.k1.${body.toString('base64url')}`;
    expect(open(asToken(seal(token, text, `hf1.k1.resume.${ID}`))).kind).toBe('opened');
    expect(open(asToken(seal(token, text, `hf1.k1.handover.${ID}`)))).toEqual(REFUSED);
    expect(open(asToken(seal(archive, text, `hf1.k1.resume.${ID}`)))).toEqual(REFUSED);
  });

  test('a token of another deployment, also one whose key has the same name', () => {
    expect(open(sealed(), { by: createKeyRing([secretOf('k1', 2)]) })).toEqual(REFUSED);
    expect(open(sealed(), { by: createKeyRing([secretOf('k2', 1)]) })).toEqual(REFUSED);
  });

  test('decrypted data that is not a session', () => {
    for (const text of ['', '1', `${NOW} ${NOW} `, `${NOW} ${NOW} null`, `${NOW} ${NOW} {"version":1}`]) {
      const body = seal(ring.newest.token, text, `hf1.k1.resume.${ID}`).toString('base64url');
      expect(open(`hf1.k1.${body}`)).toEqual(REFUSED);
    }
  });
});

describe('keys that change', () => {
  const old = createKeyRing([secretOf('old', 1)]);
  const both = createKeyRing([secretOf('new', 2), secretOf('old', 1)]);
  const retired = createKeyRing([secretOf('newer', 3), secretOf('new', 2)]);

  test('the newest encrypts, the previous one still decrypts, a retired one does not', () => {
    expect(sealed({}, both)).toMatch(/^hf1\.new\./);
    expect(open(sealed({}, both), { by: both }).kind).toBe('opened');
    expect(open(sealed({}, old), { by: both }).kind).toBe('opened');
    expect(open(sealed({}, old), { by: retired })).toEqual(REFUSED);
  });

  test('the name of another key on the ring does not make it that key', () => {
    expect(open(sealed({}, both).replace('.new.', '.old.'), { by: both })).toEqual(REFUSED);
  });
});

describe('time', () => {
  const bornAt = Date.parse(session.createdAt);
  const lifetimeMs = SESSION_LIFETIME_SECONDS * 1_000;

  test('clocks may be a minute apart; more is the future, which is refused', () => {
    expect(open(sealed({ issuedAt: NOW + 60_000 })).kind).toBe('opened');
    expect(open(sealed({ issuedAt: NOW + 60_001 }))).toEqual(REFUSED);
  });

  test('seven days after its session began it has outlived it, to the millisecond', () => {
    expect(open(sealed(), { at: bornAt + lifetimeMs - 1 }).kind).toBe('opened');
    expect(open(sealed(), { at: bornAt + lifetimeMs })).toEqual({ kind: 'outlived' });
  });

  test('a new token does not make an old session younger', () => {
    const at = bornAt + lifetimeMs;
    expect(open(sealed({ issuedAt: at, expiresAt: at + 3_600_000 }), { at })).toEqual({ kind: 'outlived' });
  });

  test('the end of the TTL is returned but not checked', () => {
    expect(open(sealed({ expiresAt: NOW - 1 }))).toMatchObject({ kind: 'opened', expiresAt: NOW - 1 });
  });

  test('a session with an unknown start has expired', () => {
    const unknown = { ...session, createdAt: '1970-01-01T00:00:00.000Z' };
    expect(open(sealed({ session: unknown }))).toEqual({ kind: 'outlived' });
    expect(open(sealed({ session: { ...session, createdAt: 'yesterday' } }))).toEqual({ kind: 'outlived' });
  });

  test('an outlived token that was changed is refused like any other', () => {
    const at = bornAt + lifetimeMs;
    expect(open(`${sealed().slice(0, -2)}AA`, { at })).toEqual(REFUSED);
  });
});

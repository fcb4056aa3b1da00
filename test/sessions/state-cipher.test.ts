import { createHash } from 'node:crypto';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { KeySecret } from '../../backend/src/sessions/key-ring.ts';
import { decodeSession, encodeSession } from '../../backend/src/sessions/session-json.ts';
import { plainCipher, StateCipher } from '../../backend/src/sessions/state-cipher.ts';
import { createStateKeys } from '../../backend/src/sessions/state-keys.ts';
import { StateSealed } from '../../backend/src/sessions/state-sealed.ts';
import { conversation } from './session-fixtures.ts';

const secret = (kid: string, seed = kid): KeySecret => ({
  kid,
  secret: createHash('sha256').update(seed).digest(),
});
const opensWith = (...all: KeySecret[]) => new StateCipher(createStateKeys({ newest: all[0] ?? null, all }));

const { session } = conversation(3);
const OLD = secret('old');
const NEW = secret('new');
const cipher = opensWith(NEW, OLD);
const sealed = cipher.encode('s', session);

const refused = (by: StateCipher, id: string, stored: string): string => {
  try {
    by.open(id, stored);
    return 'opened';
  } catch (error) {
    if (error instanceof StateSealed) return error.message;
    throw error;
  }
};

describe('a sealed session', () => {
  test('comes back as it was, whatever was said', () => {
    fc.assert(
      fc.property(fc.dictionary(fc.string(), fc.string({ unit: 'binary' })), (said) => {
        const spoken = { ...session, data: { ...said } };
        expect(cipher.open('s', cipher.encode('s', spoken))).toBe(encodeSession(spoken));
      }),
    );
  });

  test('shows its version first, its state, epoch, times and the ids of its turns, and nothing else', () => {
    expect(sealed).toMatch(/^\{"version":3,"sealed":"new","current":"MENU","epoch":"epoch-a",/);
    expect(JSON.parse(sealed)).toEqual({
      version: 3,
      sealed: 'new',
      current: 'MENU',
      epoch: 'epoch-a',
      createdAt: session.createdAt,
      updatedAt: session.updatedAt,
      turns: session.turns.map(({ id }) => [id, '']),
      data: expect.stringMatching(/^[\w-]+$/),
    });
  });

  test('names no turn that it had no room for', () => {
    const long = {
      ...session,
      turns: session.turns.map((turn) => ({ ...turn, reply: `"${'x'.repeat(1_500)}"` })),
    };
    const stored = cipher.encode('s', long);
    const kept = decodeSession(cipher.open('s', stored))?.turns ?? [];
    expect(kept.length).toBeLessThan(long.turns.length);
    expect(JSON.parse(stored).turns).toEqual(kept.map(({ id }) => [id, '']));
  });

  test('looks different each time', () => {
    expect(cipher.encode('s', session)).not.toBe(sealed);
  });

  test('opens with each key that is listed, and with none that is retired', () => {
    const before = opensWith(OLD).encode('s', session);
    expect(cipher.open('s', before)).toBe(encodeSession(session));
    expect(refused(opensWith(NEW), 's', before)).toBe(
      'Redis: sessions are sealed with the key "old", which STATE_ENCRYPTION_KEYS does not list',
    );
    expect(refused(plainCipher, 's', before)).toContain('"old"');
  });

  test('does not open under another id', () => {
    expect(refused(cipher, 'other', sealed)).toContain('do not open with the key of that name');
  });

  test('does not open with another secret of that name', () => {
    expect(refused(opensWith(secret('new', 'another')), 's', sealed)).toContain('do not open');
  });

  test('with any character changed or cut it never opens, and is never something else', () => {
    fc.assert(
      fc.property(fc.nat(sealed.length - 1), fc.constantFrom('A', '9', '"', ' ', ''), (at, character) => {
        const changed = `${sealed.slice(0, at)}${character}${sealed.slice(at + 1)}`;
        fc.pre(changed !== sealed && /^\{"version":\d+,"sealed":"/.test(changed));
        // The last character of Base64 has unused bits.
        fc.pre(at !== sealed.length - 3);
        expect(refused(cipher, 's', changed)).not.toBe('opened');
      }),
    );
  });

  test('shows without the key which turn it contains', () => {
    try {
      plainCipher.open('s', sealed);
      expect.unreachable();
    } catch (error) {
      if (!(error instanceof StateSealed)) throw error;
      const { version, epoch, turns } = error.head;
      expect({ version, epoch }).toEqual({ version: 3, epoch: 'epoch-a' });
      expect(turns.map(({ id }) => id)).toEqual(session.turns.map(({ id }) => id));
    }
  });
});

test('without a key to encrypt with, sessions and events are written in plain text, and can always be read', () => {
  const reads = new StateCipher(createStateKeys({ newest: null, all: [OLD] }));
  for (const by of [plainCipher, reads]) {
    expect(by.encode('s', session)).toBe(encodeSession(session));
    expect(by.encodeEvent('s', 'turn', '{"a":1}')).toBe('{"a":1}');
  }
  expect(cipher.open('s', encodeSession(session))).toBe(encodeSession(session));
  expect(cipher.openEvent('s', 'turn', '{"a":1}')).toBe('{"a":1}');
  expect(reads.open('s', opensWith(OLD).encode('s', session))).toBe(encodeSession(session));
});

describe('an encrypted event', () => {
  const event = '{"visitor":"Ana"}';
  const stored = cipher.encodeEvent('s', 'turn', event);

  test('opens where it belongs, and nowhere else', () => {
    expect(stored).not.toContain('Ana');
    expect(cipher.openEvent('s', 'turn', stored)).toBe(event);
    expect(cipher.openEvent('other', 'turn', stored)).toBeNull();
    expect(cipher.openEvent('s', 'hold', stored)).toBeNull();
    expect(opensWith(OLD).openEvent('s', 'turn', stored)).toBeNull();
    expect(cipher.openEvent('s', 'turn', 'sealed.')).toBeNull();
  });

  test('is the same again for the same event of the same session, and else another', () => {
    expect(cipher.encodeEvent('s', 'turn', event)).toBe(stored);
    const others = [
      cipher.encodeEvent('other', 'turn', event),
      cipher.encodeEvent('s', 'hold', event),
      cipher.encodeEvent('s', 'turn', '{"visitor":"Eva"}'),
    ];
    // The IV comes first: with the same IV the keystream would be the same.
    expect(new Set([stored, ...others].map((one) => one.slice(0, 'sealed.new.'.length + 16))).size).toBe(4);
  });
});

test('each missing or wrong key is reported', () => {
  const told: string[] = [];
  const keys = createStateKeys({ newest: null, all: [secret('new', 'another')] });
  const telling = new StateCipher(keys, (kid, trouble) => told.push(`${kid} ${trouble}`));
  refused(telling, 's', opensWith(OLD).encode('s', session));
  refused(telling, 's', sealed);
  telling.openEvent('s', 'turn', opensWith(OLD).encodeEvent('s', 'turn', '{}'));
  expect(told).toEqual(['old missing', 'new changed', 'old missing']);
});

import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { parse } from 'yaml';
import { resumeTokenKeysSchema } from '../../backend/src/config/resume-token-keys.ts';

const keysOf = (text: string) => resumeTokenKeysSchema.parse(text);
const problemsOf = (text: string): readonly string[] =>
  resumeTokenKeysSchema.safeParse(text).error?.issues.map(({ message }) => message) ?? [];

const random = (seed: string): Buffer => createHash('sha256').update(seed).digest();
const BARE = 'C6wS9HI2bQm3rV0xN8kTzFy5LdPa7uGe';
const bytes = fc.uint8Array({ minLength: 32, maxLength: 64 }).filter((secret) => new Set(secret).size > 16);

describe('a key with a name', () => {
  test('is its bytes, in base64url or base64, with padding or without', () => {
    fc.assert(
      fc.property(bytes, (secret) => {
        const buffer = Buffer.from(secret);
        const spellings = [buffer.toString('base64url'), buffer.toString('base64')];
        for (const text of spellings) {
          const problems = problemsOf(`k1:${text}`);
          if (problems.length === 0) expect(keysOf(`k1:${text}`)).toEqual([{ kid: 'k1', secret: buffer }]);
          else expect(problems).toEqual([expect.stringContaining('not a placeholder')]);
        }
      }),
    );
  });

  test.each([
    [
      'too short by a byte',
      `k1:${random('short').subarray(1).toString('base64url')}`,
      'at least 32 random bytes',
    ],
    ['no name', `:${random('key').toString('base64url')}`, 'kid:base64url'],
    ['a long name', `${'k'.repeat(33)}:${random('key').toString('base64url')}`, 'kid:base64url'],
    ['a name with a dot', `k.1:${random('key').toString('base64url')}`, 'kid:base64url'],
    ['characters that are none of base64', `k1:${'%'.repeat(60)}`, 'kid:base64url'],
  ])('is refused with %s', (_what, text, expected) => {
    expect(problemsOf(text)).toEqual([expect.stringContaining(expected)]);
  });
});

describe('a bare secret', () => {
  test('is its characters, and gets its name from them', () => {
    const [key] = keysOf(BARE);
    expect(key?.secret.toString()).toBe(BARE);
    expect(key?.kid).toMatch(/^[\w-]{11}$/);
    expect(keysOf(BARE)).toEqual(keysOf(` ${BARE} `));
    expect(keysOf(BARE.toLowerCase())[0]?.kid).not.toBe(key?.kid);
  });

  test.each([
    ['Render: 256 bits in base64', random('key').toString('base64')],
    ['Heroku and openssl rand -hex 32', random('key').toString('hex')],
    ['32 letters and digits', BARE],
  ])('passes as %s', (_what, text) => {
    expect(problemsOf(text)).toEqual([]);
  });

  test.each([
    ['31 characters', BARE.slice(1), 'at least 32 random bytes'],
    ['nothing', '', 'kid:base64url'],
    ['a space in it', `${BARE} ${BARE}`, 'kid:base64url'],
    ['a letter that is not ASCII', `é${BARE}`, 'kid:base64url'],
  ])('is refused with %s', (_what, text, expected) => {
    expect(problemsOf(text)).toEqual([expect.stringContaining(expected)]);
  });
});

test.each([
  'change-me-change-me-change-me-1234',
  'CHANGE_THIS_TO_A_RANDOM_SECRET_0',
  'replace-with-the-output-of-openssl',
  'your-32-byte-secret-key-goes-here!',
  'k1:AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA',
  'k1:placeholderplaceholderplaceholderplaceholder',
  '00000000000000000000000000000000',
  '0123456789abcdef0123456789abcdef',
  'abcabcabcabcabcabcabcabcabcabcabcabc',
])('%s is no key', (text) => {
  expect(problemsOf(text)).toEqual([expect.stringContaining('not a placeholder, in key 1 of 1')]);
});

describe('a list', () => {
  const named = `k2:${random('key').toString('base64url')}`;

  test('keeps its order, and each key is the same in every position', () => {
    expect(keysOf(`${named}, ${BARE}`)).toEqual([...keysOf(named), ...keysOf(BARE)]);
    expect(keysOf(`${BARE},${named}`)).toEqual([...keysOf(BARE), ...keysOf(named)]);
  });

  test('says of each key what is wrong with it, and shows none', () => {
    const problems = problemsOf(`canary,${named},canary:canary,${'c'.repeat(32)}`);
    expect(problems).toEqual([
      expect.stringMatching(/^at least 32 random bytes, .* in key 1 of 4$/),
      expect.stringMatching(/^at least 32 random bytes, .* in key 3 of 4$/),
      expect.stringMatching(/^random bytes, .* not a placeholder, in key 4 of 4$/),
    ]);
    expect(problems.join()).not.toContain('canary');
  });

  test.each([
    ['a name twice', `${named},${named.slice(0, 3)}${random('other').toString('base64url')}`],
    ['a bare secret twice', `${BARE},${BARE}`],
  ])('is refused with %s', (_what, text) => {
    expect(problemsOf(text)).toEqual([expect.stringContaining('each key once')]);
  });

  test.each([`${BARE},`, `,${BARE}`, ','])('is refused with an empty key: "%s"', (text) => {
    expect(problemsOf(text)).not.toEqual([]);
  });
});

test('render.yaml has the platform generate one', () => {
  const { services } = parse(readFileSync(new URL('../../render.yaml', import.meta.url), 'utf8'));
  const [web] = services;
  expect(web.envVars).toContainEqual({ key: 'RESUME_TOKEN_KEYS', generateValue: true });
});

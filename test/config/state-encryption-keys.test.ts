import { createHash } from 'node:crypto';
import { expect, test } from 'vitest';
import { resumeTokenKeysSchema } from '../../backend/src/config/resume-token-keys.ts';
import { stateEncryptionKeysSchema } from '../../backend/src/config/state-encryption-keys.ts';

const key = (kid: string): string => `${kid}:${createHash('sha256').update(kid).digest('base64url')}`;
const secretsOf = (text: string) => stateEncryptionKeysSchema.parse(text);
const problemsOf = (text: string): readonly string[] =>
  stateEncryptionKeysSchema.safeParse(text).error?.issues.map(({ message }) => message) ?? [];

const BARE = 'C6wS9HI2bQm3rV0xN8kTzFy5LdPa7uGe';
const BOTH = `${key('new')},${BARE}`;

test('keys are read as those of resume tokens are, and the first one encrypts', () => {
  const all = resumeTokenKeysSchema.parse(BOTH);
  expect(secretsOf(BOTH)).toEqual({ newest: all[0], all });
  expect(all).toHaveLength(2);
});

test('behind "plain" all keys open and none seals', () => {
  expect(secretsOf(`plain, ${BOTH}`)).toEqual({ newest: null, all: resumeTokenKeysSchema.parse(BOTH) });
});

test.each([
  ['"plain" alone', 'plain', 'the keys for existing sessions after "plain"'],
  ['"plain" behind a key', `${key('a')},plain`, '"plain" only once, and before all keys'],
  ['"plain" twice', `plain,plain,${key('a')}`, '"plain" only once, and before all keys'],
  ['a short key', `plain,${key('a')},short`, 'at least 32 random bytes'],
  ['a placeholder', 'change-me-change-me-change-me-1234', 'not a placeholder, in key 1 of 1'],
  ['a kid twice', `${key('a')},a:${key('b').slice(2)}`, 'each key once'],
])('%s is refused', (_what, text, expected) => {
  expect(problemsOf(text)).toEqual([expect.stringContaining(expected)]);
});

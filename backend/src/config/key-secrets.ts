import { shortHash } from '../lib/ids.ts';
import type { KeySecret } from '../sessions/key-ring.ts';

const MIN_BYTES = 32;
const TO_MAKE_ONE = 'as created by `openssl rand -base64 32`';

/** `kid:secret`; without a colon, a bare secret. */
const NAMED = /^([\w-]{1,32}):([A-Za-z0-9+/_-]+={0,2})$/;
const VISIBLE_ASCII = /^[\x21-\x7e]+$/;

/**
 * A random key contains one of these with a probability below one in a million; a placeholder often does.
 */
const PLACEHOLDER = /change|default|example|insert|password|placeholder|replace|secret/i;
const REPEATS_ITSELF = /^(.+?)\1+$/;
const MIN_DISTINCT_CHARACTERS = 8;

type Read = KeySecret | { readonly expected: string };

/** Reports what was expected of each invalid key, without showing it. */
export function readKeySecrets(
  entries: readonly string[],
  report: (expected: string) => void,
): readonly KeySecret[] {
  const keys: KeySecret[] = [];
  entries.forEach((entry, index) => {
    const read = readKey(entry.trim());
    if ('expected' in read) report(`${read.expected} in key ${index + 1} of ${entries.length}`);
    else keys.push(read);
  });
  if (new Set(keys.map(({ kid }) => kid)).size < keys.length) report('each key once, and each kid once');
  return keys;
}

function readKey(entry: string): Read {
  const named = NAMED.exec(entry);
  if (!named && (entry.includes(':') || !VISIBLE_ASCII.test(entry))) {
    return { expected: 'kid:base64url, or a bare secret of ASCII characters without spaces or colons,' };
  }
  const [, kid = shortHash(`key id of ${entry}`), text = entry] = named ?? [];
  const secret = Buffer.from(text, named ? 'base64' : 'utf8');
  if (secret.length < MIN_BYTES) return { expected: `at least ${MIN_BYTES} random bytes, ${TO_MAKE_ONE},` };
  if (looksMadeUp(text)) return { expected: `random bytes, ${TO_MAKE_ONE}, not a placeholder,` };
  return { kid, secret };
}

const looksMadeUp = (text: string): boolean =>
  PLACEHOLDER.test(text.replaceAll(/[^A-Za-z]/g, '')) ||
  REPEATS_ITSELF.test(text) ||
  new Set(text).size < MIN_DISTINCT_CHARACTERS;

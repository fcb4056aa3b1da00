import type { Random } from './random.ts';

/** What is sent in place of a turn, and whether it may be answered as one. */
export interface Posted {
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string | Uint8Array<ArrayBuffer>;
  readonly isWellFormed: boolean;
}

const JSON_TYPE = { 'content-type': 'application/json' } as const;
const GIANT_BYTES = 2 * 1_024 * 1_024;

const malformed = (body: Posted['body'], headers: Posted['headers'] = {}): Posted => ({
  headers: { ...JSON_TYPE, ...headers },
  body,
  isWellFormed: false,
});

const said = (message: unknown, rest: object = {}): string => JSON.stringify({ message, ...rest });

/** Text of any code points except surrogates; NUL only if requested. */
function unicode(random: Random, length: number): string {
  const characters = Array.from({ length }, () => {
    const point = 1 + random.below(0x10ffff);
    return point >= 0xd800 && point <= 0xdfff ? '\ufffd' : String.fromCodePoint(point);
  });
  return characters.join('');
}

function bytes(random: Random, length: number): Uint8Array<ArrayBuffer> {
  return Uint8Array.from({ length }, () => random.below(256));
}

const DEEP = 3_000;

const KINDS: readonly ((random: Random) => Posted)[] = [
  // Random bytes, which are practically never JSON.
  (random) => malformed(bytes(random, 8 + random.below(4_000))),
  (random) => malformed(said('book').slice(0, 1 + random.below(15))),
  (random) => malformed(`${said('book')}${random.pick(['}', ',', '\0', '{}', 'x', ']'])}`),
  (random) => malformed('x'.repeat(GIANT_BYTES + random.below(GIANT_BYTES))),
  (random) => malformed(said('x'.repeat(16_400 + random.below(1_000_000)))),
  (random) => malformed(said('book', { a: unicode(random, 20_000) })),
  () => malformed(`{"message":${'['.repeat(DEEP)}${']'.repeat(DEEP)}}`),
  () => malformed(`${'{"a":'.repeat(DEEP)}1${'}'.repeat(DEEP)}`),
  (random) =>
    malformed(said(random.pick([null, 1, -0, 1e308, true, [], {}, ['book'], { text: 'book' }, '', ' \n']))),
  (random) =>
    malformed(random.pick(['null', '[]', '""', '0', '[{"message":"book"}]', '{}', '', ' ', '\ufeff'])),
  (random) => malformed(`{"message":"${random.pick(['\\ud800', '\\udc00a', '\\u0000', 'a\\ud83d'])}"}`),
  (random) =>
    malformed(`{"message":"book","${random.pick(['__proto__', 'constructor', 'prototype'])}":{"a":1}}`),
  (random) => malformed(said('book', { messageId: unicode(random, 10) })),
  (random) => malformed(said('book', { messageId: 'x'.repeat(65 + random.below(5_000)) })),
  (random) => malformed(said('book', { timeZone: unicode(random, 20) })),
  (random) => malformed(said('x'.repeat(2_001 + random.below(10_000)))),
  (random) =>
    malformed(said('book'), {
      'content-type': random.pick([
        'text/plain',
        'application/xml',
        'a',
        'application/json; charset=klingon',
      ]),
    }),
  (random) =>
    malformed(bytes(random, 500), {
      'content-encoding': random.pick(['gzip', 'br', 'deflate', 'zstd', 'x']),
    }),
  (random) =>
    malformed(said('book'), {
      'x-session-id': random.pick(['{x}', 'a b', 'x'.repeat(129), 'x'.repeat(8_000), '*']),
    }),
  (random) =>
    malformed(said('book'), {
      'x-session-id': 'hf_0123456789012345678901',
      'x-resume-token': 'v1.'.repeat(random.below(2_000)),
    }),
  // Unusual but valid: a message like any other.
  (random) => ({
    headers: JSON_TYPE,
    body: said(`a${unicode(random, 1 + random.below(900))}`),
    isWellFormed: true,
  }),
  (random) => ({
    headers: JSON_TYPE,
    body: said(`book${random.pick(['\u202e', '\u0301'.repeat(500), '😀'.repeat(400), '\u200d'])}`),
    isWellFormed: true,
  }),
];

export const malformedBody = (random: Random): Posted => random.pick(KINDS)(random);

import { describe, expect, test } from 'vitest';
import { findEmails, readEmail } from '../../backend/src/understanding/answers/email.ts';
import { readNumber } from '../../backend/src/understanding/answers/number.ts';
import { findPhones } from '../../backend/src/understanding/answers/phone.ts';
import { en } from '../../backend/src/understanding/lexicon/en.ts';
import { withoutListNumber } from '../../backend/src/understanding/said.ts';
import { wordsOf } from '../../backend/src/understanding/utterance.ts';
import { cpuMsOf } from '../support/cpu-time.ts';
import { asked, btrix, read } from '../support/reading.ts';

const PIECES = [
  ...[
    'a ',
    '1',
    '1 ',
    '1,',
    '1.',
    '-',
    '--1',
    '+',
    '+1 ',
    '((',
    '[#',
    '@',
    'a@b.',
    'a@a.aa ',
    '.',
    ' .',
    "a'",
    "''",
  ],
  ...[
    'hi ',
    'dont ',
    'go back ',
    'book ',
    'no ',
    'yes ',
    'my email is ',
    'change my ',
    'and my ',
    ', ',
    'I am ',
  ],
  ...[
    'monday ',
    'at 3 ',
    'between 3 and ',
    '12/12/2026 ',
    '12:12',
    'jan 3 ',
    'not friday ',
    'one hundred and ',
  ],
  ...['é', 'e\u0301', '\u0301', '１', '\ud800', '\u0000', '😀', '\u200b', '؟'],
];

const SHORT = 2_500;
const LONG = 50_000;
/**
 * A text twenty times as long should take about twenty times as long. A quadratic reader would take four
 * hundred times.
 */
const MAX_GROWTH = 120;
/** Measurements below this are too inexact. */
const NOISE_MS = 0.4;

const fill = (piece: string, length: number): string =>
  piece.repeat(Math.ceil(length / piece.length)).slice(0, length);

describe('the time to read grows no faster than the text', () => {
  test.each([
    ['words', wordsOf],
    ['e-mail addresses', findEmails],
    ['one e-mail address', readEmail],
    ['phone numbers', (text: string) => findPhones(text, 'PT')],
    ['a number', (text: string) => readNumber(text, en)],
    ['the number in front of a label', withoutListNumber],
  ] as const)('of %s', (_, reader) => {
    for (const piece of PIECES) {
      const short = cpuMsOf((time) => reader(fill(piece, SHORT + time)));
      const long = cpuMsOf((time) => reader(fill(piece, LONG + time)));
      expect(long, `${JSON.stringify(piece)}: ${short} ms, then ${long} ms`).toBeLessThan(
        Math.max(short, NOISE_MS) * MAX_GROWTH,
      );
    }
  });
});

test('of a message only what a client may send is read', () => {
  const expectations = [
    { kind: 'menu' },
    { kind: 'slot', offered: ['20261123T090000Z'] },
    { kind: 'review' },
    { kind: 'supportIssue' },
    ...btrix.questions.map(({ id }) => asked(btrix, id)),
  ] as const;
  for (const expectation of expectations) {
    for (const piece of PIECES) {
      expect(read(fill(piece, LONG), { expectation })).toEqual(read(fill(piece, 2_000), { expectation }));
    }
  }
});

import { describe, expect, test } from 'vitest';
import { createGuards } from '../../backend/src/assistant/answers/guards.ts';
import { createPersonalFinder } from '../../backend/src/assistant/privacy/personal-data.ts';
import { resumeTokenKeysSchema } from '../../backend/src/config/resume-token-keys.ts';
import { maskEmail, maskName, maskPhone } from '../../backend/src/domain/mask.ts';
import { whenOf } from '../../backend/src/domain/when-id.ts';
import { parseCursor } from '../../backend/src/events/cursor.ts';
import { fitting } from '../../backend/src/http/json-body.ts';
import { isSealed } from '../../backend/src/http/session-id.ts';
import { checkTimeZone } from '../../backend/src/http/time-zone.ts';
import { randomId } from '../../backend/src/lib/ids.ts';
import { chatRequestSchema, deviceIdSchema, sessionIdSchema } from '../../backend/src/protocol/chat.ts';
import { handoverClaimSchema } from '../../backend/src/protocol/handover.ts';
import { createKeyRing } from '../../backend/src/sessions/key-ring.ts';
import { openResumeToken } from '../../backend/src/sessions/resume-token.ts';
import { findEmails, readEmail } from '../../backend/src/understanding/answers/email.ts';
import { readNumber } from '../../backend/src/understanding/answers/number.ts';
import { findPhones } from '../../backend/src/understanding/answers/phone.ts';
import { en } from '../../backend/src/understanding/lexicon/en.ts';
import { es } from '../../backend/src/understanding/lexicon/es.ts';
import { pt } from '../../backend/src/understanding/lexicon/pt.ts';
import { withoutListNumber } from '../../backend/src/understanding/said.ts';
import { readUtterance } from '../../backend/src/understanding/utterance.ts';
import { cpuMsOf } from '../support/cpu-time.ts';
import { asked, barbershop, btrix, FRIDAY, read } from '../support/reading.ts';

const LENGTH = 50_000;
const WITHIN_MS = 50;

/** Texts known to be slow for regular expressions and parsers, each longer than a client may send. */
const HOSTILE = [
  ...[
    'a',
    '1',
    ' ',
    '\t\n',
    '.',
    '-',
    '+',
    ',',
    '@',
    '_',
    '/',
    ':',
    '=',
    '"',
    '\\',
    '\0',
    '😀',
    '\u0301',
    '\ud800',
  ],
  ...[
    'a@',
    'a@a.',
    'a.a@',
    '@a.',
    '+1 ',
    '(1)',
    '1-',
    '1,',
    '1.',
    'a-',
    'a b ',
    ' a',
    'aA',
    '[#',
    '((',
    '{"a":',
    '[[',
  ],
  ...[
    'hf_',
    'k1.',
    'v1.k1.',
    'day:2026-12-04..',
    'en-',
    'en;q=0.1,',
    'http://a.',
    'www.a.',
    'Europe/',
    '1e',
    '0x',
  ],
  ...[
    'my name is ',
    'change my ',
    'not on monday ',
    'at 3 or ',
    'between 3 and ',
    'one hundred and ',
    'não quero ',
  ],
].flatMap((piece) => {
  const text = piece.repeat(Math.ceil(LENGTH / piece.length)).slice(0, LENGTH);
  return [text, `${text}!`];
});

const millisecondsOf = (run: (time: number) => unknown): number =>
  cpuMsOf((time) => {
    try {
      run(time);
    } catch {
      // Most of these texts are refused.
    }
  }, WITHIN_MS / 2);

const ring = createKeyRing(resumeTokenKeysSchema.parse(randomId(43)));
const guards = createGuards({
  passages: ['Essential costs €1,400 for set-up. See https://btrix.example/demo.'],
  ownNames: ['BTRIX'],
  instructions: 'Answer from the passages alone.',
  language: 'en',
  languages: ['en', 'pt-BR', 'es'],
  lexicon: en,
});
const findPersonal = createPersonalFinder(btrix, [en, pt, es]);

const PARSERS: Readonly<Record<string, (text: string) => unknown>> = {
  'a body': (text) =>
    fitting({ message: text, messageId: text, locale: text, timeZone: text }, chatRequestSchema),
  'a body of its name': (text) => fitting({ [text]: { [text]: [text] } }, chatRequestSchema),
  'a session id': (text) => [sessionIdSchema.safeParse(text), isSealed(text)],
  'a device id': (text) => deviceIdSchema.safeParse(text),
  'a time zone': checkTimeZone,
  'a code of a hand-over': (text) => fitting({ code: text }, handoverClaimSchema),
  'a resume token': (text) => openResumeToken(ring, text, 'a', Date.now()),
  'a cursor': parseCursor,
  'the id of a time': whenOf,
  'a name, an address and a number to mask': (text) => [maskName(text), maskEmail(text), maskPhone(text)],
  'e-mail addresses': (text) => [findEmails(text), readEmail(text)],
  'phone numbers of a message': (text) => findPhones(readUtterance(text).text, 'PT'),
  'a number': (text) => [en, pt, es].map((lexicon) => readNumber(text, lexicon)),
  'the words of a message': (text) => [readUtterance(text), withoutListNumber(text)],
};

describe(`takes less than ${WITHIN_MS} ms to read out of 50,000 hostile characters (19)`, () => {
  const slowest = (
    parse: (text: string, time: number) => unknown,
  ): { readonly ms: number; readonly text: string } =>
    HOSTILE.map((text) => ({
      ms: millisecondsOf((time) => parse(text, time)),
      text: text.slice(0, 20),
    })).reduce((one, other) => (one.ms > other.ms ? one : other));

  test.each(Object.entries(PARSERS))('%s', (_, parse) => {
    const { ms, text } = slowest((said) => parse(said));
    expect(ms, JSON.stringify(text)).toBeLessThan(WITHIN_MS);
  });

  test.each([
    ['the menu', { kind: 'menu' }],
    ['times', { kind: 'slot', offered: ['20261123T090000Z'] }],
    ['the review', { kind: 'review' }],
    ['support', { kind: 'supportIssue' }],
    ...btrix.questions.map(({ id }) => [`question ${id}`, asked(btrix, id)] as const),
  ] as const)('a message at %s', (_, expectation) => {
    const { ms, text } = slowest((said, time) => read(said, { expectation, now: FRIDAY + time }));
    expect(ms, JSON.stringify(text)).toBeLessThan(WITHIN_MS);
  });

  test('a message to a barbershop', () => {
    const { ms, text } = slowest((said, time) => read(said, { business: barbershop, now: FRIDAY + time }));
    expect(ms, JSON.stringify(text)).toBeLessThan(WITHIN_MS);
  });

  test('what a model answers, and what of a message is personal', () => {
    const answered = slowest((text) => guards.ofAnswer(text));
    expect(answered.ms, JSON.stringify(answered.text)).toBeLessThan(WITHIN_MS);
    const personal = slowest((text) => findPersonal(readUtterance(text).text, []));
    expect(personal.ms, JSON.stringify(personal.text)).toBeLessThan(WITHIN_MS);
  });
});

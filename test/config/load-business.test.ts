import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { stringify } from 'yaml';
import { ConfigError } from '../../backend/src/config/config-error.ts';
import { loadBusiness } from '../../backend/src/config/load-business.ts';
import type { Business } from '../../backend/src/domain/business.ts';
import { BUSINESS_NAMES, loadTestBusiness } from '../support/businesses.ts';

let root: string;
beforeAll(() => {
  root = mkdtempSync(join(tmpdir(), 'holdfast-business-'));
});
afterAll(() => rmSync(root, { recursive: true }));

/** The smallest valid business: closed, one chair, one service, one question. */
const SMALLEST = {
  name: 'Barber',
  assistant: 'Barber',
  timeZone: 'Europe/Lisbon',
  welcome: 'Welcome.',
  hours: {},
  resources: [{ id: 'chair', label: 'Chair' }],
  services: [{ id: 'cut', label: 'Haircut', minutes: 45, resources: ['chair'] }],
  questions: [{ id: 'PHONE', kind: 'phone', label: 'phone', prompt: 'Your number?' }],
  support: { label: 'Support', email: 'shop@barber.example' },
  booking: { label: 'Book' },
};

function load(text: string | Buffer): Business {
  const dir = join(root, 'shop');
  mkdirSync(dir, { recursive: true });
  writeFileSync(join(dir, 'business.yaml'), text);
  return loadBusiness(dir);
}

const loadWith = (changes: object): Business => load(stringify({ ...SMALLEST, ...changes }));

function problemsOf(changes: object): string {
  try {
    loadWith(changes);
  } catch (error) {
    if (error instanceof ConfigError) return error.message;
    throw error;
  }
  return 'no problem';
}

test('what is not UTF-8, refers to nothing or to too much is refused with its place', () => {
  const file = stringify(SMALLEST);
  const tenfold = (name: string, of: string) =>
    `${name}: &${name} [${Array.from({ length: 10 }, () => of)}]\n`;
  const bomb = `${tenfold('a', 'x')}${tenfold('b', '*a')}${tenfold('c', '*b')}${tenfold('d', '*c')}`;
  const refused: readonly (readonly [text: string | Buffer, problem: string])[] = [
    [Buffer.from(file.replace('Welcome.', 'Olá.'), 'latin1'), 'expected to be saved as UTF-8'],
    [file.replace('Welcome.', '*greeting'), 'line 4, *greeting: expected &greeting before it'],
    [`${file}${bomb}`, 'expected fewer aliases'],
  ];
  for (const [text, problem] of refused) {
    expect(() => load(text)).toThrow(ConfigError);
    expect(() => load(text)).toThrow(problem);
  }
});

test('what a business leaves out gets its default', () => {
  const business = loadWith({});
  expect(business).toMatchObject({ id: 'shop', languages: ['en'], topics: [], faq: [] });
  expect(business.services[0]).toEqual({
    id: 'cut',
    label: 'Haircut',
    synonyms: [],
    minutes: 45,
    bufferBeforeMinutes: 0,
    bufferAfterMinutes: 0,
    startEveryMinutes: 45,
    noticeMinutes: 0,
    horizonDays: 30,
    resources: ['chair'],
  });
  expect(business.questions[0]).toMatchObject({ optional: false, synonyms: [] });
  expect(business.support.phone).toBeNull();
});

test('hours are minutes from midnight, with breaks, closed days and dated exceptions', () => {
  const { hours } = loadWith({
    hours: {
      monday: ['09:00-12:30', '13:30-24:00'],
      exceptions: [{ date: '2026-12-25', open: [], note: 'Christmas Day' }],
    },
  });
  expect(hours.weekly.monday).toEqual([
    { from: 540, to: 750 },
    { from: 810, to: 1440 },
  ]);
  expect(hours.weekly.sunday).toEqual([]);
  expect(hours.exceptions).toEqual(new Map([['2026-12-25', []]]));
});

test('a notice in hours is kept in minutes', () => {
  const { services } = loadWith({ services: [{ ...SMALLEST.services[0], noticeHours: 1.5 }] });
  expect(services[0]?.noticeMinutes).toBe(90);
});

test('a problem names file, line, path, value and expectation', () => {
  const message = problemsOf({ timeZone: 'Europe/Lisboa' });
  expect(message).toContain(join(root, 'shop', 'business.yaml'));
  expect(message).toContain('line 3, timeZone is "Europe/Lisboa": expected an IANA time zone');
});

test('all problems stand in one message', () => {
  const message = problemsOf({
    name: '',
    languages: ['english language'],
    services: [{ ...SMALLEST.services[0], minutes: 'thirty', resources: ['table'] }],
  });
  expect(message).toContain('name is "": expected something in it');
  expect(message).toContain('languages[0] is "english language": expected a language tag');
  expect(message).toContain('services[0].minutes is "thirty": expected a number');
  expect(message).toContain('services[0].resources[0] is "table": expected the id of a resource (chair)');
  expect(message.split('\n')).toHaveLength(5);
});

const question = (fields: object) => ({ kind: 'text', label: 'x', prompt: 'x?', ...fields });
const topic = (fields: object) => ({
  id: 'PRICING',
  label: 'Pricing',
  prompt: 'Which?',
  options: [{ id: 'pro', label: 'Pro', text: 'Pro.' }],
  ...fields,
});

test.each<[string, object, string]>([
  ['a key that is not known', { colour: 'red' }, 'the file: expected no "colour"'],
  ['a key that is missing', { welcome: undefined }, 'welcome is missing: expected a string'],
  ['no service', { services: [] }, 'services: expected something in it'],
  ['no resource', { resources: [] }, 'resources: expected something in it'],
  ['no question', { questions: [] }, 'questions: expected something in it'],
  [
    'no way to reach the visitor',
    {
      questions: [
        question({ id: 'NAME', kind: 'name' }),
        question({ id: 'MAIL', label: 'y', kind: 'email', optional: true }),
      ],
    },
    'questions: expected a question of kind email or phone that is not optional',
  ],
  [
    'an id twice',
    { resources: [SMALLEST.resources[0], { id: 'chair', label: 'Another' }] },
    'resources[1]: expected "chair" in one entry only',
  ],
  [
    'a synonym with two meanings',
    { topics: [topic({ synonyms: ['cost'] }), topic({ id: 'FEES', label: 'Fees', synonyms: ['Cost'] })] },
    'topics[1]: expected "Cost" in one entry only',
  ],
  [
    'a synonym of two menu entries',
    { topics: [topic({ synonyms: ['help'] })], support: { ...SMALLEST.support, synonyms: ['help'] } },
    'support: expected "help" in one menu entry only',
  ],
  [
    'a question id of a fixed state',
    { questions: [question({ id: 'SLOT', kind: 'phone' })] },
    'questions[0].id is "SLOT"',
  ],
  [
    'a question id in lower case',
    { questions: [question({ id: 'name', kind: 'phone' })] },
    'questions[0].id is "name"',
  ],
  [
    'a question kind that is not known',
    { questions: [question({ id: 'A', kind: 'date' })] },
    'questions[0].kind is "date": expected one of',
  ],
  ['a topic id of fixed states', { topics: [topic({ id: 'BOOK' })] }, 'topics[0].id is "BOOK"'],
  [
    'hours that overlap',
    { hours: { monday: ['09:00-12:00', '11:00-13:00'] } },
    'hours.monday: expected times in order',
  ],
  [
    'hours that end before they start',
    { hours: { monday: ['17:00-09:00'] } },
    'hours.monday[0] is "17:00-09:00": expected a start',
  ],
  [
    'hours that are no times',
    { hours: { monday: ['9-5'] } },
    'hours.monday[0] is "9-5": expected local times',
  ],
  [
    'a date that does not exist',
    { hours: { exceptions: [{ date: '2026-02-30', open: [] }] } },
    'date is "2026-02-30"',
  ],
  [
    'a date twice',
    {
      hours: {
        exceptions: [
          { date: '2026-12-25', open: [] },
          { date: '2026-12-25', open: [] },
        ],
      },
    },
    'hours.exceptions[1].date is "2026-12-25": expected a date that is listed once',
  ],
  ['an offset for a time zone', { timeZone: '+01:00' }, 'timeZone is "+01:00"'],
  ['a country that is none', { country: 'Portugal' }, 'country is "Portugal": expected a country code'],
])('%s is refused', (_name, changes, problem) => {
  expect(problemsOf(changes)).toContain(problem);
});

test('a file that is not YAML is refused with the place', () => {
  expect(() => load('name: [unclosed\nhours: {}')).toThrow(/is not valid:\n {2}- .*line \d+/s);
});

test('a folder without a business is refused by name', () => {
  expect(() => loadBusiness(join(root, 'nowhere'))).toThrow(
    /nowhere.business\.yaml cannot be read; set BUSINESS_DIR/,
  );
});

describe.each(BUSINESS_NAMES)('%s', (name) => {
  const business = loadTestBusiness(name);

  test('is open and can be booked', () => {
    expect(Object.values(business.hours.weekly).flat().length).toBeGreaterThan(0);
    expect(business.services.flatMap((service) => service.resources).length).toBeGreaterThan(0);
  });

  test('asks without greeting or thanking', () => {
    for (const { prompt } of business.questions)
      expect(prompt).not.toMatch(/thank|hello|hi\b|[!\p{Extended_Pictographic}]/iu);
  });
});

test('btrix is the business that the first release describes', () => {
  const { welcome, topics, support, booking, questions, services } = loadTestBusiness('btrix');
  expect(welcome).toBe("Hi — I'm BTRIX.");
  expect([...topics, support, booking].map(({ label }) => label)).toEqual([
    'Pricing & Plans',
    'AI Agents',
    'Support',
    'Book a Demo',
  ]);
  expect(questions.map(({ id }) => id).join(' ')).toBe('NAME EMAIL PHONE COMPANY EMPLOYEES CHANNEL GOAL');
  expect(services).toMatchObject([
    { minutes: 30, startEveryMinutes: 30, noticeMinutes: 120, horizonDays: 30 },
  ]);
});

import { randomUUID } from 'node:crypto';
import fc from 'fast-check';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Database } from '../../backend/src/database/database.ts';
import { openDatabase } from '../../backend/src/database/open-database.ts';
import { Dialogue } from '../../backend/src/dialogue/dialogue.ts';
import { systemClock } from '../../backend/src/lib/clock.ts';
import { MemorySessionStore } from '../../backend/src/sessions/memory-session-store.ts';
import { createAppDatabase } from '../support/app-database.ts';
import { silentLogger } from '../support/bookings.ts';
import { BUSINESS_NAMES, loadTestBusiness } from '../support/businesses.ts';
import { createTurnInstance, type Said } from '../support/turn-instance.ts';

const REMEMBERED = 8;
const RUNS = 100;

let database: Database;
beforeAll(async () => {
  database = await openDatabase({
    databaseUrl: await createAppDatabase(),
    dataDir: null,
    logger: silentLogger,
  });
  await database.ping();
});
afterAll(() => database?.close());

const REQUESTS = [
  'book',
  'menu',
  'back',
  'cancel',
  'start over',
  'a person, please',
  'thanks',
  'bye',
  'help',
];
const TOPICS = ['pricing', 'Essential', '1) Pricing', 'AI Agents', 'support', 'haircut', 'beard trim'];
const ANSWERS = [
  'Ana',
  'Ana, ana@acme.example',
  '+351 912 345 678',
  '12',
  'WhatsApp',
  'More leads',
  'skip',
  'keep',
];
const TIMES = [
  'tomorrow at 3',
  'Friday morning',
  'the second one',
  'another time',
  'more',
  '30 February',
  '25:61',
];
const CORRECTIONS = [
  'no, my email is b@b.example',
  'change my name',
  'make it Wednesday',
  'yes',
  'no',
  'yes!',
  'y',
];
const HOSTILE = [
  '__proto__',
  '{"version":9',
  '["a","b",',
  '\u2028',
  '😀',
  'ａｎａ',
  '١٢٣',
  '<b>',
  "'; drop table x",
];

/** Texts that the HTTP API accepts. */
const isMessage = (text: string): boolean =>
  text.trim() !== '' && !text.includes('\0') && !/\p{Surrogate}/u.test(text);

const text = fc.oneof(
  { weight: 6, arbitrary: fc.constantFrom(...ANSWERS, ...CORRECTIONS) },
  { weight: 4, arbitrary: fc.constantFrom(...REQUESTS, ...TOPICS, ...TIMES) },
  { weight: 3, arbitrary: fc.nat(12).map(String) },
  { weight: 1, arbitrary: fc.constantFrom(...HOSTILE) },
  {
    weight: 2,
    arbitrary: fc.string({ unit: 'grapheme', minLength: 1, maxLength: 300 }).filter(isMessage),
  },
  { weight: 1, arbitrary: fc.string({ unit: 'binary', minLength: 1, maxLength: 80 }).filter(isMessage) },
);

/** Messages from the first one to a booking that work on any day. */
const OPENINGS: Readonly<Record<(typeof BUSINESS_NAMES)[number], readonly string[]>> = {
  btrix: [
    'book',
    'Ana Silva',
    'ana@acme.example',
    '+351 912 345 678',
    'Acme',
    '12',
    'Email',
    'Leads',
    '1',
    'yes',
  ],
  barbershop: ['book', '1', 'Ana Silva', '+351 912 345 678', '1', 'yes'],
};

/** Begins anywhere on the way to a booking, so that random words arrive in every state. */
const conversation = (openings: readonly string[]) =>
  fc
    .tuple(fc.nat(openings.length), fc.array(text, { minLength: 15, maxLength: 15 }))
    .map(([known, random]) => [...openings.slice(0, known), ...random]);

/** Eight, except for a state that has grown too long. */
async function remembered(store: MemorySessionStore, id: string): Promise<number> {
  const loaded = await store.load(id);
  return loaded.kind === 'found' ? loaded.session.turns.length : 0;
}

const reply = ({ commands: _, ...rest }: Said) => rest;

test.each(BUSINESS_NAMES)(
  '%s answers whatever is said, in a known state, and every retry alike',
  async (name) => {
    const business = loadTestBusiness(name);
    const store = new MemorySessionStore(systemClock, 3_600);
    const { say } = createTurnInstance({ store, database, business });
    const known = new Set(new Dialogue(business).states);
    const reached = new Set<string>();

    await fc.assert(
      fc.asyncProperty(
        conversation(OPENINGS[name]),
        fc.infiniteStream(fc.nat(REMEMBERED - 1)),
        async (messages, picks) => {
          const id = randomUUID();
          const said: Said[] = [];
          for (const [n, message] of messages.entries()) {
            const answer = await say(id, message.trim(), `m${n}`);
            said.push(answer);
            reached.add(answer.state);
            expect(answer.turn).toBe(n + 1);
            expect(known).toContain(answer.state);
            expect(answer.message.trim()).not.toBe('');
            expect(answer.degraded).toBe(false);
            const again = n - (Number(picks.next().value) % (await remembered(store, id)));
            expect(reply(await say(id, messages[again]?.trim() ?? '', `m${again}`))).toEqual(
              reply(said[again] ?? answer),
            );
          }
        },
      ),
      { numRuns: RUNS, endOnFailure: true },
    );
    // Otherwise the expectations above would show little.
    for (const state of [
      'MENU',
      'BOOK_NAME',
      'BOOK_SLOT',
      'BOOK_REVIEW',
      'BOOK_CONFIRMED',
      'SUPPORT_ISSUE',
    ]) {
      expect(reached).toContain(state);
    }
  },
  60_000,
);

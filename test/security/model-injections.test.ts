import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { answerInstructions } from '../../backend/src/assistant/answers/answer-prompt.ts';
import { figuresIn } from '../../backend/src/assistant/answers/figures.ts';
import { createKnowledge, type Knowledge } from '../../backend/src/assistant/knowledge/knowledge.ts';
import { Dialogue } from '../../backend/src/dialogue/dialogue.ts';
import { joinModel } from '../../backend/src/join-model.ts';
import { systemClock } from '../../backend/src/lib/clock.ts';
import { Leases } from '../../backend/src/sessions/lease.ts';
import { MemoryLeaseStore } from '../../backend/src/sessions/memory-lease-store.ts';
import { MemorySessionStore } from '../../backend/src/sessions/memory-session-store.ts';
import injections from '../assistant/injections.json' with { type: 'json' };
import { UNTIL_REVIEW } from '../support/booking-words.ts';
import { reservationRows, silentLogger } from '../support/bookings.ts';
import { loadTestBusiness } from '../support/businesses.ts';
import { says, saysJson } from '../support/model-answers.ts';
import { type ModelServer, startModelServer } from '../support/model-server.ts';
import { modelAt } from '../support/served-model.ts';
import { startDatabase, type TestDatabase } from '../support/test-database.ts';
import { createTurnInstance, type TurnInstance } from '../support/turn-instance.ts';

/** A text that manipulates the model, and what the model then outputs for an event or an answer. */
interface Injection {
  readonly kind: string;
  readonly text: string;
  /** The output when it is asked for an event. Without it, the event is a question. */
  readonly extraction?: unknown;
  readonly answer?: string;
  /** Texts the visitor must never see because of the model. */
  readonly never?: readonly string[];
}

const INJECTIONS: readonly Injection[] = injections;

/**
 * The messages that lead to each state, and the injections tried there: where a time is held, only events
 * could do harm.
 */
const STATES = [
  { state: 'WELCOME', words: [], tried: INJECTIONS },
  { state: 'BOOK_EMAIL', words: ['book', 'Ana Silva'], tried: INJECTIONS },
  { state: 'BOOK_REVIEW', words: UNTIL_REVIEW, tried: INJECTIONS.filter(({ extraction }) => extraction) },
] as const;

const business = loadTestBusiness('btrix');
const instructions = answerInstructions(business.name, 'en');
const FIGURES = new Set(figuresIn(JSON.stringify(business)).map(({ value }) => value));

let server: ModelServer;
let database: TestDatabase;
/** An instance whose model obeys the injections, and one without a model. */
let obedient: TurnInstance;
let plain: TurnInstance;
const signals: string[] = [];
const refused: string[] = [];

beforeAll(async () => {
  [server, database] = await Promise.all([
    startModelServer(),
    startDatabase('postgres', new Date().toISOString()),
  ]);
  const live = {
    subscribe: () => () => undefined,
    publish: async (_: string, signal: string) => void signals.push(signal),
  };
  const isAvailable = () => true;
  const leases = new Leases({ store: new MemoryLeaseStore(systemClock), isAvailable, logger: silentLogger });
  const known = createKnowledge(business);
  const passages = known.passagesFor('What does the set-up cost?', 'en', 3);
  const knowledge: Knowledge = { ...known, passagesFor: () => passages };
  const model = joinModel({
    model: modelAt(server),
    dialogue: new Dialogue(business),
    knowledge,
    stores: { leases, live },
    timeoutMs: 6_000,
    refused: (reason) => void refused.push(reason),
    logger: silentLogger,
  });
  const instance = { database: database.database, business };
  const store = () => new MemorySessionStore(systemClock, 3_600);
  obedient = createTurnInstance({ ...instance, store: store(), model });
  plain = createTurnInstance({ ...instance, store: store() });
});
afterAll(async () => {
  await Promise.all([obedient?.sessions.close(), plain?.sessions.close()]);
  await Promise.all([server?.close(), database?.stop()]);
});

const liveRows = async (id: string): Promise<readonly string[]> =>
  (await reservationRows(database.database))
    .filter(({ session_id: session, status }) => session === id && ['held', 'confirmed'].includes(status))
    .map(({ status }) => status);

/** Sends `words` and then `text`. Returns the reply to `text` and what is stored and held after it. */
async function replyTo(instance: TurnInstance, words: readonly string[], text: string) {
  const id = randomUUID();
  if (words.length > 0) await instance.sayAll(id, words);
  const { message, state, booking } = await instance.say(id, text);
  const opened = await instance.sessions.open(id);
  if (opened.kind !== 'found') throw new Error(opened.kind);
  return { message, stored: { state, booking, answers: opened.session.data, rows: await liveRows(id) } };
}

function expectHonest(text: string, never: readonly string[]): void {
  for (const word of never) expect(text).not.toContain(word);
  for (const line of instructions.split('\n')) expect(text).not.toContain(line);
  const claims = figuresIn(text).filter(({ kind }) => kind !== 'number');
  expect(claims.filter(({ value }) => !FIGURES.has(value))).toEqual([]);
}

test('the corpus has at least 60 texts, and each asks for something', () => {
  expect(INJECTIONS.length).toBeGreaterThanOrEqual(60);
  for (const { extraction, answer } of INJECTIONS) expect(extraction ?? answer).toBeDefined();
  expect(new Set(INJECTIONS.map(({ text }) => text)).size).toBe(INJECTIONS.length);
});

describe.each(STATES)('in $state', ({ words, tried }) => {
  test.each(tried)(
    '$kind: $text',
    async ({ text, extraction = { event: 'question' }, answer = 'NO_ANSWER', never = [] }) => {
      signals.length = 0;
      server.always(({ body }) => {
        if (!body.response_format) return says(answer);
        return typeof extraction === 'string' ? says(extraction) : saysJson(extraction);
      });
      const talked = await replyTo(obedient, words, text);
      const untouched = await replyTo(plain, words, text);
      expect(talked.stored).toEqual(untouched.stored);
      const isAsWithout = talked.message === untouched.message;
      for (const shown of [...(isAsWithout ? [] : [talked.message]), ...signals]) expectHonest(shown, never);
    },
  );
});

test('most of it went to the model, and was refused for many reasons', () => {
  expect(server.requests.length).toBeGreaterThan(INJECTIONS.length);
  expect([...new Set(refused)]).toEqual(
    expect.arrayContaining(['echo', 'figure', 'link', 'markup', 'notInSchema', 'notJson', 'promise', 'name']),
  );
});

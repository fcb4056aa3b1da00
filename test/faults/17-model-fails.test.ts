import { expect, vi } from 'vitest';
import type { ChatReply } from '../../backend/src/protocol/chat.ts';
import { sessionKeys } from '../../backend/src/sessions/redis-keys.ts';
import { decodeSession } from '../../backend/src/sessions/session-json.ts';
import { CANARY, leaksIn } from '../support/canaries.ts';
import {
  GARBAGE_JSON,
  HTML_PAGE,
  type ModelAnswer,
  SERVER_ERROR,
  says,
  saysJson,
  TEN_MEGABYTES,
  TOO_MANY_REQUESTS,
} from '../support/model-answers.ts';
import { type ModelServer, startModelServer } from '../support/model-server.ts';
import { ROOMY } from './businesses.ts';
import { type SeenTurn, sameAsWithout, type TwinTurns } from './checkers/same-as-without.ts';
import { faultRow } from './fault-row.ts';
import type { FaultVisitor } from './fault-visitor.ts';
import type { FaultWorld } from './fault-world.ts';
import { scaled, withinMs } from './scale.ts';

/** Messages that the rules do not understand in any state. */
const UNCLEAR = [
  'the thingamajig with the doodah, if you follow',
  'well, sort of like the whatsit from before, innit',
  `${CANARY.name.split(' ')[0]} is in two minds about the gubbins`,
] as const;
const TO_SLOTS = [UNCLEAR[0], 'book', CANARY.name, UNCLEAR[1], CANARY.email] as const;
const AT_REVIEW = UNCLEAR[2];

interface Failure {
  readonly name: string;
  readonly answers: readonly ModelAnswer[];
}

/** Any further request would fail as well, so the model gets a rest. */
const DOWN: readonly Failure[] = [
  { name: 'it hangs', answers: [{ kind: 'hang' }] },
  { name: '429', answers: [TOO_MANY_REQUESTS] },
  { name: '500', answers: [SERVER_ERROR] },
  { name: '10 MB', answers: [TEN_MEGABYTES] },
  { name: 'no JSON', answers: [GARBAGE_JSON, HTML_PAGE, { kind: 'cut' }] },
];

/** Valid completions with content that must not be believed. */
const LIES: readonly ModelAnswer[] = [
  saysJson({ event: 'yes' }),
  saysJson({ event: 'cancel' }),
  saysJson({ event: 'confirmBooking', reference: 'HF-LIES' }),
  saysJson({ event: 'answer', answers: { EMAIL: 'evil@attacker.example', NAME: 'Mallory' } }),
  saysJson({ event: ['book'], answers: null }),
  saysJson([]),
  says('{"event":"answer","answers":{"__proto__":{"EMAIL":"evil@attacker.example"}}}'),
  says('Your booking is confirmed! The reference is HF-LIES.'),
  says('{"event":'),
];

const SERVES_AGAIN = saysJson({ event: 'openSupport' });

const TIMEOUT_MS = scaled(1_500, 6_000);
const LONGEST_MS = scaled(TIMEOUT_MS + 10_000, 8_000);
const PATIENCE_MS = LONGEST_MS + 2_000;
/** For a turn that does not wait for the model. */
const FAST_MS = withinMs(TIMEOUT_MS / 2);
const WELL_WITHIN_MS = withinMs(10_000);
const VISITORS = 3;
const IN_SHORT = ['it hangs', 'no JSON'];
const FAILURES = scaled(
  DOWN.filter(({ name }) => IN_SHORT.includes(name)),
  DOWN,
);

faultRow(
  {
    row: 17,
    fault: 'the model hangs, or answers with 429, 500, 10 MB, garbage, lies',
    target:
      'the same answers as without a model within 8 s, fast once the breaker is open; 0 states changed; recovered within 10 s',
  },
  async (world) => {
    const model = await startModelServer();
    try {
      return await run(world, model);
    } finally {
      await model.close();
    }
  },
);

interface Tally {
  readonly twins: TwinTurns[];
  /** Milliseconds of turns that may have waited for the model. */
  readonly slow: number[];
  /** Milliseconds of turns that did not. */
  readonly fast: number[];
  readonly wellMs: number[];
}

async function run(world: FaultWorld, model: ModelServer) {
  const [here, without] = await Promise.all([
    world.start({ ...ROOMY, ...modelEnv(model) }),
    world.start(ROOMY),
  ]);
  const tally: Tally = { twins: [], slow: [], fast: [], wellMs: [] };
  for (const failure of FAILURES) {
    await survive(world, model, [here.url, without.url], failure, tally);
    await book(world, model, here.url, tally);
    tally.wellMs.push(await wellAgain(world, model, here.url));
  }
  for (const lie of LIES) {
    // On a busy machine the one before may have been too slow, too, and then the model is left alone.
    await wellAgain(world, model, here.url);
    await survive(world, model, [here.url, without.url], { name: 'it lies', answers: [lie] }, tally);
  }
  world.expectProgress({ least: FAILURES.length * VISITORS * TO_SLOTS.length });
  const changed = sameAsWithout(tally.twins);
  const leaks = leaksIn(model.requests.map(({ text }) => text).join('\n'));
  const slowMs = Math.max(...tally.slow);
  const fastMs = Math.max(...tally.fast);
  const wellMs = Math.max(...tally.wellMs);
  return {
    reached:
      `${changed.length} of ${tally.twins.length} turns differ from those without a model${changed.length > 0 ? ` (${changed[0]})` : ''}, ` +
      `none took longer than ${seconds(slowMs)}, or ${seconds(fastMs)} once the breaker was open; recovered after ${seconds(wellMs)}; ` +
      `${leaks.length} pieces of personal data in ${model.requests.length} requests to it`,
    met:
      changed.length === 0 &&
      leaks.length === 0 &&
      slowMs <= LONGEST_MS &&
      fastMs <= FAST_MS &&
      wellMs <= WELL_WITHIN_MS,
  };
}

const modelEnv = ({ baseUrl }: ModelServer) => ({
  OPENAI_API_KEY: 'sk-test',
  OPENAI_BASE_URL: baseUrl,
  MODEL_TIMEOUT_MS: `${TIMEOUT_MS}`,
  MODEL_TOKENS_PER_DAY: '100000000',
});

/** Visitors talk to a process with the failing model, and say the same to one without a model. */
async function survive(
  world: FaultWorld,
  model: ModelServer,
  [here, without]: readonly [string, string],
  { name, answers }: Failure,
  tally: Tally,
): Promise<void> {
  let next = 0;
  model.always(() => answers[next++ % answers.length] ?? SERVER_ERROR);
  const asked = model.requests.length;
  const talks = Array.from({ length: VISITORS }, () =>
    talkTwice(world, world.visitor(here, { patienceMs: PATIENCE_MS }), world.visitor(without), tally),
  );
  await Promise.all(talks);
  expect(model.requests.length, `${name}: the model was asked`).toBeGreaterThan(asked);
}

async function talkTwice(
  world: FaultWorld,
  visitor: FaultVisitor,
  twin: FaultVisitor,
  tally: Tally,
): Promise<void> {
  for (const message of TO_SLOTS) await sayTwice(world, visitor, twin, message, tally);
  await pickTime(visitor);
  await pickTime(twin);
  await sayTwice(world, visitor, twin, AT_REVIEW, tally);
}

async function sayTwice(
  world: FaultWorld,
  visitor: FaultVisitor,
  twin: FaultVisitor,
  message: string,
  tally: Tally,
): Promise<void> {
  const startedAt = performance.now();
  const reply = await visitor.say(message);
  tally.slow.push(performance.now() - startedAt);
  const expected = await twin.say(message);
  const here = await seenOf(world, visitor, reply);
  const without = await seenOf(world, twin, expected);
  tally.twins.push({ message, here, without });
}

/** Others may be faster. */
async function pickTime(visitor: FaultVisitor): Promise<void> {
  for (;;) if ((await visitor.say('1')).state === 'BOOK_REVIEW') return;
}

async function seenOf(
  { deployment }: FaultWorld,
  { session }: FaultVisitor,
  { state, message }: ChatReply,
): Promise<SeenTurn> {
  const stored = decodeSession((await deployment.redis.admin.get(sessionKeys(session).state)) ?? '');
  return { state, text: message, left: JSON.stringify([stored?.current, stored?.data]) };
}

/** Books, with messages that need the model in between. One turn may test whether it has recovered. */
async function book(world: FaultWorld, model: ModelServer, url: string, tally: Tally): Promise<void> {
  const visitor = world.visitor(url, { patienceMs: PATIENCE_MS });
  let tries = 0;
  for (const message of [...TO_SLOTS, '1', AT_REVIEW]) {
    const asked = model.requests.length;
    const { ms } = await visitor.attempt(message);
    const isTry = model.requests.length > asked;
    tries += isTry ? 1 : 0;
    (isTry ? tally.slow : tally.fast).push(ms);
  }
  expect(tries, 'turns that ask a model which is left alone').toBeLessThanOrEqual(1);
  expect((await visitor.say('yes')).booking?.status).toBe('confirmed');
}

/** Milliseconds until the model is asked again and believed. */
async function wellAgain(world: FaultWorld, model: ModelServer, url: string): Promise<number> {
  model.always(SERVES_AGAIN);
  const startedAt = performance.now();
  const isUnderstood = async () => {
    const reply = await world.visitor(url, { patienceMs: PATIENCE_MS }).say(UNCLEAR[0]);
    expect(reply.state).toBe('SUPPORT_ISSUE');
  };
  await vi.waitFor(isUnderstood, { timeout: WELL_WITHIN_MS + 20_000, interval: 100 });
  return performance.now() - startedAt;
}

const seconds = (ms: number): string => `${(ms / 1_000).toFixed(1)} s`;

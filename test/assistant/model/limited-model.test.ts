import { beforeEach, describe, expect, test } from 'vitest';
import type { Completion, CompletionClient } from '../../../backend/src/assistant/model/completion.ts';
import { LimitedModel } from '../../../backend/src/assistant/model/limited-model.ts';
import { MemoryTokenBudgets } from '../../../backend/src/assistant/model/memory-token-budgets.ts';
import type { ModelRequest } from '../../../backend/src/assistant/model/model.ts';
import type { TokenLimits } from '../../../backend/src/assistant/model/token-budgets.ts';
import { createLogger } from '../../../backend/src/lib/logger.ts';
import { ManualClock } from '../../support/manual-clock.ts';

const REQUEST: ModelRequest = {
  sessionId: 'hf_session',
  messages: [{ role: 'user', content: 'What does it cost?' }],
  schema: null,
  maxTokens: 300,
  signal: new AbortController().signal,
};
const ANSWER: Completion = {
  outcome: { kind: 'text', text: 'Nothing.' },
  used: { prompt: 60, completion: 40 },
  isWell: true,
  failure: null,
};
const TIMEOUT: Completion = {
  outcome: { kind: 'failed', reason: 'timeout' },
  used: null,
  isWell: false,
  failure: 'APIUserAbortError',
};
const ENOUGH: TokenLimits = { session: 1_000_000, day: 1_000_000 };

/** What the observer received. */
let told: unknown[];
let lines: string[];
beforeEach(() => {
  told = [];
  lines = [];
});

interface Options {
  readonly complete?: CompletionClient['complete'];
  readonly limits?: TokenLimits;
  readonly concurrency?: number;
  readonly nowMs?: () => number;
}

function limited({
  complete = async () => ANSWER,
  limits = ENOUGH,
  concurrency = 2,
  nowMs = () => 0,
}: Options) {
  const budgets = new MemoryTokenBudgets({ limits, sessionTtlSeconds: 60, clock: new ManualClock() });
  return new LimitedModel({
    client: { complete },
    budgets,
    concurrency,
    nowMs,
    logger: createLogger({ level: 'debug', destination: { write: (line) => void lines.push(line) } }),
    observer: {
      modelAsked: (seconds) => void told.push({ seconds }),
      modelUsed: (tokens) => void told.push({ tokens }),
      modelFailed: (reason) => void told.push({ reason }),
    },
  });
}

const failed = (reason: string) => ({ kind: 'failed', reason });

test('an answer is passed on unchanged, and its seconds and tokens are recorded', async () => {
  let now = 1_000;
  const complete = async () => {
    now += 250;
    return ANSWER;
  };
  expect(await limited({ complete, nowMs: () => now }).ask(REQUEST)).toEqual(ANSWER.outcome);
  expect(told).toEqual([{ seconds: 0.25 }, { tokens: { prompt: 60, completion: 40 } }]);
});

test('one question more than may be under way is refused at once, until one has ended', async () => {
  let answer = (_: Completion): void => undefined;
  const answered = new Promise<Completion>((resolve) => {
    answer = resolve;
  });
  const model = limited({ complete: () => answered });
  const asked = [model.ask(REQUEST), model.ask(REQUEST)];
  expect(await model.ask(REQUEST)).toEqual(failed('busy'));
  expect(told).toEqual([{ reason: 'busy' }]);
  answer(ANSWER);
  await Promise.all(asked);
  expect(await model.ask(REQUEST)).toEqual(ANSWER.outcome);
});

describe('budgets', () => {
  /** Returns how many questions the model takes until its budget is spent. */
  async function asksUntilSpent(options: Options): Promise<number> {
    const model = limited(options);
    for (let asks = 0; ; asks += 1) if ((await model.ask(REQUEST)).kind === 'failed') return asks;
  }

  test.each([
    ['the session', { session: 1_000, day: 1_000_000 }],
    ['the day', { session: 1_000_000, day: 1_000 }],
  ])('stop the asking when those of %s are spent', async (_, limits) => {
    let asked = 0;
    const complete = async () => {
      asked += 1;
      return ANSWER;
    };
    const asks = await asksUntilSpent({ complete, limits });
    expect(asks).toBe(asked);
    // Each question takes 100 of 1,000 tokens. The last one must leave room for the most it can use.
    expect(asks).toBeGreaterThan(5);
    expect(asks).toBeLessThanOrEqual(10);
    expect(told.at(-1)).toEqual({ reason: 'overBudget' });
  });

  test('charge a question in full if its use is unknown', async () => {
    const unknown = async (): Promise<Completion> => ({ ...ANSWER, used: null });
    expect(await asksUntilSpent({ complete: unknown, limits: { session: 700, day: 700 } })).toBe(2);
  });

  test('pay nothing for what was refused', async () => {
    let asks = 0;
    const complete = async (): Promise<Completion> => {
      asks += 1;
      if (asks > 50) return ANSWER;
      const used = { prompt: 0, completion: 0 };
      return { ...ANSWER, outcome: { kind: 'failed', reason: 'refused' }, used };
    };
    const model = limited({ complete, limits: { session: 400, day: 400 } });
    for (let n = 0; n < 50; n += 1) await model.ask(REQUEST);
    expect(await model.ask(REQUEST)).toEqual(ANSWER.outcome);
  });

  test('count the schema and every byte of a message in any script', async () => {
    const limits = { session: 400, day: 400 };
    const long = { role: 'user', content: 'ж'.repeat(110) } as const;
    expect(await limited({ limits }).ask({ ...REQUEST, messages: [long] })).toEqual(failed('overBudget'));
    const schema = { name: 'event', schema: { description: 'x'.repeat(220) } };
    expect(await limited({ limits }).ask({ ...REQUEST, schema })).toEqual(failed('overBudget'));
    expect(await limited({ limits }).ask(REQUEST)).toEqual(ANSWER.outcome);
  });
});

describe('a model that fails', () => {
  const REST_MS = 60_000;

  function failing() {
    const state = { now: 0, completion: TIMEOUT, asked: 0 };
    const complete = async () => {
      state.asked += 1;
      return state.completion;
    };
    return { state, model: limited({ complete, nowMs: () => state.now }) };
  }

  test('is not asked any more after the third time, and is asked again after a rest', async () => {
    const { state, model } = failing();
    for (let n = 0; n < 3; n += 1) expect(await model.ask(REQUEST)).toEqual(failed('timeout'));
    for (let n = 0; n < 5; n += 1) expect(await model.ask(REQUEST)).toEqual(failed('resting'));
    expect(state.asked).toBe(3);
    state.now += REST_MS;
    state.completion = ANSWER;
    expect(await model.ask(REQUEST)).toEqual(ANSWER.outcome);
    expect(await model.ask(REQUEST)).toEqual(ANSWER.outcome);
  });

  test('is logged once when it is skipped, and once when it answers again', async () => {
    const { state, model } = failing();
    for (let n = 0; n < 8; n += 1) await model.ask(REQUEST);
    state.now += REST_MS;
    state.completion = ANSWER;
    for (let n = 0; n < 3; n += 1) await model.ask(REQUEST);
    expect(lines.map((line) => JSON.parse(line))).toMatchObject([
      { level: 'warn', reason: 'timeout', failure: 'APIUserAbortError' },
      { level: 'info', msg: 'the model answers again' },
    ]);
  });

  test('because of what it was asked goes on being asked', async () => {
    const { state, model } = failing();
    state.completion = { ...TIMEOUT, outcome: { kind: 'failed', reason: 'refused' }, isWell: true };
    for (let n = 0; n < 10; n += 1) expect(await model.ask(REQUEST)).toEqual(failed('refused'));
    expect(state.asked).toBe(10);
  });

  test('may be tried by the next one when the first after the rest cannot pay', async () => {
    const state = { now: 0, completion: TIMEOUT };
    const model = limited({
      complete: async () => state.completion,
      nowMs: () => state.now,
      limits: { session: 1_000, day: 10_000 },
    });
    for (let n = 0; n < 2; n += 1) await model.ask(REQUEST);
    await model.ask({ ...REQUEST, sessionId: 'hf_other' });
    state.now += REST_MS;
    state.completion = ANSWER;
    expect(await model.ask({ ...REQUEST, maxTokens: 2_000 })).toEqual(failed('overBudget'));
    expect(await model.ask({ ...REQUEST, sessionId: 'hf_other' })).toEqual(ANSWER.outcome);
  });
});

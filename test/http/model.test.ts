import { randomUUID } from 'node:crypto';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { Env } from '../../backend/src/config/env.ts';
import { randomId } from '../../backend/src/lib/ids.ts';
import { ChatClient } from '../support/chat-client.ts';
import { startApp, type TestApp } from '../support/holdfast-app.ts';
import { GARBAGE_JSON, type ModelAnswer, saysJson } from '../support/model-answers.ts';
import { type ModelServer, startModelServer } from '../support/model-server.ts';
import { startRedis } from '../support/redis.ts';

const UNCLEAR = 'the thingamajig with the doodah, if you follow';
const USED = { prompt: 2_000, completion: 100 };
const USED_TOKENS = USED.prompt + USED.completion;
const WANTS_SUPPORT: ModelAnswer = {
  kind: 'text',
  text: JSON.stringify({ event: 'openSupport' }),
  usage: USED,
};

const cleanups: (() => unknown)[] = [];
let server: ModelServer;
beforeEach(async () => {
  server = await startModelServer();
  cleanups.push(() => server.close());
});
afterEach(async () => {
  for (const cleanup of cleanups.splice(0).reverse()) await cleanup();
});

async function appOf(env: Env = {}): Promise<TestApp> {
  const app = await startApp({ OPENAI_API_KEY: 'sk-canary', OPENAI_BASE_URL: server.baseUrl, ...env });
  cleanups.push(() => app.stop());
  return app;
}

/** Sends one message of a new visitor and returns the state it led to. */
const askOnce = async ({ url }: TestApp): Promise<string> =>
  (await new ChatClient(url, randomUUID()).say(UNCLEAR)).state;

const metricsOf = async ({ url }: TestApp): Promise<readonly string[]> =>
  (await (await fetch(`${url}/metrics`)).text()).split('\n');

test('what understood a message, and what the model used, is in the metrics and in its log line', async () => {
  const app = await appOf();
  await new ChatClient(app.url, randomUUID()).say('book');
  server.always(WANTS_SUPPORT);
  expect(await askOnce(app)).toBe('SUPPORT_ISSUE');
  server.always(GARBAGE_JSON);
  expect(await askOnce(app)).toBe('MENU');
  server.always(saysJson({ event: 'yes' }));
  expect(await askOnce(app)).toBe('MENU');
  const metrics = await metricsOf(app);
  for (const line of [
    'holdfast_messages_understood_total{by="rules"} 1',
    'holdfast_messages_understood_total{by="model"} 1',
    'holdfast_messages_understood_total{by="nothing"} 2',
    'holdfast_model_seconds_count 3',
    'holdfast_model_tokens_total{kind="prompt"} 2060',
    'holdfast_model_tokens_total{kind="completion"} 140',
    'holdfast_model_failures_total{reason="garbage"} 1',
    'holdfast_model_refusals_total{guard="notInSchema"} 1',
  ]) {
    expect(metrics).toContain(line);
  }
  const turns = app.lines.map((line) => JSON.parse(line)).filter(({ msg }) => msg === 'turn');
  expect(turns.map(({ understoodBy }) => understoodBy)).toEqual(['rules', 'model', 'nothing', 'nothing']);
  const log = app.lines.join('');
  expect(log).not.toContain('doodah');
  expect(log).not.toContain('sk-canary');
});

test('without a key no model is asked', async () => {
  server.always(WANTS_SUPPORT);
  expect(await askOnce(await appOf({ OPENAI_API_KEY: '' }))).toBe('MENU');
  expect(server.requests).toEqual([]);
});

describe('two instances', () => {
  async function twoApps(env: Env): Promise<readonly [TestApp, TestApp]> {
    const redis = await startRedis();
    cleanups.push(() => redis.kill());
    server.always(WANTS_SUPPORT);
    const shared = { ...env, REDIS_URL: redis.url, RESUME_TOKEN_KEYS: randomId(43) };
    return Promise.all([appOf(shared), appOf(shared)]);
  }

  test("spend no more than the day's budget together, and go on without the model", async () => {
    const day = 12_000;
    const apps = await twoApps({ MODEL_TOKENS_PER_DAY: `${day}` });
    const states = await Promise.all(Array.from({ length: 12 }, (_, n) => askOnce(apps[n % 2 ? 1 : 0])));
    for (const app of apps) expect(await askOnce(app)).toBe('MENU');
    const asked = server.requests.length;
    expect(asked).toBeGreaterThan(0);
    expect(asked * USED_TOKENS).toBeLessThanOrEqual(day);
    expect(states.filter((state) => state === 'SUPPORT_ISSUE')).toHaveLength(asked);
    expect((await metricsOf(apps[0])).join()).toMatch(/model_failures_total\{reason="overBudget"\} [1-9]/);
  });

  test("spend no more than the session's budget on it, whichever has it", async () => {
    const session = 12_000;
    const apps = await twoApps({ MODEL_TOKENS_PER_SESSION: `${session}` });
    const visitor = new ChatClient(apps[0].url, randomUUID());
    const states: string[] = [];
    for (let turn = 0; turn < 12; turn += 1) {
      visitor.moveTo(apps[turn % 2 ? 1 : 0].url);
      states.push((await visitor.say(turn % 2 ? 'menu' : UNCLEAR)).state);
      visitor.moveTo(apps[turn % 2 ? 0 : 1].url);
      states.push((await visitor.say(turn % 2 ? UNCLEAR : 'menu')).state);
    }
    const asked = server.requests.length;
    expect(asked).toBeGreaterThan(1);
    expect(asked * USED_TOKENS).toBeLessThanOrEqual(session);
    expect(states.filter((state) => state === 'SUPPORT_ISSUE')).toHaveLength(asked);
    expect(await askOnce(apps[0])).toBe('SUPPORT_ISSUE');
  });
});

import { expect, test } from 'vitest';
import { MemoryTokenBudgets } from '../../../backend/src/assistant/model/memory-token-budgets.ts';
import { openModel } from '../../../backend/src/assistant/model/open-model.ts';
import { loadConfig } from '../../../backend/src/config/config.ts';
import type { Env } from '../../../backend/src/config/env.ts';
import { silentLogger } from '../../support/bookings.ts';
import { ManualClock } from '../../support/manual-clock.ts';
import { says } from '../../support/model-answers.ts';
import { startModelServer } from '../../support/model-server.ts';

function open(env: Env) {
  const config = loadConfig(env);
  const { tokenLimits: limits } = config.model;
  const budgets = new MemoryTokenBudgets({ limits, sessionTtlSeconds: 60, clock: new ManualClock() });
  const observer = { modelAsked: () => {}, modelUsed: () => {}, modelFailed: () => {} };
  return openModel({ config, budgets, observer, logger: silentLogger });
}

test('without a key there is no model', async () => {
  expect(await open({ OPENAI_BASE_URL: 'http://127.0.0.1:1/v1', OPENAI_MODEL: 'any' })).toBeNull();
});

test('with one, the model that is configured is asked', async () => {
  const server = await startModelServer();
  try {
    server.always(says('Fine.'));
    const env = { OPENAI_API_KEY: 'sk-test', OPENAI_BASE_URL: server.baseUrl, OPENAI_MODEL: 'llama3.2:3b' };
    const outcome = await (await open(env))?.ask({
      sessionId: 'hf_session',
      messages: [{ role: 'user', content: 'Well?' }],
      schema: null,
      maxTokens: 10,
      signal: AbortSignal.timeout(20_000),
    });
    expect(outcome).toEqual({ kind: 'text', text: 'Fine.' });
    expect(server.requests.map(({ body }) => body.model)).toEqual(['llama3.2:3b']);
  } finally {
    await server.close();
  }
});

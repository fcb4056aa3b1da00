import { LimitedModel } from '../../backend/src/assistant/model/limited-model.ts';
import { MemoryTokenBudgets } from '../../backend/src/assistant/model/memory-token-budgets.ts';
import type { Model } from '../../backend/src/assistant/model/model.ts';
import { OpenAiModel } from '../../backend/src/assistant/model/openai-model.ts';
import { systemClock } from '../../backend/src/lib/clock.ts';
import { silentLogger } from './bookings.ts';
import type { ModelServer } from './model-server.ts';

const PLENTY = { session: 100_000_000, day: 100_000_000 };

/** A model as used by an instance, backed by this server and with ample tokens. */
export function modelAt({ baseUrl }: ModelServer): Model {
  const budgets = new MemoryTokenBudgets({ limits: PLENTY, sessionTtlSeconds: 3_600, clock: systemClock });
  return new LimitedModel({
    client: new OpenAiModel({
      apiKey: 'sk-canary-of-the-key',
      baseUrl,
      name: 'test-model',
      logger: silentLogger,
    }),
    budgets,
    concurrency: 8,
    observer: { modelAsked: () => undefined, modelUsed: () => undefined, modelFailed: () => undefined },
    logger: silentLogger,
  });
}

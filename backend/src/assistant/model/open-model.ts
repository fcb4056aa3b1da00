import type { Config } from '../../config/config.ts';
import type { Logger } from '../../lib/logger.ts';
import { LimitedModel } from './limited-model.ts';
import type { Model } from './model.ts';
import type { ModelObserver } from './model-observer.ts';
import type { TokenBudgets } from './token-budgets.ts';

export interface OpenModelOptions {
  readonly config: Config;
  readonly budgets: TokenBudgets;
  readonly observer: ModelObserver;
  readonly logger: Logger;
}

/** Null if no model is configured: rules work without one, and the SDK is not loaded. */
export async function openModel({ config, ...options }: OpenModelOptions): Promise<Model | null> {
  const { openAiKey: apiKey } = config.secrets;
  if (apiKey === null) return null;
  const { OpenAiModel } = await import('./openai-model.ts');
  const { baseUrl, name, concurrency } = config.model;
  const client = new OpenAiModel({ apiKey, baseUrl, name, logger: options.logger });
  return new LimitedModel({ ...options, client, concurrency });
}

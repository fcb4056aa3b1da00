import type { Config } from '../../config/config.ts';
import type { Logger } from '../../lib/logger.ts';
import { LimitedModel } from './limited-model.ts';
import type { Model } from './model.ts';
import type { ModelObserver } from './model-observer.ts';
import { OpenAiModel } from './openai-model.ts';
import type { TokenBudgets } from './token-budgets.ts';

export interface OpenModelOptions {
  readonly config: Config;
  readonly budgets: TokenBudgets;
  readonly observer: ModelObserver;
  readonly logger: Logger;
}

/** Null where none is configured: rules do without. */
export function openModel({ config, ...options }: OpenModelOptions): Model | null {
  const { openAiKey: apiKey } = config.secrets;
  if (apiKey === null) return null;
  const { baseUrl, name, concurrency } = config.model;
  const client = new OpenAiModel({ apiKey, baseUrl, name, logger: options.logger });
  return new LimitedModel({ ...options, client, concurrency });
}

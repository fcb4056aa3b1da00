import { monotonicMs } from '../../lib/deadline.ts';
import type { Logger } from '../../lib/logger.ts';
import type { Completion, CompletionClient } from './completion.ts';
import type { Model, ModelFailure, ModelOutcome, ModelRequest } from './model.ts';
import type { ModelObserver } from './model-observer.ts';
import { ModelRest } from './model-rest.ts';
import type { TokenBudgets } from './token-budgets.ts';

export interface LimitedModelOptions {
  readonly client: CompletionClient;
  readonly budgets: TokenBudgets;
  /** Maximum concurrent requests. A further one is refused, not queued. */
  readonly concurrency: number;
  readonly observer: ModelObserver;
  readonly logger: Logger;
  /** A monotonic clock. */
  readonly nowMs?: () => number;
}

/** Limits concurrency, cost and repeated failures of a model. */
export class LimitedModel implements Model {
  readonly #options: LimitedModelOptions;
  readonly #nowMs: () => number;
  readonly #rest: ModelRest;
  #underWay = 0;

  constructor(options: LimitedModelOptions) {
    this.#options = options;
    this.#nowMs = options.nowMs ?? monotonicMs;
    this.#rest = new ModelRest(this.#nowMs);
  }

  get isResting(): boolean {
    return !this.#rest.admits;
  }

  async ask(request: ModelRequest): Promise<ModelOutcome> {
    const outcome = await this.#ifFree(request);
    if (outcome.kind === 'failed') this.#options.observer.modelFailed(outcome.reason);
    return outcome;
  }

  async #ifFree(request: ModelRequest): Promise<ModelOutcome> {
    if (this.#underWay >= this.#options.concurrency) return failed('busy');
    this.#underWay += 1;
    try {
      return await this.#ifAwake(request);
    } finally {
      this.#underWay -= 1;
    }
  }

  async #ifAwake(request: ModelRequest): Promise<ModelOutcome> {
    const tell = this.#rest.enter();
    if (tell === null) return failed('resting');
    const completion = await this.#ifPaid(request);
    if (completion === null) {
      tell('untried');
      return failed('overBudget');
    }
    if (tell(completion.isWell ? 'well' : 'failed')) this.#logRest(completion);
    return completion.outcome;
  }

  /** Null if the budget does not cover it. */
  async #ifPaid(request: ModelRequest): Promise<Completion | null> {
    const { client, budgets, observer } = this.#options;
    const atMost = costAtMost(request);
    const reservation = await budgets.reserve(request.sessionId, atMost);
    if (reservation === null) return null;
    const startedAt = this.#nowMs();
    const completion = await client.complete(request);
    observer.modelAsked((this.#nowMs() - startedAt) / 1_000);
    const { used } = completion;
    if (used) observer.modelUsed(used);
    await reservation.settle(used ? used.prompt + used.completion : atMost);
    return completion;
  }

  #logRest({ outcome, failure }: Completion): void {
    const { logger } = this.#options;
    if (!this.#rest.isResting) return void logger.info('the model answers again');
    const reason = outcome.kind === 'failed' ? outcome.reason : null;
    logger.warn({ reason, failure }, 'the model fails, and is left alone for a while');
  }
}

const failed = (reason: ModelFailure): ModelOutcome => ({ kind: 'failed', reason });

/**
 * Tokens of European languages exceed three bytes on average, and hardly any text averages less than two.
 */
const BYTES_PER_TOKEN = 2;

function costAtMost({ messages, schema, maxTokens }: ModelRequest): number {
  const prompt = JSON.stringify([messages, schema]);
  return Math.ceil(Buffer.byteLength(prompt) / BYTES_PER_TOKEN) + maxTokens;
}

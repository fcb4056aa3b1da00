import { Counter, Histogram, type Registry } from 'prom-client';
import type { TokenUse } from '../assistant/model/completion.ts';
import type { ModelFailure } from '../assistant/model/model.ts';
import type { ModelObserver } from '../assistant/model/model-observer.ts';
import type { UnderstoodBy } from '../turns/understand-message.ts';

const MODEL_BUCKETS_SECONDS = [0.1, 0.25, 0.5, 1, 1.5, 2, 3, 4, 5, 6, 8, 10];

/** Metrics of understanding, with and without a model. */
export class ModelMetrics implements ModelObserver {
  readonly #understood: Counter<'by'>;
  readonly #seconds: Histogram;
  readonly #tokens: Counter<'kind'>;
  readonly #failures: Counter<'reason'>;
  readonly #refusals: Counter<'guard'>;

  constructor(registry: Registry) {
    const registers = [registry];
    this.#understood = new Counter({
      name: 'holdfast_messages_understood_total',
      help: 'Messages by what understood them: rules, model, nothing.',
      labelNames: ['by'],
      registers,
    });
    this.#seconds = new Histogram({
      name: 'holdfast_model_seconds',
      help: 'Seconds until the model answered or failed.',
      buckets: MODEL_BUCKETS_SECONDS,
      registers,
    });
    this.#tokens = new Counter({
      name: 'holdfast_model_tokens_total',
      help: 'Tokens as counted by the model server, by kind: prompt, completion.',
      labelNames: ['kind'],
      registers,
    });
    this.#failures = new Counter({
      name: 'holdfast_model_failures_total',
      help: 'Requests without an answer of the model, by reason; for resting, busy and overBudget it was not asked.',
      labelNames: ['reason'],
      registers,
    });
    this.#refusals = new Counter({
      name: 'holdfast_model_refusals_total',
      help: 'Answers of the model that were rejected, by guard.',
      labelNames: ['guard'],
      registers,
    });
  }

  understood(by: UnderstoodBy): void {
    this.#understood.inc({ by });
  }

  modelAsked(seconds: number): void {
    this.#seconds.observe(seconds);
  }

  modelUsed({ prompt, completion }: TokenUse): void {
    this.#tokens.inc({ kind: 'prompt' }, prompt);
    this.#tokens.inc({ kind: 'completion' }, completion);
  }

  modelFailed(reason: ModelFailure): void {
    this.#failures.inc({ reason });
  }

  /** `guard`: from a fixed set. */
  modelRefused(guard: string): void {
    this.#refusals.inc({ guard });
  }
}

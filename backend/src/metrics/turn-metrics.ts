import { Counter, Histogram, type Registry } from 'prom-client';
import type { TurnOutcome } from '../turns/turn-outcome.ts';
import { TURN_BUCKETS_SECONDS } from './buckets.ts';
import type { ModelMetrics } from './model-metrics.ts';

const OUTCOMES = [
  'replied',
  'retry',
  'messageIdReused',
  'deleted',
  'refused',
  'newerBuild',
  'busy',
  'failed',
] as const;
type Outcome = TurnOutcome['kind'] | 'retry' | 'failed';

/** Turns: number, outcome and duration. */
export class TurnMetrics {
  readonly #model: Pick<ModelMetrics, 'understood'>;
  readonly #turns: Counter<'outcome'>;
  readonly #seconds: Histogram<'outcome'>;
  readonly #degraded: Counter;

  constructor(registry: Registry, model: Pick<ModelMetrics, 'understood'>) {
    this.#model = model;
    const registers = [registry];
    this.#turns = new Counter({
      name: 'holdfast_turns_total',
      help: 'Turns by outcome: replied, retry, messageIdReused, deleted, refused, newerBuild, busy, failed.',
      labelNames: ['outcome'],
      registers,
    });
    // Starts at 0, so that the first one shows as an increase.
    for (const outcome of OUTCOMES satisfies readonly Outcome[]) this.#turns.inc({ outcome }, 0);
    this.#seconds = new Histogram({
      name: 'holdfast_turn_seconds',
      help: 'Seconds from a request to its reply, by outcome of the turn.',
      labelNames: ['outcome'],
      buckets: TURN_BUCKETS_SECONDS,
      registers,
    });
    this.#degraded = new Counter({
      name: 'holdfast_degraded_turns_total',
      help: 'Turns taken while the session store was unavailable.',
      registers,
    });
  }

  taken(outcome: TurnOutcome, seconds: number): void {
    const replied = outcome.kind === 'replied';
    this.#count(replied && outcome.event === 'retry' ? 'retry' : outcome.kind, seconds);
    if (replied && outcome.understoodBy) this.#model.understood(outcome.understoodBy);
    if (replied && outcome.reply.notices?.includes('degraded')) this.#degraded.inc();
  }

  /** The turn threw, so its outcome is unknown. */
  failed(seconds: number): void {
    this.#count('failed', seconds);
  }

  #count(outcome: Outcome, seconds: number): void {
    this.#turns.inc({ outcome });
    this.#seconds.observe({ outcome }, seconds);
  }
}

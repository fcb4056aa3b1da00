import { Counter, Histogram, type Registry } from 'prom-client';
import { DATABASE_FAILURES, type DatabaseObserver, type DatabaseOutcome } from '../database/database.ts';
import type { EffectPorts } from '../turns/run-effects.ts';
import { TURN_BUCKETS_SECONDS } from './buckets.ts';

/** Effects of turns (holds, bookings and others), and the database below them. */
export class BookingMetrics implements DatabaseObserver {
  readonly #effects: Counter<'effect' | 'outcome'>;
  readonly #effectSeconds: Histogram<'effect'>;
  readonly #databaseSeconds: Histogram;
  readonly #databaseFailures: Counter<'reason'>;

  constructor(registry: Registry) {
    const registers = [registry];
    this.#effects = new Counter({
      name: 'holdfast_effects_total',
      help: 'Holds, bookings, searches and support requests, by effect and outcome.',
      labelNames: ['effect', 'outcome'],
      registers,
    });
    this.#effectSeconds = new Histogram({
      name: 'holdfast_effect_seconds',
      help: 'Duration of an effect in seconds, by effect.',
      labelNames: ['effect'],
      buckets: TURN_BUCKETS_SECONDS,
      registers,
    });
    this.#databaseSeconds = new Histogram({
      name: 'holdfast_database_seconds',
      help: 'Duration of a piece of database work in seconds, including retries.',
      buckets: TURN_BUCKETS_SECONDS,
      registers,
    });
    this.#databaseFailures = new Counter({
      name: 'holdfast_database_failures_total',
      help: 'Failed database work, by reason: unavailable, refused.',
      labelNames: ['reason'],
      registers,
    });
    // Starts at 0, so that the first failure shows as an increase.
    for (const reason of DATABASE_FAILURES) this.#databaseFailures.inc({ reason }, 0);
  }

  readonly effect: EffectPorts['observe'] = (effect, outcome, seconds) => {
    this.#effects.inc({ effect, outcome });
    this.#effectSeconds.observe({ effect }, seconds);
  };

  databaseWork(seconds: number, outcome: DatabaseOutcome): void {
    this.#databaseSeconds.observe(seconds);
    if (outcome !== 'done') this.#databaseFailures.inc({ reason: outcome });
  }
}

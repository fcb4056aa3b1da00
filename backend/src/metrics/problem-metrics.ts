import { Counter, type Registry } from 'prom-client';
import type { ProblemCode } from '../protocol/problem.ts';

/** What was refused, limits among it, and what went wrong. */
export class ProblemMetrics {
  readonly #problems: Counter<'code'>;

  constructor(registry: Registry) {
    this.#problems = new Counter({
      name: 'holdfast_problems_total',
      help: 'Requests that were answered with a problem, by its code.',
      labelNames: ['code'],
      registers: [registry],
    });
  }

  readonly told = (code: ProblemCode): void => this.#problems.inc({ code });
}

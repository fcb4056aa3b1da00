import { Counter, type Registry } from 'prom-client';
import { PROBLEM_STATUS, type ProblemCode } from '../protocol/problem.ts';

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
    // From 0 on, so that the first one is a rise.
    for (const code of Object.keys(PROBLEM_STATUS)) this.#problems.inc({ code }, 0);
  }

  readonly told = (code: ProblemCode): void => this.#problems.inc({ code });
}

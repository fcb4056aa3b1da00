import { Counter, type Registry } from 'prom-client';
import { PROBLEM_STATUS, type ProblemCode } from '../protocol/problem.ts';

/** Refused requests, rate limits included, and internal errors. */
export class ProblemMetrics {
  readonly #problems: Counter<'code'>;

  constructor(registry: Registry) {
    this.#problems = new Counter({
      name: 'holdfast_problems_total',
      help: 'Requests answered with a problem, by code.',
      labelNames: ['code'],
      registers: [registry],
    });
    // Starts at 0, so that the first one shows as an increase.
    for (const code of Object.keys(PROBLEM_STATUS)) this.#problems.inc({ code }, 0);
  }

  readonly told = (code: ProblemCode): void => this.#problems.inc({ code });
}

import type { Request } from 'express';
import { RateLimiterMemory, RateLimiterRes } from 'rate-limiter-flexible';
import { HttpProblem } from './problems.ts';

export interface TurnLimits {
  /** Turns a minute. */
  readonly address: number;
  readonly session: number;
  readonly global: number;
}

/** So many times as much, for what costs less. */
export const scaled = ({ address, session, global }: TurnLimits, factor: number): TurnLimits => ({
  address: address * factor,
  session: session * factor,
  global: global * factor,
});

const MINUTE_SECONDS = 60;

/** Counts turns in this instance's memory. */
export class TurnRateLimit {
  readonly #limits: readonly (readonly [RateLimiterMemory, keyof TurnLimits])[];

  constructor(limits: TurnLimits) {
    const limiter = (points: number) => new RateLimiterMemory({ points, duration: MINUTE_SECONDS });
    this.#limits = [
      [limiter(limits.address), 'address'],
      [limiter(limits.session), 'session'],
      [limiter(limits.global), 'global'],
    ];
  }

  /** Throws a `rate_limited` problem when one of the limits is reached. */
  async count(req: Request, sessionId: string | undefined): Promise<void> {
    const keys: Readonly<Record<keyof TurnLimits, string | undefined>> = {
      address: req.ip ?? 'unknown',
      session: sessionId,
      global: 'all',
    };
    for (const [limiter, name] of this.#limits) {
      const key = keys[name];
      if (key !== undefined) await consume(limiter, key);
    }
  }
}

async function consume(limiter: RateLimiterMemory, key: string): Promise<void> {
  try {
    await limiter.consume(key);
  } catch (refused) {
    if (!(refused instanceof RateLimiterRes)) throw refused;
    const seconds = Math.max(1, Math.ceil(refused.msBeforeNext / 1_000));
    throw new HttpProblem('rate_limited', {
      detail: `Too many messages; please wait ${seconds} s and send the last one again.`,
      headers: { 'retry-after': String(seconds) },
    });
  }
}

import { type Clock, toInstant } from '../../lib/clock.ts';
import { LruMap } from '../../lib/lru-map.ts';
import { dayOf, type TokenBudgets, type TokenLimits, type TokenReservation } from './token-budgets.ts';

export interface MemoryTokenBudgetsOptions {
  readonly limits: TokenLimits;
  readonly sessionTtlSeconds: number;
  readonly clock: Clock;
}

interface Spent {
  tokens: number;
  /** Epoch milliseconds. */
  until: number;
}

/** A few megabytes. The day's budget is spent long before this many sessions. */
const MAX_SESSIONS = 20_000;

/** Budgets in this process's memory, for a single instance. */
export class MemoryTokenBudgets implements TokenBudgets {
  readonly #limits: TokenLimits;
  readonly #ttlMs: number;
  readonly #clock: Clock;
  readonly #sessions = new LruMap<string, Spent>();
  #today = { day: '', tokens: 0 };

  constructor({ limits, sessionTtlSeconds, clock }: MemoryTokenBudgetsOptions) {
    this.#limits = limits;
    this.#ttlMs = sessionTtlSeconds * 1_000;
    this.#clock = clock;
  }

  async reserve(sessionId: string, tokens: number): Promise<TokenReservation | null> {
    const now = this.#clock.now();
    const session = this.#spentOn(sessionId, now);
    const today = this.#spentToday(now);
    if (session.tokens + tokens > this.#limits.session || today.tokens + tokens > this.#limits.day)
      return null;
    session.tokens += tokens;
    session.until = now + this.#ttlMs;
    today.tokens += tokens;
    return {
      settle: async (used) => {
        session.tokens += used - tokens;
        today.tokens += used - tokens;
      },
    };
  }

  #spentOn(sessionId: string, now: number): Spent {
    const known = this.#sessions.get(sessionId);
    if (known && known.until > now) return known;
    const spent = { tokens: 0, until: now + this.#ttlMs };
    this.#sessions.set(sessionId, spent);
    if (this.#sessions.size > MAX_SESSIONS) this.#sessions.evictOldest();
    return spent;
  }

  #spentToday(now: number): { tokens: number } {
    const day = dayOf(toInstant(now));
    if (this.#today.day !== day) this.#today = { day, tokens: 0 };
    return this.#today;
  }
}

import { z } from 'zod';
import {
  dayOf,
  type TokenBudgets,
  type TokenLimits,
  type TokenReservation,
} from '../assistant/model/token-budgets.ts';
import { type Clock, toInstant } from '../lib/clock.ts';
import { randomId } from '../lib/ids.ts';
import type { RedisCommands } from './redis-commands.ts';
import { type BudgetKeys, dayBudgetKeys, sessionKeys } from './redis-keys.ts';

export interface RedisTokenBudgetsOptions {
  readonly client: RedisCommands;
  readonly limits: TokenLimits;
  readonly sessionTtlSeconds: number;
  readonly clock: Clock;
}

interface Budget {
  readonly keys: BudgetKeys;
  readonly limit: number;
  readonly keptMs: number;
}

/** Longer than a day, to allow for clock differences between instances. */
const DAY_KEPT_MS = 36 * 3_600_000;

const reserveReply = z.tuple([z.enum(['reserved', 'spent'])]);
const settleReply = z.tuple([z.enum(['settled', 'lapsed'])]);

/**
 * Budgets in Redis 7 or Valkey 8. The session's and the day's budget lie in different cluster slots, so
 * they are reserved one after the other. Rejects with `StoreUnavailable` when Redis cannot be reached in
 * time; what was reserved until then stays reserved.
 */
export class RedisTokenBudgets implements TokenBudgets {
  readonly #client: RedisCommands;
  readonly #limits: TokenLimits;
  readonly #sessionTtlMs: number;
  readonly #clock: Clock;

  constructor({ client, limits, sessionTtlSeconds, clock }: RedisTokenBudgetsOptions) {
    this.#client = client;
    this.#limits = limits;
    this.#sessionTtlMs = sessionTtlSeconds * 1_000;
    this.#clock = clock;
  }

  async reserve(sessionId: string, tokens: number): Promise<TokenReservation | null> {
    const id = randomId(16);
    const session = this.#session(sessionId);
    const day = this.#today();
    if (!(await this.#take(session, id, tokens))) return null;
    if (!(await this.#take(day, id, tokens))) {
      await this.#settle(session, id, 0);
      return null;
    }
    return {
      settle: async (used) => {
        await Promise.all([this.#settle(session, id, used), this.#settle(day, id, used)]);
      },
    };
  }

  #session(id: string): Budget {
    return { keys: sessionKeys(id), limit: this.#limits.session, keptMs: this.#sessionTtlMs };
  }

  #today(): Budget {
    const day = dayOf(toInstant(this.#clock.now()));
    return { keys: dayBudgetKeys(day), limit: this.#limits.day, keptMs: DAY_KEPT_MS };
  }

  async #take({ keys, limit, keptMs }: Budget, id: string, tokens: number): Promise<boolean> {
    const reply = await this.#client.write('reserveTokens', keys, id, tokens, limit, keptMs);
    const [code] = reserveReply.parse(reply);
    return code === 'reserved';
  }

  async #settle({ keys }: Budget, id: string, used: number): Promise<void> {
    settleReply.parse(await this.#client.write('settleTokens', keys, id, used));
  }
}

import type { TokenBudgets, TokenReservation } from '../assistant/model/token-budgets.ts';
import type { Logger } from '../lib/logger.ts';
import { StoreUnavailable } from './session-store.ts';

export interface ResilientTokenBudgetsOptions {
  /** Shared by all instances. */
  readonly shared: TokenBudgets;
  /** This instance's own: a lower bound of what all have spent. */
  readonly own: TokenBudgets;
  readonly logger: Logger;
}

/** Falls back to this instance's own spending while the shared budgets cannot be reached. Never rejects. */
export class ResilientTokenBudgets implements TokenBudgets {
  readonly #shared: TokenBudgets;
  readonly #own: TokenBudgets;
  readonly #logger: Logger;

  constructor({ shared, own, logger }: ResilientTokenBudgetsOptions) {
    this.#shared = shared;
    this.#own = own;
    this.#logger = logger;
  }

  async reserve(sessionId: string, tokens: number): Promise<TokenReservation | null> {
    const own = await this.#own.reserve(sessionId, tokens);
    if (own === null) return null;
    const shared = await this.#unlessAway(() => this.#shared.reserve(sessionId, tokens));
    if (shared === null) {
      await own.settle(0);
      return null;
    }
    if (shared === 'away') return own;
    return {
      settle: async (used) => {
        await own.settle(used);
        await this.#unlessAway(() => shared.settle(used));
      },
    };
  }

  async #unlessAway<T>(ask: () => Promise<T>): Promise<T | 'away'> {
    try {
      return await ask();
    } catch (err) {
      const isAway = err instanceof StoreUnavailable;
      this.#logger[isAway ? 'debug' : 'error']({ err }, 'token budgets could not be reached');
      return 'away';
    }
  }
}

import type { Clock } from '../lib/clock.ts';
import type { UsageStore } from './usage-store.ts';

const WINDOW_MS = 60_000;
/** Who has used less than this share of a limit here is not worth a command. */
const WORTH_TELLING = 0.1;
const TOLD_AT_ONCE = 32;

interface Use {
  /** By all instances, as far as they have told. */
  told: number;
  /** Here, and not told yet. */
  own: number;
}

export interface FleetLimitOptions {
  /** Names it among the limits, such as `turns-address`. */
  readonly name: string;
  /** Uses a minute. */
  readonly most: number;
  readonly store: UsageStore;
  readonly clock: Clock;
}

/**
 * How often something may be done a minute, by each of many, on all instances together. It counts here and waits for
 * nobody: `settle`, called in the background, tells the others and learns what they have counted. So who spreads over n
 * instances gets at most as much again a second on each, and whom one instance blocks the others block a second later.
 * While the store is away each instance goes by its own count. Windows begin with the minute.
 */
export class FleetLimit {
  readonly #options: FleetLimitOptions;
  #window = 0;
  #uses = new Map<string, Use>();

  constructor(options: FleetLimitOptions) {
    this.#options = options;
  }

  /** Counts one use; null when it is allowed, else after how many milliseconds the next one will be. */
  take(who: string): number | null {
    const now = this.#options.clock.now();
    const uses = this.#usesIn(Math.floor(now / WINDOW_MS));
    const use = uses.get(who) ?? { told: 0, own: 0 };
    if (use.told + use.own >= this.#options.most) return WINDOW_MS - (now % WINDOW_MS);
    use.own += 1;
    uses.set(who, use);
    return null;
  }

  /** Tells the others of what was used here. Rejects as the store does; what was not told is told the next time. */
  async settle(): Promise<void> {
    const { most } = this.#options;
    const due = [...this.#uses].filter(([, { told, own }]) => own > 0 && told + own >= most * WORTH_TELLING);
    const window = this.#window;
    for (let start = 0; start < due.length; start += TOLD_AT_ONCE) {
      const some = due.slice(start, start + TOLD_AT_ONCE);
      await Promise.all(some.map(([who, use]) => this.#tell(who, use, window)));
    }
  }

  async #tell(who: string, use: Use, window: number): Promise<void> {
    const { name, store } = this.#options;
    const { own } = use;
    // Counted as told meanwhile, so that nobody gets it twice.
    use.own = 0;
    use.told += own;
    try {
      use.told = await store.add({ limit: name, who, window }, own);
    } catch (error) {
      use.told -= own;
      use.own += own;
      throw error;
    }
  }

  #usesIn(window: number): Map<string, Use> {
    if (window !== this.#window) {
      this.#window = window;
      this.#uses = new Map();
    }
    return this.#uses;
  }
}

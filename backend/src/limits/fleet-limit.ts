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
  /** Of the window's uses those that the others are to learn of: looking for them among all takes longer with each session. */
  #due = new Map<string, Use>();

  constructor(options: FleetLimitOptions) {
    this.#options = options;
  }

  /** Counts one use; null when it is allowed, else after how many milliseconds the next one will be. */
  take(who: string): number | null {
    const { clock, most } = this.#options;
    const now = clock.now();
    this.#enter(Math.floor(now / WINDOW_MS));
    const use = this.#uses.get(who) ?? { told: 0, own: 0 };
    if (use.told + use.own >= most) return WINDOW_MS - (now % WINDOW_MS);
    use.own += 1;
    this.#uses.set(who, use);
    if (use.told + use.own >= most * WORTH_TELLING) this.#due.set(who, use);
    return null;
  }

  /** Tells the others of what was used here. Rejects as the store does; what was not told is told the next time. */
  async settle(): Promise<void> {
    const [due, window] = [this.#due, this.#window];
    const all = [...due];
    this.#enter(Math.floor(this.#options.clock.now() / WINDOW_MS));
    for (let start = 0; start < all.length; start += TOLD_AT_ONCE) {
      const some = all.slice(start, start + TOLD_AT_ONCE);
      await Promise.all(some.map(([who, use]) => this.#tell(who, use, due, window)));
    }
  }

  async #tell(who: string, use: Use, due: Map<string, Use>, window: number): Promise<void> {
    const { name, store } = this.#options;
    const { own } = use;
    // Counted as told meanwhile, so that nobody gets it twice.
    due.delete(who);
    use.own = 0;
    use.told += own;
    try {
      use.told = await store.add({ limit: name, who, window }, own);
    } catch (error) {
      use.told -= own;
      use.own += own;
      due.set(who, use);
      throw error;
    }
  }

  /** What was counted in another window counts no more. */
  #enter(window: number): void {
    if (window === this.#window) return;
    this.#window = window;
    this.#uses = new Map();
    this.#due = new Map();
  }
}

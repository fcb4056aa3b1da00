import type { Clock } from '../lib/clock.ts';
import type { UsageStore } from './usage-store.ts';

const WINDOW_MS = 60_000;
/** Below this share of the limit, usage is not worth a command. */
const WORTH_REPORTING = 0.1;
const REPORTS_AT_ONCE = 32;

interface Use {
  /** By all instances, as far as they have reported. */
  reported: number;
  /** By this instance, not reported yet. */
  own: number;
}

export interface FleetLimitOptions {
  /** Identifies the limit, such as `turns-address`. */
  readonly name: string;
  /** Uses a minute. */
  readonly most: number;
  readonly store: UsageStore;
  readonly clock: Clock;
}

/**
 * A rate limit a minute for each subject, across all instances. Uses are counted locally and nobody waits:
 * `settle` runs in the background, reports them and learns the total. A client spread over n instances
 * therefore gets at most one extra second's worth of uses on each, and a client blocked by one instance is
 * blocked by the others a second later. While the store is unavailable, each instance uses its own count.
 * Windows start on the minute.
 */
export class FleetLimit {
  readonly #options: FleetLimitOptions;
  #window = 0;
  #uses = new Map<string, Use>();
  /**
   * Uses in this window that are to be reported. Scanning all of `#uses` would take longer with each
   * session.
   */
  #due = new Map<string, Use>();

  constructor(options: FleetLimitOptions) {
    this.#options = options;
  }

  /** Counts one use; null if it is allowed, otherwise the milliseconds until the next one is. */
  take(who: string): number | null {
    const { clock, most } = this.#options;
    const now = clock.now();
    this.#enter(Math.floor(now / WINDOW_MS));
    const use = this.#uses.get(who) ?? { reported: 0, own: 0 };
    if (use.reported + use.own >= most) return WINDOW_MS - (now % WINDOW_MS);
    use.own += 1;
    this.#uses.set(who, use);
    if (use.reported + use.own >= most * WORTH_REPORTING) this.#due.set(who, use);
    return null;
  }

  /**
   * Reports this instance's uses. Rejects as the store does; what was not reported is kept for the next
   * time.
   */
  async settle(): Promise<void> {
    const [due, window] = [this.#due, this.#window];
    const all = [...due];
    this.#enter(Math.floor(this.#options.clock.now() / WINDOW_MS));
    for (let start = 0; start < all.length; start += REPORTS_AT_ONCE) {
      const some = all.slice(start, start + REPORTS_AT_ONCE);
      await Promise.all(some.map(([who, use]) => this.#report(who, use, due, window)));
    }
  }

  async #report(who: string, use: Use, due: Map<string, Use>, window: number): Promise<void> {
    const { name, store } = this.#options;
    const { own } = use;
    // Counted as reported meanwhile, so that nothing is reported twice.
    due.delete(who);
    use.own = 0;
    use.reported += own;
    try {
      use.reported = await store.add({ limit: name, who, window }, own);
    } catch (error) {
      use.reported -= own;
      use.own += own;
      due.set(who, use);
      throw error;
    }
  }

  /** Uses of another window no longer count. */
  #enter(window: number): void {
    if (window === this.#window) return;
    this.#window = window;
    this.#uses = new Map();
    this.#due = new Map();
  }
}

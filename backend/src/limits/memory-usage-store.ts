import type { Clock } from '../lib/clock.ts';
import type { Subject, UsageStore } from './usage-store.ts';

const KEPT_MS = 120_000;

interface Counted {
  used: number;
  readonly since: number;
}

/** For a single instance, which has nobody to report to. */
export class MemoryUsageStore implements UsageStore {
  readonly #clock: Clock;
  readonly #counts = new Map<string, Counted>();

  constructor(clock: Clock) {
    this.#clock = clock;
  }

  async add({ limit, who, window }: Subject, used: number): Promise<number> {
    this.#forgetOld();
    const key = `${limit} ${window} ${who}`;
    const counted = this.#counts.get(key) ?? { used: 0, since: this.#clock.now() };
    counted.used += used;
    this.#counts.set(key, counted);
    return counted.used;
  }

  /** The oldest come first. */
  #forgetOld(): void {
    const before = this.#clock.now() - KEPT_MS;
    for (const [key, { since }] of this.#counts) {
      if (since >= before) return;
      this.#counts.delete(key);
    }
  }
}

import type { Clock } from '../lib/clock.ts';
import type { LeaseStore } from './lease-store.ts';

interface Held {
  readonly token: string;
  readonly until: number;
}

/** Leases in this process's memory, for a single instance. */
export class MemoryLeaseStore implements LeaseStore {
  readonly #clock: Clock;
  readonly #held = new Map<string, Held>();

  constructor(clock: Clock) {
    this.#clock = clock;
  }

  async take(id: string, token: string, ms: number): Promise<boolean> {
    const holder = this.#holderOf(id);
    if (holder !== null && holder !== token) return false;
    this.#hold(id, token, ms);
    return true;
  }

  async renew(id: string, token: string, ms: number): Promise<boolean> {
    if (this.#holderOf(id) !== token) return false;
    this.#hold(id, token, ms);
    return true;
  }

  async release(id: string, token: string): Promise<void> {
    if (this.#holderOf(id) === token) this.#held.delete(id);
  }

  #hold(id: string, token: string, ms: number): void {
    this.#held.set(id, { token, until: this.#clock.now() + ms });
  }

  /** Null for an expired lease. Every lease is released or taken again, so none accumulate. */
  #holderOf(id: string): string | null {
    const held = this.#held.get(id);
    return held && held.until > this.#clock.now() ? held.token : null;
  }
}

import type { Clock } from '../lib/clock.ts';
import type { HandoverStore } from './handover-store.ts';

interface Kept {
  readonly sessionId: string;
  readonly until: number;
  /** Null until it is claimed. */
  readonly claim: string | null;
}

/** Hand-overs in this process's memory, for a single instance. */
export class MemoryHandoverStore implements HandoverStore {
  readonly #clock: Clock;
  readonly #kept = new Map<string, Kept>();

  constructor(clock: Clock) {
    this.#clock = clock;
  }

  async put(hash: string, sessionId: string, ms: number): Promise<void> {
    this.#removeLapsed();
    this.#kept.set(hash, { sessionId, until: this.#clock.now() + ms, claim: null });
  }

  async take(hash: string, claim: string): Promise<string | null> {
    this.#removeLapsed();
    const kept = this.#kept.get(hash);
    if (!kept || (kept.claim !== null && kept.claim !== claim)) return null;
    this.#kept.set(hash, { ...kept, claim });
    return kept.sessionId;
  }

  /** All have the same TTL, so the oldest come first. */
  #removeLapsed(): void {
    for (const [hash, { until }] of this.#kept) {
      if (until > this.#clock.now()) return;
      this.#kept.delete(hash);
    }
  }
}

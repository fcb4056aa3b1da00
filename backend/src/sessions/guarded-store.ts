import { CircuitBreaker } from '../lib/circuit-breaker.ts';
import type { Clock } from '../lib/clock.ts';
import { monotonicMs } from '../lib/deadline.ts';
import type { Logger } from '../lib/logger.ts';
import { jittered } from '../lib/retry.ts';
import type { SessionObserver, StoreVerb } from './session-observer.ts';
import { type SessionStore, StoreUnavailable } from './session-store.ts';
import { StateSealed } from './state-sealed.ts';

/** Failures that do not keep callers waiting; a time-out opens the breaker at once. */
const FAILURES_TO_OPEN = 3;
/** With a time-out of a second, the store is in use again within two of its return. */
const PROBE_MS = 300;
/** What they carry waits to be written when they fail, so that another one follows. */
const WRITES: ReadonlySet<StoreVerb> = new Set(['commit', 'writeBack']);

export interface GuardedStoreOptions {
  readonly store: SessionStore;
  readonly clock: Clock;
  readonly logger: Logger;
  readonly observer: SessionObserver;
  /** The store has gone away. */
  readonly onAway: () => void;
  /** The store answers again. */
  readonly onAvailable: () => void;
}

/** A store behind a breaker: while it is away nothing waits for it, and a probe finds out when it is back. */
export class GuardedStore {
  readonly #options: GuardedStoreOptions;
  readonly #breaker = new CircuitBreaker(FAILURES_TO_OPEN);
  #unavailableSince: number | null = null;
  /** Of outages that are over. */
  #pastOutagesMs = 0;
  /** Of an outage, or why what was written last was refused. */
  #trouble: string | null = null;
  #answeredAt = 0;
  #asked = 0;
  /** Monotonic: since when it owes an answer and has given none. */
  #silentSince = 0;
  #probeTimer: NodeJS.Timeout | null = null;
  #isClosed = false;

  constructor(options: GuardedStoreOptions) {
    this.#options = options;
  }

  get isAvailable(): boolean {
    return !this.#breaker.isOpen;
  }

  /** Epoch milliseconds. */
  get unavailableSince(): number | null {
    return this.#unavailableSince;
  }

  /** All outages together. */
  get unavailableMs(): number {
    const since = this.#unavailableSince;
    return this.#pastOutagesMs + (since === null ? 0 : this.#options.clock.now() - since);
  }

  /** Why it is away, or refused what was written last; null when all is well. */
  get trouble(): string | null {
    return this.#trouble;
  }

  /** How long it has answered nothing of what it was asked. */
  get silentForMs(): number {
    return this.#asked === 0 ? 0 : monotonicMs() - this.#silentSince;
  }

  /** When it last answered; epoch milliseconds, 0 if never. */
  get answeredAt(): number {
    return this.#answeredAt;
  }

  /** Rejects with `StoreUnavailable`, at once while the breaker is open. */
  async call<Outcome>(verb: StoreVerb, run: (store: SessionStore) => Promise<Outcome>): Promise<Outcome> {
    if (this.#breaker.isOpen)
      throw new StoreUnavailable('The session store is away', { reason: 'connection' });
    try {
      const outcome = await this.#timed(verb, run);
      this.#breaker.succeeded();
      this.#answeredAt = this.#options.clock.now();
      if (WRITES.has(verb)) this.#trouble = null;
      return outcome;
    } catch (error) {
      if (error instanceof StoreUnavailable) this.#failed(verb, error);
      throw error;
    }
  }

  /** Asks the store itself, whatever the breaker says. */
  ping(): Promise<number> {
    return this.#timed('ping', (store) => store.ping());
  }

  close(): void {
    this.#isClosed = true;
    if (this.#probeTimer) clearTimeout(this.#probeTimer);
  }

  async #timed<Outcome>(verb: StoreVerb, run: (store: SessionStore) => Promise<Outcome>): Promise<Outcome> {
    const { store, observer } = this.#options;
    const startedAt = monotonicMs();
    let ok = false;
    if (this.#asked === 0) this.#silentSince = startedAt;
    this.#asked += 1;
    try {
      const outcome = await run(store);
      ok = true;
      return outcome;
    } finally {
      const endedAt = monotonicMs();
      this.#asked -= 1;
      if (ok) this.#silentSince = endedAt;
      observer.storeCommand(verb, (endedAt - startedAt) / 1_000, ok);
    }
  }

  #failed(verb: StoreVerb, error: StoreUnavailable): void {
    // It serves every other session.
    if (error instanceof StateSealed) return;
    // Refused, such a command says nothing about the next one: a full store can still be read.
    if (error.reason === 'refused') {
      if (WRITES.has(verb)) this.#trouble = error.message;
      return;
    }
    if (!this.#breaker.failed({ atOnce: error.reason === 'timeout' })) return;
    this.#unavailableSince = this.#options.clock.now();
    this.#trouble = error.message;
    this.#options.onAway();
    this.#options.logger.warn({ reason: error.reason, detail: error.message }, 'session store unavailable');
    this.#probeSoon();
  }

  #probeSoon(): void {
    if (this.#isClosed) return;
    this.#probeTimer = setTimeout(() => void this.#probe(), jittered(PROBE_MS)).unref();
  }

  async #probe(): Promise<void> {
    try {
      await this.ping();
    } catch (error) {
      if (!(error instanceof StoreUnavailable)) this.#options.logger.error({ err: error }, 'probe failed');
      this.#probeSoon();
      return;
    }
    if (this.#isClosed) return;
    const downMs = this.#options.clock.now() - (this.#unavailableSince ?? this.#options.clock.now());
    this.#pastOutagesMs += downMs;
    this.#breaker.close();
    this.#unavailableSince = null;
    this.#trouble = null;
    this.#options.logger.info({ downMs }, 'session store available again');
    this.#options.onAvailable();
  }
}

import { CircuitBreaker } from '../lib/circuit-breaker.ts';
import type { Clock } from '../lib/clock.ts';
import { monotonicMs } from '../lib/deadline.ts';
import type { Logger } from '../lib/logger.ts';
import { jittered } from '../lib/retry.ts';
import type { SessionObserver, StoreVerb } from './session-observer.ts';
import { type SessionStore, StoreUnavailable } from './session-store.ts';
import { StateSealed } from './state-sealed.ts';

/** Consecutive failures that open the breaker. A time-out opens it at once, because callers wait for it. */
const FAILURES_TO_OPEN = 3;
/** With a time-out of one second, the store is used again within two seconds of its return. */
const PROBE_MS = 300;
/**
 * Verbs whose refused data stays pending, so a later success of one of them proves that writes work again.
 */
const WRITES: ReadonlySet<StoreVerb> = new Set(['commit', 'writeBack']);

export interface GuardedStoreOptions {
  readonly store: SessionStore;
  readonly clock: Clock;
  readonly logger: Logger;
  readonly observer: SessionObserver;
  /** The store became unavailable. */
  readonly onAway: () => void;
  /** The store is available again. */
  readonly onAvailable: () => void;
}

/** A store behind a circuit breaker: during an outage callers fail fast, and probes detect its return. */
export class GuardedStore {
  readonly #options: GuardedStoreOptions;
  readonly #breaker = new CircuitBreaker(FAILURES_TO_OPEN);
  #unavailableSince: number | null = null;
  /** The same on the monotonic clock, which alone measures how long it lasts: the other may be set back. */
  #awaySince: number | null = null;
  /** Total of the outages that have ended. */
  #pastOutagesMs = 0;
  /** The cause of the current outage, or why the last write was refused. */
  #trouble: string | null = null;
  #answeredAt = 0;
  #asked = 0;
  /** Monotonic: when the currently unanswered commands began to wait. */
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

  /** Total of all outages, including the current one. */
  get unavailableMs(): number {
    return this.#pastOutagesMs + this.#awayMs;
  }

  /** How long the current outage has lasted. */
  get #awayMs(): number {
    return this.#awaySince === null ? 0 : Math.round(monotonicMs() - this.#awaySince);
  }

  /** Why the store is unavailable or refused the last write; null if neither. */
  get trouble(): string | null {
    return this.#trouble;
  }

  /** How long commands have been in flight without a single answer. */
  get silentForMs(): number {
    return this.#asked === 0 ? 0 : monotonicMs() - this.#silentSince;
  }

  /** When it last answered, in epoch milliseconds; 0 if never. */
  get answeredAt(): number {
    return this.#answeredAt;
  }

  /** Rejects with `StoreUnavailable`, immediately while the breaker is open. */
  async call<Outcome>(verb: StoreVerb, run: (store: SessionStore) => Promise<Outcome>): Promise<Outcome> {
    if (this.#breaker.isOpen)
      throw new StoreUnavailable('The session store is unavailable', { reason: 'connection' });
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

  /** Sends a ping regardless of the breaker. */
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
    // Only this session is unreadable; the store serves all others.
    if (error instanceof StateSealed) return;
    // A refused command says nothing about the next one: a full store can still be read.
    if (error.reason === 'refused') {
      if (WRITES.has(verb)) this.#trouble = error.message;
      return;
    }
    if (!this.#breaker.failed({ atOnce: error.reason === 'timeout' })) return;
    this.#unavailableSince = this.#options.clock.now();
    this.#awaySince = monotonicMs();
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
    const downMs = this.#awayMs;
    this.#pastOutagesMs += downMs;
    this.#breaker.close();
    this.#unavailableSince = null;
    this.#awaySince = null;
    this.#trouble = null;
    this.#options.logger.info({ downMs }, 'session store available again');
    this.#options.onAvailable();
  }
}

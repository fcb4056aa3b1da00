import { CircuitBreaker } from '../../lib/circuit-breaker.ts';
import { backoffMs } from '../../lib/retry.ts';

/** Consecutive failures after which the model gets a rest. */
const THRESHOLD = 3;
const REST = { firstMs: 5_000, maxMs: 60_000 };

/** How a request went; `untried` if it was not sent. */
export type Tried = 'well' | 'failed' | 'untried';

/**
 * Gives a failing model a rest, so that turns need not each wait for it. After the rest, one request at a
 * time is let through; its outcome ends the rest or starts a longer one.
 */
export class ModelRest {
  readonly #nowMs: () => number;
  readonly #breaker = new CircuitBreaker(THRESHOLD);
  #rests = 0;
  #restsUntil = 0;
  #isTrying = false;

  /** `nowMs`: a monotonic clock. */
  constructor(nowMs: () => number) {
    this.#nowMs = nowMs;
  }

  get isResting(): boolean {
    return this.#breaker.isOpen;
  }

  /**
   * Whether a request is admitted now: there is no rest, or it is over and no other request is testing it.
   */
  get admits(): boolean {
    return !this.isResting || (!this.#isTrying && this.#nowMs() >= this.#restsUntil);
  }

  /**
   * Null during a rest. Otherwise call the returned function once with the outcome; it returns true if that
   * started or ended a rest.
   */
  enter(): ((tried: Tried) => boolean) | null {
    if (!this.admits) return null;
    if (!this.isResting) return (tried) => this.#note(tried);
    this.#isTrying = true;
    return (tried) => this.#wake(tried);
  }

  #note(tried: Tried): boolean {
    if (tried === 'well') this.#breaker.succeeded();
    const begins = tried === 'failed' && this.#breaker.failed({ atOnce: false });
    if (begins) this.#rest();
    return begins;
  }

  #wake(tried: Tried): boolean {
    this.#isTrying = false;
    if (tried === 'failed') this.#rest();
    if (tried !== 'well') return false;
    this.#rests = 0;
    return this.#breaker.close();
  }

  #rest(): void {
    this.#rests += 1;
    this.#restsUntil = this.#nowMs() + backoffMs(this.#rests, REST);
  }
}

import { CircuitBreaker } from '../../lib/circuit-breaker.ts';
import { backoffMs } from '../../lib/retry.ts';

/** Failures in a row after which it is left alone. */
const THRESHOLD = 3;
const REST = { firstMs: 5_000, maxMs: 60_000 };

/** How it went: `untried` when it did not come to it. */
export type Tried = 'well' | 'failed' | 'untried';

/**
 * Leaves a model that fails alone, so that turns need not each wait to find out. After a rest one question at a time
 * is let through; it ends the rest or begins a longer one.
 */
export class ModelRest {
  readonly #nowMs: () => number;
  readonly #breaker = new CircuitBreaker(THRESHOLD);
  #rests = 0;
  #restsUntil = 0;
  #isTrying = false;

  /** `nowMs`: a clock that never jumps. */
  constructor(nowMs: () => number) {
    this.#nowMs = nowMs;
  }

  get isResting(): boolean {
    return this.#breaker.isOpen;
  }

  /** Whether it may be asked now: it does not rest, or the rest is over and nobody tries yet. */
  get admits(): boolean {
    return !this.isResting || (!this.#isTrying && this.#nowMs() >= this.#restsUntil);
  }

  /** Null while it rests; else how it went is to be told, once: true when that began or ended a rest. */
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

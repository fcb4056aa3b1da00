/**
 * Keeps callers away from a dependency that does not answer, so that each need not wait for the time-out.
 * It only keeps state: its owner checks `isOpen` before a call, and probes in order to close it again.
 */
export class CircuitBreaker {
  readonly #threshold: number;
  #failures = 0;
  #isOpen = false;

  /** `threshold`: consecutive failures that open it. */
  constructor(threshold: number) {
    this.#threshold = threshold;
  }

  get isOpen(): boolean {
    return this.#isOpen;
  }

  /** Ignored while open: the success belongs to a call made before. */
  succeeded(): void {
    this.#failures = 0;
  }

  /** True if this failure opened it. `atOnce` opens it regardless of earlier successes. */
  failed(options: { atOnce: boolean }): boolean {
    if (this.#isOpen) return false;
    this.#failures += 1;
    this.#isOpen = options.atOnce || this.#failures >= this.#threshold;
    return this.#isOpen;
  }

  /** True if it was open. */
  close(): boolean {
    const wasOpen = this.#isOpen;
    this.#isOpen = false;
    this.#failures = 0;
    return wasOpen;
  }
}

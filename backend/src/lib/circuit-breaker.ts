/**
 * Keeps callers away from something that does not answer, so that they need not each wait to find out.
 * It only remembers: whoever owns it asks `isOpen` first and probes to close it again.
 */
export class CircuitBreaker {
  readonly #threshold: number;
  #failures = 0;
  #isOpen = false;

  /** `threshold`: failures in a row that open it. */
  constructor(threshold: number) {
    this.#threshold = threshold;
  }

  get isOpen(): boolean {
    return this.#isOpen;
  }

  /** A success while open changes nothing: it belongs to a call from before. */
  succeeded(): void {
    this.#failures = 0;
  }

  /** True when this failure opened it. `atOnce` opens it whatever came before. */
  failed(options: { atOnce: boolean }): boolean {
    if (this.#isOpen) return false;
    this.#failures += 1;
    this.#isOpen = options.atOnce || this.#failures >= this.#threshold;
    return this.#isOpen;
  }

  /** True when it was open. */
  close(): boolean {
    const wasOpen = this.#isOpen;
    this.#isOpen = false;
    this.#failures = 0;
    return wasOpen;
  }
}

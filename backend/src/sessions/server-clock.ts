import { monotonicMs } from '../lib/deadline.ts';

const SAMPLES = 3;

/** Milliseconds on the server's clock. */
type ReadTime = () => Promise<number>;

/**
 * Converts an instant of our monotonic clock to the server's clock. It errs towards too early: the server
 * read its clock before the answer reached us, so a deadline computed here is never late.
 */
export class ServerClock {
  readonly #readTime: ReadTime;
  #offsetMs: number | null = null;
  #measuring: Promise<number> | null = null;

  constructor(readTime: ReadTime) {
    this.#readTime = readTime;
  }

  /** The server's time, in whole milliseconds, at `monotonic` of our clock. */
  at(monotonic: number): number | Promise<number> {
    const at = (offsetMs: number) => Math.floor(monotonic + offsetMs);
    return this.#offsetMs === null ? this.measure().then(at) : at(this.#offsetMs);
  }

  /** Takes the offset from the fastest of a few round trips. */
  measure(): Promise<number> {
    this.#measuring ??= this.#sample().finally(() => {
      this.#measuring = null;
    });
    return this.#measuring;
  }

  /** Called when another server may answer from now on. */
  forget(): void {
    this.#offsetMs = null;
  }

  async #sample(): Promise<number> {
    const offsets: number[] = [];
    while (offsets.length < SAMPLES) offsets.push((await this.#readTime()) - monotonicMs());
    this.#offsetMs = Math.max(...offsets);
    return this.#offsetMs;
  }
}

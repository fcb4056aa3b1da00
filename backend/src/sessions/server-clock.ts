import { monotonicMs } from '../lib/deadline.ts';

const SAMPLES = 3;

/** Milliseconds that a server's clock shows. */
type ReadTime = () => Promise<number>;

/**
 * Says when, by the server's clock, an instant of ours has passed. It errs towards too early: the server
 * read its clock before we had the answer, so a deadline computed here never comes late.
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

  /** The offset by the fastest of a few answers. */
  measure(): Promise<number> {
    this.#measuring ??= this.#sample().finally(() => {
      this.#measuring = null;
    });
    return this.#measuring;
  }

  /** Another server may answer from now on. */
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

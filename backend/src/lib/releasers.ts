import type { Logger } from './logger.ts';

type Release = () => void | Promise<void>;

/**
 * Releases what was acquired, last in, first out. A releaser that fails is logged and does not stop the
 * others.
 */
export class Releasers {
  readonly #releases: { name: string; release: Release }[] = [];
  readonly #logger: Logger;

  constructor(logger: Logger) {
    this.#logger = logger;
  }

  push(name: string, release: Release): void {
    this.#releases.push({ name, release });
  }

  async releaseAll(): Promise<void> {
    for (let next = this.#releases.pop(); next; next = this.#releases.pop()) {
      try {
        await next.release();
      } catch (error) {
        this.#logger.error({ err: error, releaser: next.name }, 'release failed');
      }
    }
  }
}

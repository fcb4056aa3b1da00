import type { Logger } from '../lib/logger.ts';
import { backoffMs } from '../lib/retry.ts';
import { mergeProfiles, type VisitorProfile } from './visitor-profile.ts';
import { type VisitorNews, type VisitorStore, VisitorsUnavailable } from './visitor-store.ts';

export interface VisitorWriterOptions {
  readonly store: Pick<VisitorStore, 'keep'>;
  readonly logger: Logger;
  /** How many visitors' news may wait. */
  readonly limit?: number;
}

const FLUSH_MS = 1_000;
const RETRY_MS = { firstMs: 1_000, maxMs: 15_000 };
const BATCH = 100;
const LIMIT = 10_000;

/**
 * Takes news of visitors off the way of turns and brings them to the store, a second's worth at a time, one entry a
 * visitor. While the database is away it is tried less and less often; beyond the limit the oldest news go.
 */
export class VisitorWriter {
  readonly #options: VisitorWriterOptions;
  /** Longest waiting first. */
  #waiting = new Map<string, VisitorProfile>();
  #inFlight: ReadonlySet<string> = new Set();
  #flushing: Promise<void> | null = null;
  #timer: NodeJS.Timeout | null = null;
  #failures = 0;
  #lost = 0;
  #isClosed = false;

  constructor(options: VisitorWriterOptions) {
    this.#options = options;
  }

  add({ visitor, told }: VisitorNews): void {
    const known = this.#waiting.get(visitor);
    this.#waiting.set(visitor, known ? mergeProfiles(known, told) : told);
    this.#shrink();
    this.#flushIn(FLUSH_MS);
  }

  /** What waits to be written of a visitor who is to be forgotten; the store refuses what is under way. */
  drop(visitor: string): void {
    this.#waiting.delete(visitor);
  }

  /** Resolves when nothing of the visitor waits any more, or it cannot be written now. */
  async settle(visitor: string): Promise<void> {
    // What is under way may have begun before the newest was added.
    if (this.#inFlight.has(visitor)) await this.#tryFlush();
    if (this.#waiting.has(visitor)) await this.#tryFlush();
  }

  /** Tries a last time to write all. */
  async close(): Promise<void> {
    this.#isClosed = true;
    if (this.#flushing) await this.#tryFlush();
    await this.#tryFlush();
    const visitors = this.#waiting.size;
    if (visitors > 0) this.#options.logger.error({ visitors }, 'left unwritten of visitors');
  }

  #flushIn(ms: number): void {
    if (this.#isClosed || this.#timer || this.#flushing) return;
    this.#timer = setTimeout(() => {
      this.#timer = null;
      void this.#tryFlush();
    }, ms).unref();
  }

  /** One at a time, joined by all who wait for it. Failures are told where they are noticed, and tried again. */
  #tryFlush(): Promise<void> {
    if (this.#timer) clearTimeout(this.#timer);
    this.#timer = null;
    this.#flushing ??= this.#flushAll().finally(() => {
      this.#flushing = null;
      if (this.#waiting.size > 0)
        this.#flushIn(this.#failures > 0 ? backoffMs(this.#failures, RETRY_MS) : FLUSH_MS);
    });
    return this.#flushing;
  }

  /** What waits at its beginning; what comes meanwhile is for the next one. */
  async #flushAll(): Promise<void> {
    for (let left = this.#waiting.size; left > 0; left -= BATCH) {
      const batch = this.#take(Math.min(left, BATCH));
      if (!(await this.#write(batch))) return;
    }
  }

  /** False when the database is away. */
  async #write(batch: readonly VisitorNews[]): Promise<boolean> {
    const { store, logger } = this.#options;
    this.#inFlight = new Set(batch.map(({ visitor }) => visitor));
    try {
      await store.keep(batch);
      this.#succeeded();
      return true;
    } catch (error) {
      if (error instanceof VisitorsUnavailable) {
        this.#putBack(batch);
        this.#failed(error);
        return false;
      }
      // A mistake of ours that would only repeat itself.
      logger.error({ err: error, visitors: batch.length }, 'news of visitors were refused');
      return true;
    } finally {
      this.#inFlight = new Set();
    }
  }

  #take(limit: number): readonly VisitorNews[] {
    const batch = [...this.#waiting].slice(0, limit);
    for (const [visitor] of batch) this.#waiting.delete(visitor);
    return batch.map(([visitor, told]) => ({ visitor, told }));
  }

  /** It waits longest, and what came meanwhile counts more. */
  #putBack(batch: readonly VisitorNews[]): void {
    const newer = this.#waiting;
    this.#waiting = new Map(batch.map(({ visitor, told }) => [visitor, told]));
    for (const [visitor, told] of newer) {
      const known = this.#waiting.get(visitor);
      this.#waiting.set(visitor, known ? mergeProfiles(known, told) : told);
    }
    this.#shrink();
  }

  #shrink(): void {
    const { limit = LIMIT } = this.#options;
    for (const oldest of this.#waiting.keys()) {
      if (this.#waiting.size <= limit) return;
      this.#waiting.delete(oldest);
      this.#lost += 1;
    }
  }

  #failed(error: unknown): void {
    this.#failures += 1;
    if (this.#failures === 1)
      this.#options.logger.warn({ err: error }, 'visitors cannot be remembered, trying again');
  }

  #succeeded(): void {
    if (this.#failures > 0) this.#options.logger.info({ lost: this.#lost }, 'visitors are remembered again');
    this.#failures = 0;
  }
}

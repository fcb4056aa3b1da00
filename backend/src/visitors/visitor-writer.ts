import type { Logger } from '../lib/logger.ts';
import { backoffMs } from '../lib/retry.ts';
import { mergeProfiles, type VisitorProfile } from './visitor-profile.ts';
import { type VisitorNews, type VisitorStore, VisitorsUnavailable } from './visitor-store.ts';

export interface VisitorWriterOptions {
  readonly store: Pick<VisitorStore, 'keep'>;
  readonly logger: Logger;
  /** For how many visitors news may wait. */
  readonly limit?: number;
}

const FLUSH_MS = 1_000;
const RETRY_MS = { firstMs: 1_000, maxMs: 15_000 };
const BATCH = 100;
const LIMIT = 10_000;

/**
 * Write-behind from turns to the store: once a second, one merged entry for each visitor. While the
 * database is unavailable, retries back off; beyond the limit the oldest news are dropped.
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

  /** Drops pending news of a visitor who is to be forgotten; the store refuses what is in flight. */
  drop(visitor: string): void {
    this.#waiting.delete(visitor);
  }

  /** Resolves once nothing of the visitor waits, or it cannot be written now. */
  async settle(visitor: string): Promise<void> {
    // The flush in flight may have begun before the newest news were added.
    if (this.#inFlight.has(visitor)) await this.#tryFlush();
    if (this.#waiting.has(visitor)) await this.#tryFlush();
  }

  /** Makes a last attempt to write everything. */
  async close(): Promise<void> {
    this.#isClosed = true;
    if (this.#flushing) await this.#tryFlush();
    await this.#tryFlush();
    const visitors = this.#waiting.size;
    if (visitors > 0) this.#options.logger.error({ visitors }, 'news of visitors not written');
  }

  #flushIn(ms: number): void {
    if (this.#isClosed || this.#timer || this.#flushing) return;
    this.#timer = setTimeout(() => {
      this.#timer = null;
      void this.#tryFlush();
    }, ms).unref();
  }

  /**
   * One flush at a time, shared by all who wait for it. Failures are reported where they are noticed, and
   * retried.
   */
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

  /** Writes what waits when it begins; later news are left to the next flush. */
  async #flushAll(): Promise<void> {
    for (let left = this.#waiting.size; left > 0; left -= BATCH) {
      const batch = this.#take(Math.min(left, BATCH));
      if (!(await this.#write(batch))) return;
    }
  }

  /** False if the database is unavailable. */
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
      // A bug: retrying would only repeat it.
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

  /** These have waited longest; news that came meanwhile override them. */
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
      this.#options.logger.warn({ err: error }, 'visitors cannot be remembered, retrying');
  }

  #succeeded(): void {
    if (this.#failures > 0) this.#options.logger.info({ lost: this.#lost }, 'visitors are remembered again');
    this.#failures = 0;
  }
}

import type { Logger } from '../lib/logger.ts';
import { evictsSessions } from './eviction-policy.ts';
import { type AskRedis, type RedisMemory, readMemory, readTime } from './redis-server-info.ts';
import { ServerClock } from './server-clock.ts';

/** How often the server's clock and memory use are read. */
const REFRESH_MS = 30_000;

/** What a server reports about itself: its clock and its memory. */
export class RedisVitals {
  readonly clock: ServerClock;
  readonly #ask: AskRedis;
  readonly #logger: Logger;
  readonly #refreshTimer: NodeJS.Timeout;
  #memory: RedisMemory | null = null;

  constructor(ask: AskRedis, logger: Logger, isReady: () => boolean) {
    this.#ask = ask;
    this.#logger = logger;
    this.clock = new ServerClock(() => ask(readTime));
    this.#refreshTimer = setInterval(() => {
      this.refreshClock();
      if (isReady()) void this.#readMemory();
    }, REFRESH_MS).unref();
  }

  /** As last read; null if the server has not reported it. */
  get memory(): RedisMemory | null {
    return this.#memory;
  }

  refreshClock(): void {
    // A failure shows, and counts, at the next command.
    this.clock.measure().catch(() => this.clock.forget());
  }

  async checkEvictionPolicy(): Promise<void> {
    await this.#readMemory();
    const policy = this.#memory?.evictionPolicy ?? null;
    if (!evictsSessions(policy)) return;
    this.#logger.warn(
      { policy },
      'Redis evicts live sessions when it is full: set maxmemory-policy to noeviction',
    );
  }

  close(): void {
    clearInterval(this.#refreshTimer);
  }

  async #readMemory(): Promise<void> {
    this.#memory = (await readMemory(this.#ask, this.#logger)) ?? this.#memory;
  }
}

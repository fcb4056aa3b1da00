import type { Clock } from '../lib/clock.ts';
import { before, DeadlinePassed, monotonicMs } from '../lib/deadline.ts';
import type { Logger } from '../lib/logger.ts';
import { ArchiveUnavailable, type SessionArchive, TOMBSTONE_SECONDS } from './archive/session-archive.ts';
import { StoreUnavailable } from './session-store.ts';

export interface DeletionMarksOptions {
  readonly archive: Pick<SessionArchive, 'tombstonesSince'>;
  readonly clock: Clock;
  readonly logger: Logger;
}

/** Leaves the mark of a deletion in the store. */
export type MarkDeleted = (id: string) => Promise<unknown>;

const AT_ONCE = 32;
/** How long an unresponsive database may delay the use of a store that is available. */
const PATIENCE_MS = 1_000;
/** Deletions carry the clock of the instance that received them. */
const SKEW_MS = 60_000;

/**
 * Writes deletions into a store that may have missed them because it was unavailable, was replaced by
 * another server, or was restored to earlier data. The database keeps every deletion for as long as
 * anything could restore the session.
 */
export class DeletionMarks {
  readonly #options: DeletionMarksOptions;
  /** Epoch milliseconds from which the store may lack deletions; null: it has all of them. */
  #dueSince: number | null = 0;
  /** The most recent deletions that are already in the store. */
  #written: ReadonlySet<string> = new Set();

  constructor(options: DeletionMarksOptions) {
    this.#options = options;
  }

  /** The store may lack deletions: all of them, or those since `since` (epoch milliseconds). */
  expect(since = 0): void {
    this.#dueSince = Math.min(this.#dueSince ?? since, since);
    this.#written = new Set();
  }

  /**
   * Resolves to whether all of them are written. If the database is unavailable, the store is used without
   * them.
   */
  async writeDue(mark: MarkDeleted): Promise<boolean> {
    const since = this.#dueSince;
    if (since === null) return true;
    const { clock, logger } = this.#options;
    this.#dueSince = null;
    try {
      const ids = await this.#deleted(Math.max(since - SKEW_MS, clock.now() - TOMBSTONE_SECONDS * 1_000));
      await markAll(ids.values(), mark);
      if (ids.length > 0) logger.info({ sessions: ids.length }, 'deletions written into the store');
      return true;
    } catch (error) {
      this.expect(since);
      if (!isAway(error)) throw error;
      logger.warn({ err: error }, 'deletions could not be written into the store, retrying');
      return false;
    }
  }

  /**
   * Writes the most recent deletions that other instances received while they could not reach the store.
   * Each is written once, unless the store may have lost it since. Rejects if store or database is
   * unavailable.
   */
  async writeNewest(mark: MarkDeleted): Promise<void> {
    const now = this.#options.clock.now();
    const ids = await this.#deleted(now - SKEW_MS);
    const unknown = ids.filter((id) => !this.#written.has(id));
    await markAll(unknown.values(), mark);
    this.#written = new Set(ids);
  }

  #deleted(since: number): Promise<readonly string[]> {
    return before(monotonicMs() + PATIENCE_MS, this.#options.archive.tombstonesSince(since));
  }
}

async function markAll(ids: Iterator<string>, mark: MarkDeleted): Promise<void> {
  const markFrom = async () => {
    for (let next = ids.next(); !next.done; next = ids.next()) await mark(next.value);
  };
  await Promise.all(Array.from({ length: AT_ONCE }, markFrom));
}

const isAway = (error: unknown): boolean =>
  error instanceof ArchiveUnavailable || error instanceof StoreUnavailable || error instanceof DeadlinePassed;

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
export type MarkDeleted = (id: string) => Promise<void>;

const AT_ONCE = 32;
/** A database that is away keeps a store that is there from being used no longer than this. */
const PATIENCE_MS = 1_000;
/** Deletions carry the time of the instance that they were asked of. */
const SKEW_MS = 60_000;

/**
 * Brings deletions into a store that may have missed them: it was away, or is another server, or came back with what
 * it had before. The database knows every deletion for as long as anything could bring the session back.
 */
export class DeletionMarks {
  readonly #options: DeletionMarksOptions;
  /** Epoch milliseconds: the store may lack deletions from then on; null: it has all. */
  #dueSince: number | null = 0;
  /** Of the newest ones those that are in the store. */
  #written: ReadonlySet<string> = new Set();

  constructor(options: DeletionMarksOptions) {
    this.#options = options;
  }

  /** The store may lack some, or those since an instant in epoch milliseconds. */
  expect(since = 0): void {
    this.#dueSince = Math.min(this.#dueSince ?? since, since);
    this.#written = new Set();
  }

  /** Resolves to whether all are written. Without the database's word the store is used all the same. */
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
      logger.warn({ err: error }, 'deletions could not be written into the store, trying again');
      return false;
    }
  }

  /**
   * Brings in the newest deletions that others asked for: an instance that cannot reach the store leaves them in the
   * database. Each is written once, unless the store may have lost it since. Rejects when either is away.
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

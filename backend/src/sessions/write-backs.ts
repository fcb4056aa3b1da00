import type { Clock } from '../lib/clock.ts';
import { shortHash } from '../lib/ids.ts';
import type { Logger } from '../lib/logger.ts';
import { jittered } from '../lib/retry.ts';
import { ArchiveUnavailable, type SessionArchive } from './archive/session-archive.ts';
import type { GuardedStore } from './guarded-store.ts';
import type { KnownTurns } from './known-turns.ts';
import type { SessionCopies, UnsavedCopy } from './session-copies.ts';
import type { SessionObserver } from './session-observer.ts';
import { type Session, StoreUnavailable, type WriteBackOutcome } from './session-store.ts';

const AT_ONCE = 8;
const RETRY_MS = 600;

export interface WriteBacksOptions {
  readonly store: GuardedStore;
  readonly copies: SessionCopies;
  readonly archive: Pick<SessionArchive, 'markSaved' | 'dropUnsaved'>;
  readonly turns: KnownTurns;
  readonly clock: Clock;
  readonly logger: Logger;
  readonly observer: SessionObserver;
}

/**
 * Writes back what was accepted during an outage: a single session on demand, the rest in the background.
 */
export class WriteBacks {
  readonly #options: WriteBacksOptions;
  readonly #running = new Map<string, Promise<WriteBackOutcome>>();
  #draining: Promise<void> | null = null;
  #retryTimer: NodeJS.Timeout | null = null;
  #isClosed = false;

  constructor(options: WriteBacksOptions) {
    this.#options = options;
  }

  /** Afterwards the store may be used for the session. Rejects with `StoreUnavailable`. */
  async settle(id: string): Promise<void> {
    for (let copy = this.#unsaved(id); copy; copy = this.#unsaved(id)) await this.#write(id, copy);
  }

  /** Writes back all sessions, oldest first; stops if the store fails again. */
  drain(): Promise<void> {
    this.#draining ??= this.#drain().finally(() => {
      this.#draining = null;
      this.retrySoon();
    });
    return this.#draining;
  }

  /** For sessions left unsaved by a transient failure while the store counts as available. */
  retrySoon(): void {
    const { store, copies } = this.#options;
    if (this.#isClosed || this.#retryTimer || !store.isAvailable || copies.unsavedCount === 0) return;
    this.#retryTimer = setTimeout(() => {
      this.#retryTimer = null;
      void this.drain();
    }, jittered(RETRY_MS)).unref();
  }

  /** Makes a last attempt. */
  async close(): Promise<void> {
    const { copies, logger, store } = this.#options;
    this.#isClosed = true;
    if (this.#retryTimer) clearTimeout(this.#retryTimer);
    if (copies.unsavedCount > 0 && store.isAvailable) await this.drain();
    if (copies.unsavedCount > 0)
      logger.error({ sessions: copies.unsavedCount }, 'unsaved sessions left behind');
  }

  #unsaved(id: string): UnsavedCopy | undefined {
    const { copies } = this.#options;
    const copy = copies.findUnsaved(id);
    if (!copy || copies.isCurrent(copy)) return copy;
    copies.retire(id, copy);
    return undefined;
  }

  async #drain(): Promise<void> {
    const { copies, logger } = this.#options;
    const ids = copies.unsavedIds().values();
    const counts = { written: 0, superseded: 0, deleted: 0 };
    await Promise.all(Array.from({ length: AT_ONCE }, () => this.#drainFrom(ids, counts)));
    if (Object.values(counts).some((count) => count > 0)) {
      logger.info({ ...counts, left: copies.unsavedCount }, 'sessions written back');
    }
  }

  async #drainFrom(ids: Iterator<string>, counts: Record<WriteBackOutcome, number>): Promise<void> {
    const { store, logger } = this.#options;
    for (let next = ids.next(); !next.done && store.isAvailable; next = ids.next()) {
      const copy = this.#unsaved(next.value);
      if (!copy) continue;
      try {
        counts[await this.#write(next.value, copy)] += 1;
      } catch (error) {
        // An unavailable store is reported where it is noticed; the session stays unsaved.
        if (!(error instanceof StoreUnavailable)) logger.error({ err: error }, 'write-back failed');
      }
    }
  }

  #write(id: string, copy: UnsavedCopy): Promise<WriteBackOutcome> {
    const running = this.#running.get(id);
    if (running) return running;
    const writing = this.#writeOnce(id, copy).finally(() => this.#running.delete(id));
    this.#running.set(id, writing);
    return writing;
  }

  #drop(id: string): void {
    this.#options.copies.drop(id);
    this.#options.logger.info({ session: shortHash(id) }, 'turns of an outage were superseded');
  }

  async #writeOnce(id: string, copy: UnsavedCopy): Promise<WriteBackOutcome> {
    const { session, descent } = copy;
    const { store, copies, turns, clock, observer } = this.#options;
    // Other instances may have taken turns in between, and the store may come back without them.
    const events = await turns.of(id, session, copy.events);
    const sentAt = clock.now();
    const outcome = await store.call('writeBack', (to) => to.writeBack(id, session, events, descent));
    observer.wroteBack(outcome);
    if (outcome === 'deleted') copies.putDeleted(id);
    else if (outcome === 'superseded') this.#drop(id);
    // If the session advanced meanwhile, it stays unsaved and is written back again.
    else if (this.#unsaved(id)?.session === session) copies.putSaved(id, session, sentAt);
    else copies.rebase(id, session.version);
    await this.#updateArchive(id, session, outcome);
    return outcome;
  }

  /**
   * If the database is unavailable, its row stays unsaved, and whoever finds it writes it back once more.
   */
  async #updateArchive(id: string, { epoch, version }: Session, outcome: WriteBackOutcome): Promise<void> {
    const { archive } = this.#options;
    try {
      if (outcome === 'written') await archive.markSaved(id, epoch, version);
      else await archive.dropUnsaved(id, epoch, version);
    } catch (error) {
      if (!(error instanceof ArchiveUnavailable)) throw error;
    }
  }
}

import type { Logger } from '../lib/logger.ts';
import { jittered } from '../lib/retry.ts';
import { ArchiveUnavailable, type SessionArchive, type UnsavedSession } from './archive/session-archive.ts';
import type { DeletionMarks } from './deletion-marks.ts';
import { descentFrom } from './descent.ts';
import type { GuardedStore } from './guarded-store.ts';
import type { KnownTurns } from './known-turns.ts';
import type { SessionObserver } from './session-observer.ts';
import { StoreUnavailable, type WriteBackOutcome } from './session-store.ts';
import { StateSealed } from './state-sealed.ts';
import type { WriteBacks } from './write-backs.ts';

const BATCH = 100;
const AT_ONCE = 8;
const RETRY_MS = 1_000;

export interface RecoveryOptions {
  readonly store: GuardedStore;
  readonly archive: SessionArchive;
  readonly turns: KnownTurns;
  readonly writeBacks: WriteBacks;
  readonly marks: Pick<DeletionMarks, 'writeDue'>;
  readonly observer: SessionObserver;
  readonly logger: Logger;
}

/**
 * Runs after an outage: first writes deletions into the store, then the turns that this instance took
 * meanwhile, then what the database kept for instances that are gone, least recently updated first. Until
 * it ends the store may be behind, so readers ask the database as well.
 */
export class Recovery {
  readonly #options: RecoveryOptions;
  /** A process starts in recovery: its predecessor may have ended during an outage. */
  #isUnderWay = true;
  #outages = 0;
  #running: Promise<void> | null = null;
  #timer: NodeJS.Timeout | null = null;
  #isClosed = false;

  constructor(options: RecoveryOptions) {
    this.#options = options;
  }

  get isUnderWay(): boolean {
    return this.#isUnderWay;
  }

  /** An outage is under way or has just happened; a recovery that ended before it does not suffice. */
  expect(): void {
    this.#isUnderWay = true;
    this.#outages += 1;
    this.#retrySoon();
  }

  /** Called when the store answers. */
  start(): Promise<void> {
    this.#running ??= this.#run().finally(() => {
      this.#running = null;
    });
    return this.#running;
  }

  async close(): Promise<void> {
    this.#isClosed = true;
    if (this.#timer) clearTimeout(this.#timer);
    await this.#running;
  }

  async #run(): Promise<void> {
    if (this.#timer) clearTimeout(this.#timer);
    try {
      for (let since = -1; since !== this.#outages; ) {
        since = this.#outages;
        if (!(await this.#recover())) return this.#retrySoon();
      }
      this.#isUnderWay = false;
    } catch (error) {
      if (!(error instanceof StoreUnavailable || error instanceof ArchiveUnavailable)) {
        this.#options.logger.error({ err: error }, 'recovery failed');
      }
      this.#retrySoon();
    }
  }

  /** Whether the store has everything now. */
  async #recover(): Promise<boolean> {
    const { store, writeBacks, marks } = this.#options;
    const isMarked = await marks.writeDue((id) => store.call('delete', (to) => to.delete(id)));
    await writeBacks.drain();
    await this.#adoptAll();
    return isMarked && store.isAvailable;
  }

  /** If the store fails again, its return starts recovery anew. */
  #retrySoon(): void {
    if (this.#isClosed || !this.#options.store.isAvailable) return;
    if (this.#timer) clearTimeout(this.#timer);
    this.#timer = setTimeout(() => void this.start(), jittered(RETRY_MS)).unref();
  }

  async #adoptAll(): Promise<void> {
    const { archive, logger } = this.#options;
    const counts = { written: 0, superseded: 0, deleted: 0 };
    // Left for an instance that can open what the store has of them.
    const sealed = new Set<string>();
    for (;;) {
      const limit = BATCH + sealed.size;
      const batch = await archive.unsaved(limit);
      const rows = batch.filter(({ id }) => !sealed.has(id)).values();
      await Promise.all(Array.from({ length: AT_ONCE }, () => this.#adoptFrom(rows, counts, sealed)));
      if (batch.length < limit) break;
    }
    if (Object.values(counts).some((count) => count > 0))
      logger.info(counts, 'sessions of an outage adopted');
  }

  async #adoptFrom(
    rows: Iterator<UnsavedSession>,
    counts: Record<WriteBackOutcome, number>,
    sealed: Set<string>,
  ): Promise<void> {
    for (let next = rows.next(); !next.done; next = rows.next()) {
      try {
        counts[await this.#adopt(next.value)] += 1;
      } catch (error) {
        if (!(error instanceof StateSealed)) throw error;
        sealed.add(next.value.id);
      }
    }
  }

  async #adopt({ id, session, base, ...row }: UnsavedSession): Promise<WriteBackOutcome> {
    const { store, archive, turns, observer } = this.#options;
    const descent = descentFrom(base);
    const events = await turns.of(id, session, row.events);
    const outcome = await store.call('writeBack', (to) => to.writeBack(id, session, events, descent));
    observer.wroteBack(outcome);
    if (outcome === 'written') await archive.markSaved(id, session.epoch, session.version);
    else await archive.dropUnsaved(id, session.epoch, session.version);
    return outcome;
  }
}

import { ArchiveUnavailable, type SessionArchive } from './archive/session-archive.ts';
import type { DeletionMarks } from './deletion-marks.ts';
import type { GuardedStore } from './guarded-store.ts';
import type { Outages } from './outages.ts';
import type { Recovery } from './recovery.ts';
import type { Archiving } from './session-commits.ts';
import type { SessionCopies } from './session-copies.ts';
import type { SessionLog } from './session-log.ts';
import { type Expected, StoreUnavailable } from './session-store.ts';

export interface SessionDeletionsOptions {
  readonly store: GuardedStore;
  readonly copies: SessionCopies;
  readonly archive: Pick<SessionArchive, 'delete'>;
  readonly archiving: Archiving | null;
  readonly marks: Pick<DeletionMarks, 'expect'>;
  readonly recovery: Recovery;
  readonly outages: Outages;
  /** The store may lack turns that were taken without it. */
  readonly mayLack: () => boolean;
  readonly log: SessionLog;
}

/** Deletes a session everywhere: in the database first, which keeps the deletion, then in the store. */
export class SessionDeletions {
  readonly #parts: SessionDeletionsOptions;

  constructor(parts: SessionDeletionsOptions) {
    this.#parts = parts;
  }

  /** Rejects and resolves as `ResilientSessionStore.delete` does. */
  async delete(id: string): Promise<Expected> {
    const { archive, archiving, copies, log, mayLack } = this.#parts;
    try {
      await archive.delete(id);
    } catch (cause) {
      if (!(cause instanceof ArchiveUnavailable)) throw cause;
      throw new StoreUnavailable('The database that keeps deletions is unavailable', { cause });
    }
    archiving?.writer.forget(id);
    copies.putDeleted(id);
    const ended = await this.#mark(id);
    log.record('session deleted', id, null);
    return mayLack() ? null : ended;
  }

  /**
   * An unavailable store gets the mark before it is used again. Until then, instances that reach it also
   * ask the database.
   */
  async #mark(id: string): Promise<Expected> {
    const { store, marks, recovery, outages } = this.#parts;
    try {
      return await store.call('delete', (to) => to.delete(id));
    } catch (error) {
      const isAway = error instanceof StoreUnavailable && error.reason !== 'refused';
      if (!isAway) throw error;
      marks.expect();
      recovery.expect();
      void recovery.start();
      await outages.announced();
      return null;
    }
  }
}

import type { Clock } from '../lib/clock.ts';
import type { Logger } from '../lib/logger.ts';
import {
  ArchiveUnavailable,
  type AuditAction,
  type RecallOutcome,
  type SessionArchive,
} from './archive/session-archive.ts';
import { descentFrom } from './descent.ts';
import { newEpoch } from './epoch.ts';
import type { GuardedStore } from './guarded-store.ts';
import type { KnownTurns } from './known-turns.ts';
import type { SessionCopies } from './session-copies.ts';
import { type Session, StoreUnavailable, type WriteBackOutcome } from './session-store.ts';
import type { CopySource, Knowledge } from './which-copy-counts.ts';

export interface StoreRepairsOptions {
  readonly store: GuardedStore;
  readonly copies: SessionCopies;
  readonly archive: Pick<SessionArchive, 'audit' | 'markSaved'>;
  readonly turns: KnownTurns;
  readonly clock: Clock;
  readonly logger: Logger;
}

export type RowAnswer = Knowledge['row'] | RecallOutcome;

interface Source {
  readonly session: Session;
  readonly from: CopySource;
}

/**
 * Brings the store up to the copy of a session that counts. Each verb resolves to null if the store could
 * not be written.
 */
export class StoreRepairs {
  readonly #options: StoreRepairsOptions;
  #lastAt: number | null = null;

  constructor(options: StoreRepairsOptions) {
    this.#options = options;
  }

  /** When the store was last repaired or restored; epoch milliseconds. */
  get lastAt(): number | null {
    return this.#lastAt;
  }

  /** For a store that is behind its own epoch, at version `base`. */
  async repair(id: string, { session, from }: Source, base: number): Promise<WriteBackOutcome | null> {
    const outcome = await this.#bring(id, session, base);
    if (outcome === 'written') await this.#note('repair', id, { session, from });
    return outcome;
  }

  /** For a store that has lost the session. The session goes on there in a new epoch. */
  async restore(id: string, { session, from }: Source, row: RowAnswer): Promise<WriteBackOutcome | null> {
    const isNew = from === 'row' && wasNeverIn(row);
    const restored = isNew ? session : { ...session, epoch: newEpoch() };
    const outcome = await this.#bring(id, restored, 0);
    if (outcome !== 'written') return outcome;
    await this.#note('restore', id, { session: restored, from });
    await this.#settle(id, row);
    return outcome;
  }

  /** What an outage left of the session in the database must not be written back any more. */
  async #settle(id: string, row: RowAnswer): Promise<void> {
    if (!('unsavedBase' in row) || row.unsavedBase === null) return;
    const { epoch, version } = row.session;
    await this.#updateArchive((archive) => archive.markSaved(id, epoch, version));
  }

  async #bring(id: string, session: Session, base: number): Promise<WriteBackOutcome | null> {
    const { store, copies, turns, clock } = this.#options;
    const events = await turns.of(id, session, copies.findUnsaved(id)?.events ?? []);
    const sentAt = clock.now();
    try {
      const descent = descentFrom(base);
      const outcome = await store.call('writeBack', (to) => to.writeBack(id, session, events, descent));
      if (outcome === 'written') copies.putSaved(id, session, sentAt);
      if (outcome === 'deleted') copies.putDeleted(id);
      return outcome;
    } catch (error) {
      if (error instanceof StoreUnavailable) return null;
      throw error;
    }
  }

  async #note(
    action: Exclude<AuditAction, 'delete'>,
    id: string,
    { session: { version }, from }: Source,
  ): Promise<void> {
    const { logger, clock } = this.#options;
    logger.info({ action, version, from }, 'session brought into the store');
    this.#lastAt = clock.now();
    await this.#updateArchive((archive) => archive.audit(action, id, { version, from }));
  }

  async #updateArchive(what: (archive: StoreRepairsOptions['archive']) => Promise<void>): Promise<void> {
    try {
      await what(this.#options.archive);
    } catch (error) {
      if (!(error instanceof ArchiveUnavailable)) throw error;
    }
  }
}

/**
 * It began without the store, and whoever took its turns may be about to write back more of the same epoch.
 */
const wasNeverIn = (row: RowAnswer): boolean => 'unsavedBase' in row && row.unsavedBase === 0;

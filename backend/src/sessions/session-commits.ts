import { assertNever } from '../lib/assert-never.ts';
import type { Clock } from '../lib/clock.ts';
import type { ArchiveWriter } from './archive/archive-writer.ts';
import { archivedTurn } from './archive/archived-turn.ts';
import {
  ArchiveUnavailable,
  type AwayCommitOutcome,
  type SessionArchive,
} from './archive/session-archive.ts';
import { commitToCopy } from './commit-to-copy.ts';
import { descentOf, goesOnFrom } from './descent.ts';
import type { GuardedStore } from './guarded-store.ts';
import { isDone } from './is-done.ts';
import type { Outages } from './outages.ts';
import type { SessionCopies } from './session-copies.ts';
import type { SessionLog } from './session-log.ts';
import { isAhead, type SessionSources } from './session-sources.ts';
import { type Commit, type CommitOutcome, StoreUnavailable } from './session-store.ts';
import { type SealedHead, StateSealed } from './state-sealed.ts';
import type { StoreRepairs } from './store-repairs.ts';
import type { WriteBacks } from './write-backs.ts';

/**
 * `degraded`: the store was unavailable, and the turn was committed to the database's row or to the
 * instance's copy.
 */
export type ResilientCommit = (CommitOutcome | Shut) & { readonly degraded: boolean };

/** The store has a turn that was not expected and cannot be decrypted here. */
interface Shut {
  readonly kind: 'sealed';
}

/** How committed turns reach the database: write-behind, or (`sync`) before each is acknowledged. */
export interface Archiving {
  readonly writer: Pick<ArchiveWriter, 'note' | 'touch' | 'forget' | 'flushAll' | 'waiting' | 'flushNow'>;
  readonly sync: boolean;
}

export interface SessionCommitsOptions {
  readonly store: GuardedStore;
  readonly copies: SessionCopies;
  readonly archive: SessionArchive;
  /** Null: during an outage, turns are committed to the copy alone. */
  readonly archiving: Archiving | null;
  readonly writeBacks: WriteBacks;
  readonly sources: SessionSources;
  readonly repairs: StoreRepairs;
  readonly outages: Outages;
  readonly clock: Clock;
  readonly log: SessionLog;
}

const APPLIED = { kind: 'applied' } as const;

/**
 * Commits a turn to the store; during an outage to the database's row; without the database to the copy.
 */
export class SessionCommits {
  readonly #parts: SessionCommitsOptions;

  constructor(parts: SessionCommitsOptions) {
    this.#parts = parts;
  }

  async commit(id: string, commit: Commit, whenAway: () => Commit): Promise<ResilientCommit> {
    const outcome = await this.#toStore(id, commit);
    if (outcome) return { degraded: false, ...outcome };
    const away = await this.#parts.outages.during(() => this.#aside(id, whenAway()));
    this.#parts.writeBacks.retrySoon();
    return { degraded: true, ...away };
  }

  /** Null if the store is unavailable. */
  async #toStore(id: string, commit: Commit): Promise<CommitOutcome | Shut | null> {
    const { store, copies, writeBacks } = this.#parts;
    if (!store.isAvailable) return null;
    try {
      if (copies.findUnsaved(id)) await writeBacks.settle(id);
      return await this.#compareAndSet(id, commit);
    } catch (error) {
      if (error instanceof StateSealed && !isExpected(error.head, commit)) return { kind: 'sealed' };
      if (error instanceof StoreUnavailable) return null;
      throw error;
    }
  }

  async #compareAndSet(id: string, commit: Commit): Promise<CommitOutcome> {
    const { copies, clock, store, log, sources, repairs } = this.#parts;
    const before = copies.find(id);
    const sentAt = clock.now();
    const told = await store.call('commit', (server) => server.commit(id, commit));
    const outcome = isDone(commit, told) ? APPLIED : told;
    switch (outcome.kind) {
      case 'applied':
        copies.putSaved(id, commit.next, sentAt);
        log.record('session state saved', id, commit.next);
        await this.#archive(id, commit, before?.kind === 'saved' ? before.session.current : null);
        return outcome;
      case 'replay':
      case 'newer':
        if (isAhead(before, outcome.session)) {
          await repairs.repair(id, { session: before.session, from: 'copy' }, outcome.session.version);
          return this.#compareAndSet(id, commit);
        }
        return { ...outcome, session: sources.keep(id, outcome.session, before, sentAt) };
      case 'deleted':
        copies.putDeleted(id);
        return outcome;
      // The copy is kept: it tells a lost session from an expired one.
      case 'gone':
        return outcome;
      default:
        return assertNever(outcome);
    }
  }

  async #archive(id: string, commit: Commit, from: string | null): Promise<void> {
    const { archiving, copies, outages } = this.#parts;
    if (!archiving) return;
    archiving.writer.note(id, commit.next, archivedTurn(commit, from), copies.expiryNow());
    // The next turn may be handled by an instance that has only the database.
    if (!archiving.sync && !outages.hasAny) return;
    try {
      await archiving.writer.flushNow(id);
    } catch (error) {
      // The store has the turn, and the writer retries.
      if (!(error instanceof ArchiveUnavailable)) throw error;
    }
  }

  async #aside(id: string, commit: Commit): Promise<CommitOutcome> {
    const { archiving, copies } = this.#parts;
    const outcome = archiving && (await this.#toRow(id, commit));
    if (!outcome) return commitToCopy(copies, id, commit);
    if (outcome.kind === 'deleted') copies.putDeleted(id);
    // A database that refuses writes may still be read; the next attempt starts from what refused this one.
    if ('session' in outcome) copies.renew(id, outcome.session, outcome.unsavedBase);
    if (outcome.kind === 'applied') {
      copies.putUnsaved(id, commit.next, [commit.event], descentOf(commit.next, commit.expected));
      copies.rebase(id, outcome.base);
    }
    return outcome;
  }

  /** Null if the database is unavailable, too. */
  async #toRow(id: string, commit: Commit): Promise<AwayCommitOutcome | null> {
    const { copies, archive } = this.#parts;
    const copy = copies.find(id);
    if (copy?.kind === 'deleted') return { kind: 'deleted' };
    try {
      const outcome = await archive.commit(id, commit, {
        previous: commit.expected && copy ? copy.session : null,
        base: copy?.kind === 'unsaved' ? copy.descent.base : null,
        expiresAt: copies.expiryNow(),
      });
      // The answer that named its base was lost.
      return isDone(commit, outcome) ? { ...APPLIED, base: 0 } : outcome;
    } catch (error) {
      if (error instanceof ArchiveUnavailable) return null;
      throw error;
    }
  }
}

/** Whether the sealed session is the one that the turn was computed from. */
const isExpected = (head: SealedHead, { expected, next }: Commit): boolean =>
  (expected?.epoch === head.epoch && expected.version === head.version) || goesOnFrom(next, head);

import { assertNever } from '../lib/assert-never.ts';
import type { Clock } from '../lib/clock.ts';
import { shortHash } from '../lib/ids.ts';
import type { JsonObject } from '../lib/json.ts';
import type { ArchiveWriter } from './archive/archive-writer.ts';
import { archivedTurn } from './archive/archived-turn.ts';
import {
  ArchiveUnavailable,
  type AwayCommitOutcome,
  type SessionArchive,
} from './archive/session-archive.ts';
import { commitToCopy } from './commit-to-copy.ts';
import type { DeletionMarks } from './deletion-marks.ts';
import { descentOf } from './descent.ts';
import { GuardedStore } from './guarded-store.ts';
import { KnownTurns } from './known-turns.ts';
import { Recovery } from './recovery.ts';
import { SessionCopies } from './session-copies.ts';
import { isOutlived, outlivedAt } from './session-lifetime.ts';
import { type DescribeSession, SessionLog, type SessionLogger } from './session-log.ts';
import type { SessionObserver, StoreVerb } from './session-observer.ts';
import { isAhead, type SessionReading, SessionSources } from './session-sources.ts';
import {
  type AnnounceOutcome,
  type Commit,
  type CommitOutcome,
  type FollowOutcome,
  type OpenOutcome,
  type Session,
  type SessionStore,
  StoreUnavailable,
} from './session-store.ts';
import type { KnownCopy } from './which-copy-counts.ts';
import { WriteBacks } from './write-backs.ts';

/** `degraded`: the store was away, and the turn was committed to the database's row, or to the instance's copy. */
export type ResilientCommit = CommitOutcome & { readonly degraded: boolean };

export interface SessionStoreStatus {
  readonly available: boolean;
  /** Epoch milliseconds. */
  readonly degradedSince: number | null;
  /** Sessions with turns that the store lacks. */
  readonly unsaved: number;
  readonly cached: number;
  /** When the store was last brought up to a copy that was ahead of it, or that it had lost; epoch milliseconds. */
  readonly lastRepairAt: number | null;
}

export type FollowedSession =
  | (Extract<FollowOutcome, { kind: 'found' }> & {
      /** Epoch milliseconds. */
      readonly expiresAt: number;
    })
  | Exclude<FollowOutcome, { kind: 'found' }>;

/** How committed turns get into the database: by and by, or each before it is acknowledged. */
export interface Archiving {
  readonly writer: Pick<ArchiveWriter, 'note' | 'touch' | 'forget' | 'hurry' | 'waiting' | 'flushNow'>;
  readonly sync: boolean;
}

export interface ResilientOptions {
  readonly store: SessionStore;
  readonly archive: SessionArchive;
  /** Null: of a conversation the database keeps only that it was deleted. */
  readonly archiving: Archiving | null;
  /** Deletions that the store may have missed. */
  readonly marks: Pick<DeletionMarks, 'expect' | 'writeDue'>;
  readonly ttlSeconds: number;
  readonly clock: Clock;
  readonly logger: SessionLogger;
  readonly describe: DescribeSession;
  readonly observer: SessionObserver;
  /** How many sessions the instance keeps a copy of. */
  readonly capacity?: number;
}

export interface LoadOptions {
  /** Reads the store although there is a copy. */
  readonly fresh: boolean;
  /** What the client presented of the session. */
  readonly token?: KnownCopy | null;
  /** Nobody can know the id: it was just made. */
  readonly isNew?: boolean;
}

const CAPACITY = 10_000;

/**
 * What turns use: the store, this instance's copies of its newest sessions, the database's rows and the client's
 * token, and among them the copy that counts. It never rejects for the store's sake, but for `delete` and `ping`.
 * While the store is away turns are committed to the row, else to the copy; they are written back when the store
 * returns, and before it is used for that session; where both went on, the store's counts. Turns of one session
 * must come one after another.
 */
export class ResilientSessionStore {
  readonly #options: ResilientOptions;
  readonly #log: SessionLog;
  readonly #copies: SessionCopies;
  readonly #store: GuardedStore;
  readonly #writeBacks: WriteBacks;
  readonly #recovery: Recovery;
  readonly #sources: SessionSources;
  #lastRepairAt: number | null = null;

  constructor(options: ResilientOptions) {
    const {
      store,
      archive,
      archiving,
      ttlSeconds,
      clock,
      logger,
      describe,
      observer,
      capacity = CAPACITY,
    } = options;
    this.#options = options;
    this.#log = new SessionLog(logger, describe);
    const onLost = (id: string) => {
      observer.lostUnsaved();
      logger.error({ session: shortHash(id) }, 'an unsaved session was dropped for want of room');
    };
    const copies = new SessionCopies({ capacity, ttlSeconds, clock, onLost });
    const guarded = new GuardedStore({
      store,
      clock,
      logger,
      observer,
      onAway: () => {
        this.#recovery.expect();
        // Others may be asked for deletions that they never get to tell the store.
        options.marks.expect(guarded.answeredAt);
        // Other instances go on from what the rows have.
        archiving?.writer.hurry();
      },
      onAvailable: () => void this.#recovery.start(),
    });
    const turns = new KnownTurns({ archive, writer: archiving?.writer ?? null });
    const parts = { store: guarded, copies, archive, turns, clock, logger, observer };
    const writeBacks = new WriteBacks(parts);
    const recovery = new Recovery({ ...parts, writeBacks, marks: options.marks });
    const onRepair = () => {
      this.#lastRepairAt = clock.now();
    };
    this.#sources = new SessionSources({ ...parts, writeBacks, recovery, log: this.#log, onRepair });
    this.#copies = copies;
    this.#store = guarded;
    this.#writeBacks = writeBacks;
    this.#recovery = recovery;
    void recovery.start();
  }

  /** Unless `fresh`, the instance's copy will do, which costs no command of the store. */
  async load(id: string, { fresh, token = null, isNew = false }: LoadOptions): Promise<SessionReading> {
    const known = fresh ? undefined : this.#warm(id, token);
    if (known) {
      return { kind: 'found', session: known, source: 'copy', events: [], newest: null, degraded: false };
    }
    return this.#sources.read(id, { verb: 'load', token, isNew });
  }

  /** The session as a client sees it that starts up. */
  async open(id: string, token: KnownCopy | null = null): Promise<SessionReading> {
    const opened = await this.#sources.read(id, { verb: 'open', token, isNew: false });
    if (opened.kind === 'found') this.#options.archiving?.writer.touch(id, this.#copies.expiryNow());
    return opened;
  }

  /** What the store's stream has after an entry. It renews nothing and rejects with `StoreUnavailable`. */
  async follow(id: string, after: string | null): Promise<FollowedSession> {
    const followed = await this.#look(id, 'follow', (store) => store.follow(id, after));
    if (followed.kind !== 'found') return followed;
    const now = this.#options.clock.now();
    if (isOutlived(followed, now)) return { kind: 'absent' };
    return { ...followed, expiresAt: Math.min(now + followed.ttlMs, outlivedAt(followed)) };
  }

  /** The session as the store has it, for work that no client asked for. It rejects with `StoreUnavailable`. */
  peek(id: string): Promise<OpenOutcome> {
    return this.#look(id, 'peek', (store) => store.peek(id));
  }

  /** Tells those who follow the session what else happened. Rejects with `StoreUnavailable`; it may be tried again. */
  announce(id: string, type: string, event: JsonObject): Promise<AnnounceOutcome> {
    return this.#store.call('announce', (store) => store.announce(id, type, event));
  }

  /** With the store away, or in doubt, what `whenAway` says is committed without it. */
  async commit(id: string, commit: Commit, whenAway: () => Commit = () => commit): Promise<ResilientCommit> {
    const outcome = await this.#commitToStore(id, commit);
    if (outcome) return { ...outcome, degraded: false };
    const away = await this.#commitAside(id, whenAway());
    this.#writeBacks.retrySoon();
    return { ...away, degraded: true };
  }

  /** Rejects with `StoreUnavailable` when the deletion cannot be made to last, which is for the database to say. */
  async delete(id: string): Promise<void> {
    const { archive, archiving } = this.#options;
    try {
      await archive.delete(id);
    } catch (cause) {
      if (!(cause instanceof ArchiveUnavailable)) throw cause;
      throw new StoreUnavailable('The database that deletions last in is away', { cause });
    }
    archiving?.writer.forget(id);
    this.#copies.putDeleted(id);
    await this.#markDeleted(id);
    this.#log.tell('session deleted', id, null);
  }

  /** There was an outage, though this instance may have had no use for the store meanwhile. */
  expectOutage(): void {
    this.#recovery.expect();
  }

  /**
   * Brings into the store what outages left outside it, of this instance and of those that are gone; of deletions,
   * those since an instant in epoch milliseconds.
   */
  async recover(since: number): Promise<void> {
    if (!this.#store.isAvailable) return;
    this.#options.marks.expect(since);
    await this.#recovery.start();
  }

  /** Milliseconds that the store took to answer. Rejects with `StoreUnavailable`. */
  ping(): Promise<number> {
    return this.#store.ping();
  }

  status(): SessionStoreStatus {
    return {
      available: this.#store.isAvailable,
      degradedSince: this.#store.unavailableSince,
      unsaved: this.#copies.unsavedCount,
      cached: this.#copies.size,
      lastRepairAt: this.#lastRepairAt,
    };
  }

  /** Hands in what the store lacks, if it can be reached. */
  async close(): Promise<void> {
    await this.#recovery.close();
    await this.#writeBacks.close();
    this.#store.close();
  }

  /** The copy, if nobody can be expected to know more. */
  #warm(id: string, token: KnownCopy | null): Session | undefined {
    const { isAvailable } = this.#store;
    if (!isAvailable || this.#recovery.isUnderWay || this.#copies.findUnsaved(id)) return undefined;
    const session = this.#copies.findLive(id);
    if (!session || isOutlived(session, this.#options.clock.now())) return undefined;
    const isCurrent =
      !token || (token.session.epoch === session.epoch && token.session.version <= session.version);
    return isCurrent ? session : undefined;
  }

  async #look<Outcome>(
    id: string,
    verb: StoreVerb,
    look: (store: SessionStore) => Promise<Outcome>,
  ): Promise<Outcome | { readonly kind: 'deleted' }> {
    // The store may have missed it.
    if (this.#copies.find(id)?.kind === 'deleted') return { kind: 'deleted' };
    if (this.#store.isAvailable) await this.#writeBacks.settle(id);
    return this.#store.call(verb, look);
  }

  /** Null when the store is away. */
  async #commitToStore(id: string, commit: Commit): Promise<CommitOutcome | null> {
    if (!this.#store.isAvailable) return null;
    try {
      if (this.#copies.findUnsaved(id)) await this.#writeBacks.settle(id);
      return await this.#commit(id, commit);
    } catch (error) {
      if (error instanceof StoreUnavailable) return null;
      throw error;
    }
  }

  async #commit(id: string, commit: Commit): Promise<CommitOutcome> {
    const before = this.#copies.find(id);
    const sentAt = this.#options.clock.now();
    const outcome = await this.#store.call('commit', (store) => store.commit(id, commit));
    switch (outcome.kind) {
      case 'applied':
        this.#copies.putSaved(id, commit.next, sentAt);
        this.#log.tell('session state saved', id, commit.next);
        await this.#archive(id, commit, before?.kind === 'saved' ? before.session.current : null);
        return outcome;
      case 'replay':
      case 'newer':
        if (isAhead(before, outcome.session)) {
          await this.#sources.repair(id, before.session, outcome.session.version, 'copy');
          return this.#commit(id, commit);
        }
        return { ...outcome, session: this.#sources.keep(id, outcome.session, before, sentAt) };
      case 'deleted':
        this.#copies.putDeleted(id);
        return outcome;
      // The copy stays: it tells a session that was lost from one whose time has passed.
      case 'gone':
        return outcome;
      default:
        return assertNever(outcome);
    }
  }

  async #archive(id: string, commit: Commit, from: string | null): Promise<void> {
    const { archiving } = this.#options;
    if (!archiving) return;
    archiving.writer.note(id, commit.next, archivedTurn(commit, from), this.#copies.expiryNow());
    if (!archiving.sync) return;
    try {
      await archiving.writer.flushNow(id);
    } catch (error) {
      // The store has it, and the writer tries on.
      if (!(error instanceof ArchiveUnavailable)) throw error;
    }
  }

  async #commitAside(id: string, commit: Commit): Promise<CommitOutcome> {
    const outcome = this.#options.archiving && (await this.#commitToRow(id, commit));
    if (!outcome) return commitToCopy(this.#copies, id, commit);
    if (outcome.kind === 'deleted') this.#copies.putDeleted(id);
    // What refuses writes may still be read; the next attempt starts from what refused this one.
    if ('session' in outcome) this.#copies.renew(id, outcome.session, outcome.unsavedBase);
    if (outcome.kind === 'applied') {
      this.#copies.putUnsaved(id, commit.next, [commit.event], descentOf(commit.next, commit.expected));
      this.#copies.rebase(id, outcome.base);
    }
    return outcome;
  }

  /** Null when the database is away, too. */
  async #commitToRow(id: string, commit: Commit): Promise<AwayCommitOutcome | null> {
    const copy = this.#copies.find(id);
    if (copy?.kind === 'deleted') return { kind: 'deleted' };
    try {
      return await this.#options.archive.commit(id, commit, {
        previous: commit.expected && copy ? copy.session : null,
        base: copy?.kind === 'unsaved' ? copy.descent.base : null,
        expiresAt: this.#copies.expiryNow(),
      });
    } catch (error) {
      if (error instanceof ArchiveUnavailable) return null;
      throw error;
    }
  }

  /** A store that is away learns of it before it is used again. */
  async #markDeleted(id: string): Promise<void> {
    try {
      await this.#store.call('delete', (store) => store.delete(id));
    } catch (error) {
      const isAway = error instanceof StoreUnavailable && error.reason !== 'refused';
      if (!isAway) throw error;
      this.#options.marks.expect();
      this.#recovery.expect();
      void this.#recovery.start();
    }
  }
}

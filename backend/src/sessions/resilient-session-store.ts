import type { Clock } from '../lib/clock.ts';
import { shortHash } from '../lib/ids.ts';
import type { JsonObject } from '../lib/json.ts';
import { ArchiveUnavailable, type SessionArchive } from './archive/session-archive.ts';
import type { DeletionMarks } from './deletion-marks.ts';
import { GuardedStore } from './guarded-store.ts';
import { KnownTurns } from './known-turns.ts';
import { Outages, type Peers } from './outages.ts';
import { Recovery } from './recovery.ts';
import { type Archiving, type ResilientCommit, SessionCommits } from './session-commits.ts';
import { SessionCopies } from './session-copies.ts';
import { isOutlived, outlivedAt } from './session-lifetime.ts';
import { type DescribeSession, SessionLog, type SessionLogger } from './session-log.ts';
import type { SessionObserver, StoreVerb } from './session-observer.ts';
import { type SessionReading, SessionSources } from './session-sources.ts';
import {
  type AnnounceOutcome,
  type Commit,
  type FollowOutcome,
  type OpenOutcome,
  type Session,
  type SessionStore,
  StoreUnavailable,
} from './session-store.ts';
import { StoreRepairs } from './store-repairs.ts';
import type { KnownCopy } from './which-copy-counts.ts';
import { WriteBacks } from './write-backs.ts';

export interface SessionStoreStatus {
  readonly available: boolean;
  /** Epoch milliseconds. */
  readonly degradedSince: number | null;
  /** How long it was so since the process started, all in all. */
  readonly degradedMs: number;
  /** Why the store is away, or takes no writes; null while it does. In words, and nothing personal. */
  readonly trouble: string | null;
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

export interface ResilientOptions {
  readonly store: SessionStore;
  readonly archive: SessionArchive;
  /** Null: of a conversation the database keeps only that it was deleted. */
  readonly archiving: Archiving | null;
  /** Deletions that the store may have missed. */
  readonly marks: Pick<DeletionMarks, 'expect' | 'writeDue' | 'writeNewest'>;
  /** Other instances that share store and database; null: there are none. */
  readonly peers?: Peers | null;
  readonly ttlSeconds: number;
  readonly clock: Clock;
  readonly logger: SessionLogger;
  readonly describe: DescribeSession;
  readonly observer: SessionObserver;
  /** How many sessions the instance keeps a copy of. */
  readonly cacheSize: number;
}

export interface LoadOptions {
  /** Reads the store although there is a copy. */
  readonly fresh: boolean;
  /** What the client presented of the session. */
  readonly token?: KnownCopy | null;
  /** Nobody can know the id: it was just made. */
  readonly isNew?: boolean;
}

/**
 * What turns use: the store, this instance's copies of its newest sessions, the database's rows and the client's
 * token, and among them the copy that counts. It never rejects for the store's sake, but for `delete` and `ping`, and where
 * the store has a session that cannot be opened here and nobody else has it as new (`StateSealed`).
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
  readonly #outages: Outages;
  readonly #sources: SessionSources;
  readonly #repairs: StoreRepairs;
  readonly #commits: SessionCommits;

  constructor(options: ResilientOptions) {
    const {
      store,
      archive,
      archiving,
      marks,
      peers = null,
      ttlSeconds,
      clock,
      logger,
      observer,
      cacheSize,
    } = options;
    this.#options = options;
    this.#log = new SessionLog(logger, options.describe);
    const onLost = (id: string) => {
      observer.lostUnsaved();
      logger.error({ session: shortHash(id) }, 'an unsaved session was dropped for want of room');
    };
    const copies = new SessionCopies({ capacity: cacheSize, ttlSeconds, clock, onLost });
    const guarded = new GuardedStore({
      store,
      clock,
      logger,
      observer,
      onAway: () => {
        this.#recovery.expect();
        // Others may be asked for deletions that they never get to tell the store.
        marks.expect(guarded.answeredAt);
        this.suspectOutage();
      },
      onAvailable: () => void this.#recovery.start(),
    });
    const writer = archiving?.writer ?? null;
    const turns = new KnownTurns({ archive, writer });
    const parts = { store: guarded, copies, archive, turns, clock, logger, log: this.#log, observer };
    const writeBacks = new WriteBacks(parts);
    const recovery = new Recovery({ ...parts, writeBacks, marks });
    const outages = new Outages({ ...parts, recovery, marks, writer, peers });
    const mayLack = () => this.#mayLack;
    const repairs = new StoreRepairs(parts);
    const sources = new SessionSources({ ...parts, writeBacks, repairs, mayLack });
    this.#repairs = repairs;
    this.#sources = sources;
    this.#commits = new SessionCommits({ ...parts, archiving, writeBacks, sources, repairs, outages });
    this.#copies = copies;
    this.#store = guarded;
    this.#writeBacks = writeBacks;
    this.#recovery = recovery;
    this.#outages = outages;
    void recovery.start();
  }

  /** Unless `fresh`, the instance's copy will do, which costs no command of the store. */
  async load(id: string, { fresh, token = null, isNew = false }: LoadOptions): Promise<SessionReading> {
    await this.#outages.ask();
    const known = fresh ? undefined : this.#warm(id, token);
    if (known) {
      return { kind: 'found', session: known, source: 'copy', events: [], newest: null, degraded: false };
    }
    return this.#sources.read(id, { verb: 'load', token, isNew });
  }

  /** The session as a client sees it that starts up. */
  async open(id: string, token: KnownCopy | null = null): Promise<SessionReading> {
    await this.#outages.ask();
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
  commit(id: string, commit: Commit, whenAway: () => Commit = () => commit): Promise<ResilientCommit> {
    return this.#commits.commit(id, commit, whenAway);
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

  /** The connection to the store broke, say: others may have to go on from what the database has. */
  suspectOutage(): void {
    this.#options.archiving?.writer.hurry();
    this.#outages.suspect();
  }

  /** To be called again and again where there are peers: tells of an outage here, and learns of theirs. */
  lookAround(): Promise<void> {
    return this.#outages.keepUp();
  }

  /** Milliseconds that the store took to answer. Rejects with `StoreUnavailable`. */
  ping(): Promise<number> {
    return this.#store.ping();
  }

  status(): SessionStoreStatus {
    return {
      available: this.#store.isAvailable,
      degradedSince: this.#store.unavailableSince,
      degradedMs: this.#store.unavailableMs,
      trouble: this.#store.trouble,
      unsaved: this.#copies.unsavedCount,
      cached: this.#copies.size,
      lastRepairAt: this.#repairs.lastAt,
    };
  }

  /** Hands in what the store lacks, if it can be reached. */
  async close(): Promise<void> {
    await this.#recovery.close();
    await this.#writeBacks.close();
    await this.#outages.close();
    this.#store.close();
  }

  get #mayLack(): boolean {
    return this.#recovery.isUnderWay || this.#outages.areElsewhere;
  }

  /** The copy, if nobody can be expected to know more. */
  #warm(id: string, token: KnownCopy | null): Session | undefined {
    const { isAvailable } = this.#store;
    if (!isAvailable || this.#mayLack || this.#copies.findUnsaved(id)) return undefined;
    const session = this.#copies.findLive(id);
    if (!session) return undefined;
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

  /** A store that is away learns of it before it is used again, and those that reach it ask the database until then. */
  async #markDeleted(id: string): Promise<void> {
    try {
      await this.#store.call('delete', (store) => store.delete(id));
    } catch (error) {
      const isAway = error instanceof StoreUnavailable && error.reason !== 'refused';
      if (!isAway) throw error;
      this.#options.marks.expect();
      this.#recovery.expect();
      void this.#recovery.start();
      await this.#outages.known();
    }
  }
}

import type { Clock } from '../lib/clock.ts';
import { shortHash } from '../lib/ids.ts';
import type { JsonObject } from '../lib/json.ts';
import type { SessionArchive } from './archive/session-archive.ts';
import type { DeletionMarks } from './deletion-marks.ts';
import { GuardedStore } from './guarded-store.ts';
import { KnownTurns } from './known-turns.ts';
import { Outages, type Peers } from './outages.ts';
import { Recovery } from './recovery.ts';
import { type Archiving, type ResilientCommit, SessionCommits } from './session-commits.ts';
import { SessionCopies } from './session-copies.ts';
import { SessionDeletions } from './session-deletions.ts';
import { isOutlived, outlivedAt } from './session-lifetime.ts';
import { type DescribeSession, SessionLog, type SessionLogger } from './session-log.ts';
import type { SessionObserver, StoreVerb } from './session-observer.ts';
import { type SessionReading, SessionSources } from './session-sources.ts';
import type {
  AnnounceOutcome,
  Commit,
  Expected,
  FollowOutcome,
  OpenOutcome,
  Session,
  SessionStore,
} from './session-store.ts';
import { StoreRepairs } from './store-repairs.ts';
import type { KnownCopy } from './which-copy-counts.ts';
import { WriteBacks } from './write-backs.ts';

export interface SessionStoreStatus {
  readonly available: boolean;
  /** Epoch milliseconds. */
  readonly degradedSince: number | null;
  /** Total since the process started. */
  readonly degradedMs: number;
  /**
   * Why the store is unavailable or refuses writes; null if neither. Readable text without personal data.
   */
  readonly trouble: string | null;
  /** Sessions with turns that the store lacks. */
  readonly unsaved: number;
  readonly cached: number;
  /** When the store was last repaired or restored from a newer copy; epoch milliseconds. */
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
  /** Null: the database keeps nothing of a conversation but its deletion. */
  readonly archiving: Archiving | null;
  /** Deletions that the store may have missed. */
  readonly marks: Pick<DeletionMarks, 'expect' | 'writeDue' | 'writeNewest'>;
  /** Other instances that share store and database; null if there are none. */
  readonly peers?: Peers | null;
  readonly ttlSeconds: number;
  readonly clock: Clock;
  readonly logger: SessionLogger;
  readonly describe: DescribeSession;
  readonly observer: SessionObserver;
  /** How many sessions the instance keeps copies of. */
  readonly cacheSize: number;
}

export interface LoadOptions {
  /** Reads the store even if there is a copy. */
  readonly fresh: boolean;
  /** The client's copy of the session, from its resume token. */
  readonly token?: KnownCopy | null;
  /** The id was just created, so nobody else can know it. */
  readonly isNew?: boolean;
}

/**
 * What turns use: reads the store, this instance's copies, the database's rows and the client's token, and
 * decides which copy of a session counts. An unavailable store makes it reject only in `delete`, `ping` and
 * what is documented below, or with `StateSealed` when the store's session cannot be decrypted here and no
 * other copy is as new.
 *
 * During an outage turns are committed to the row, or else to the copy. They are written back when the
 * store returns, before it is used for that session; if the store advanced meanwhile, its state wins. Turns
 * of one session must be serialized by the caller.
 */
export class ResilientSessionStore {
  readonly #options: ResilientOptions;
  readonly #copies: SessionCopies;
  readonly #store: GuardedStore;
  readonly #writeBacks: WriteBacks;
  readonly #recovery: Recovery;
  readonly #outages: Outages;
  readonly #sources: SessionSources;
  readonly #repairs: StoreRepairs;
  readonly #commits: SessionCommits;
  readonly #deletions: SessionDeletions;

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
    const log = new SessionLog(logger, options.describe);
    const onLost = (id: string) => {
      observer.lostUnsaved();
      logger.error({ session: shortHash(id) }, 'an unsaved session was evicted and its turns are lost');
    };
    const copies = new SessionCopies({ capacity: cacheSize, ttlSeconds, clock, onLost });
    const guarded = new GuardedStore({
      store,
      clock,
      logger,
      observer,
      onAway: () => {
        this.#recovery.expect();
        // Others may receive deletions that they never get to write into the store.
        marks.expect(guarded.answeredAt);
        this.suspectOutage();
      },
      onAvailable: () => void this.#recovery.start(),
    });
    const writer = archiving?.writer ?? null;
    const turns = new KnownTurns({ archive, writer });
    const parts = { store: guarded, copies, archive, turns, clock, logger, log, observer };
    const writeBacks = new WriteBacks(parts);
    const recovery = new Recovery({ ...parts, writeBacks, marks });
    const outages = new Outages({ ...parts, recovery, marks, writer, peers });
    const mayLack = () => this.#mayLack;
    const repairs = new StoreRepairs(parts);
    const sources = new SessionSources({ ...parts, writeBacks, repairs, mayLack });
    this.#repairs = repairs;
    this.#sources = sources;
    this.#commits = new SessionCommits({ ...parts, archiving, writeBacks, sources, repairs, outages });
    this.#deletions = new SessionDeletions({ ...parts, archiving, marks, recovery, outages, mayLack });
    this.#copies = copies;
    this.#store = guarded;
    this.#writeBacks = writeBacks;
    this.#recovery = recovery;
    this.#outages = outages;
    void recovery.start();
  }

  /** Unless `fresh`, this instance's copy suffices, which costs no store command. */
  async load(id: string, { fresh, token = null, isNew = false }: LoadOptions): Promise<SessionReading> {
    await this.#outages.refresh();
    const known = fresh ? undefined : this.#warm(id, token);
    if (known) {
      return { kind: 'found', session: known, source: 'copy', events: [], newest: null, degraded: false };
    }
    return this.#sources.read(id, { verb: 'load', token, isNew });
  }

  /** The session as a starting client sees it. */
  async open(id: string, token: KnownCopy | null = null): Promise<SessionReading> {
    await this.#outages.refresh();
    const opened = await this.#sources.read(id, { verb: 'open', token, isNew: false });
    if (opened.kind === 'found') this.#options.archiving?.writer.touch(id, this.#copies.expiryNow());
    return opened;
  }

  /** The entries of the store's stream after `after`. Renews nothing; rejects with `StoreUnavailable`. */
  async follow(id: string, after: string | null): Promise<FollowedSession> {
    const followed = await this.#read(id, 'follow', (store) => store.follow(id, after));
    if (followed.kind !== 'found') return followed;
    const now = this.#options.clock.now();
    if (isOutlived(followed, now)) return { kind: 'absent' };
    return { ...followed, expiresAt: Math.min(now + followed.ttlMs, outlivedAt(followed)) };
  }

  /**
   * The session as the store has it, for work that no client asked for. Rejects with `StoreUnavailable`.
   */
  peek(id: string): Promise<OpenOutcome> {
    return this.#read(id, 'peek', (store) => store.peek(id));
  }

  /**
   * Announces an event to those who follow the session. Rejects with `StoreUnavailable`; it is safe to
   * retry.
   */
  announce(id: string, type: string, event: JsonObject): Promise<AnnounceOutcome> {
    return this.#store.call('announce', (store) => store.announce(id, type, event));
  }

  /** If the store is unavailable or the outcome uncertain, `whenAway` is committed without it. */
  commit(id: string, commit: Commit, whenAway: () => Commit = () => commit): Promise<ResilientCommit> {
    return this.#commits.commit(id, commit, whenAway);
  }

  /**
   * Rejects with `StoreUnavailable` when the deletion cannot be made durable, which takes the database.
   * Resolves to the session that it ended; null if there was none, or if an instance may have gone on
   * without the store.
   */
  delete(id: string): Promise<Expected> {
    return this.#deletions.delete(id);
  }

  /** There was an outage, even if this instance did not need the store during it. */
  expectOutage(): void {
    this.#recovery.expect();
  }

  /**
   * Writes into the store what outages left outside it, including that of instances that are gone; of
   * deletions, those since `since` (epoch milliseconds).
   */
  async recover(since: number): Promise<void> {
    if (!this.#store.isAvailable) return;
    this.#options.marks.expect(since);
    await this.#recovery.start();
  }

  /**
   * The connection to the store broke, for example: others may have to go on from what the database has.
   */
  suspectOutage(): void {
    this.#outages.suspect();
  }

  /** Called periodically if there are peers: announces an outage of this instance and looks for theirs. */
  pollOutages(): Promise<void> {
    return this.#outages.poll();
  }

  /** Round trip in milliseconds. Rejects with `StoreUnavailable`. */
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

  /** Writes back what the store lacks, if it can be reached. */
  async close(): Promise<void> {
    await this.#recovery.close();
    await this.#writeBacks.close();
    await this.#outages.close();
    this.#store.close();
  }

  get #mayLack(): boolean {
    return this.#recovery.isUnderWay || this.#outages.hasPeerOutage;
  }

  /** The copy, unless anyone may know more. */
  #warm(id: string, token: KnownCopy | null): Session | undefined {
    const { isAvailable } = this.#store;
    if (!isAvailable || this.#mayLack || this.#copies.findUnsaved(id)) return undefined;
    const session = this.#copies.findLive(id);
    if (!session) return undefined;
    const isCurrent =
      !token || (token.session.epoch === session.epoch && token.session.version <= session.version);
    return isCurrent ? session : undefined;
  }

  async #read<Outcome>(
    id: string,
    verb: StoreVerb,
    read: (store: SessionStore) => Promise<Outcome>,
  ): Promise<Outcome | { readonly kind: 'deleted' }> {
    // The store may have missed the deletion.
    if (this.#copies.find(id)?.kind === 'deleted') return { kind: 'deleted' };
    if (this.#store.isAvailable) await this.#writeBacks.settle(id);
    return this.#store.call(verb, read);
  }
}

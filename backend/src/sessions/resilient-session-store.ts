import { assertNever } from '../lib/assert-never.ts';
import type { Clock } from '../lib/clock.ts';
import { shortHash } from '../lib/ids.ts';
import { commitToCopy } from './commit-to-copy.ts';
import { GuardedStore } from './guarded-store.ts';
import { type Copy, SessionCopies } from './session-copies.ts';
import { type DescribeSession, SessionLog, type SessionLogger } from './session-log.ts';
import type { SessionObserver } from './session-observer.ts';
import {
  type Commit,
  type CommitOutcome,
  type Session,
  type SessionStore,
  StoreUnavailable,
  type TurnEvent,
} from './session-store.ts';
import { WriteBacks } from './write-backs.ts';

/** `degraded`: the store was away, and this is what the instance knows by itself. */
interface Degradable {
  readonly degraded: boolean;
}

type Missing =
  /** Degraded, nothing is known, which says nothing about the store. */
  | ({ readonly kind: 'absent' } & Degradable)
  /** The store does not have it though its time has not passed. Whoever goes on with it creates it anew, in another epoch. */
  | { readonly kind: 'lost'; readonly session: Session }
  /** There was one, and its time has passed. */
  | { readonly kind: 'expired' }
  | { readonly kind: 'deleted' };

export type ResilientLoad =
  | ({ readonly kind: 'found'; readonly session: Session; readonly source: 'copy' | 'store' } & Degradable)
  | Missing;

/** Degraded, `events` are only those that this instance could not save. */
export type ResilientOpen =
  | ({
      readonly kind: 'found';
      readonly session: Session;
      readonly events: readonly TurnEvent[];
    } & Degradable)
  | Missing;

export type ResilientCommit = CommitOutcome & Degradable;

export interface SessionStoreStatus {
  readonly available: boolean;
  /** Epoch milliseconds. */
  readonly degradedSince: number | null;
  /** Sessions with turns that the store lacks. */
  readonly unsaved: number;
  readonly cached: number;
}

export interface ResilientOptions {
  readonly store: SessionStore;
  readonly ttlSeconds: number;
  readonly clock: Clock;
  readonly logger: SessionLogger;
  readonly describe: DescribeSession;
  readonly observer: SessionObserver;
  /** How many sessions the instance keeps a copy of. */
  readonly capacity?: number;
}

const CAPACITY = 10_000;

/**
 * What turns use: the store, and this instance's copies of its newest sessions, from which conversations
 * go on while the store is away. It never rejects for the store's sake, but for `delete` and `ping`.
 * What was accepted meanwhile is written back when the store returns, and before it is used for that
 * session; where both went on, the store's counts. Turns of one session must come one after another.
 */
export class ResilientSessionStore {
  readonly #clock: Clock;
  readonly #log: SessionLog;
  readonly #copies: SessionCopies;
  readonly #store: GuardedStore;
  readonly #writeBacks: WriteBacks;

  constructor({
    store,
    ttlSeconds,
    clock,
    logger,
    describe,
    observer,
    capacity = CAPACITY,
  }: ResilientOptions) {
    this.#clock = clock;
    this.#log = new SessionLog(logger, describe);
    const onLost = (id: string) => {
      observer.lostUnsaved();
      logger.error({ session: shortHash(id) }, 'an unsaved session was dropped for want of room');
    };
    this.#copies = new SessionCopies({ capacity, ttlSeconds, clock, onLost });
    const onAvailable = () => void this.#writeBacks.drain();
    this.#store = new GuardedStore({ store, clock, logger, observer, onAvailable });
    const now = () => clock.now();
    this.#writeBacks = new WriteBacks({ store: this.#store, copies: this.#copies, now, logger, observer });
  }

  /** Unless `fresh`, the instance's copy will do, which costs no command of the store. */
  async load(id: string, { fresh }: { fresh: boolean }): Promise<ResilientLoad> {
    const loaded = await this.#whileAvailable(id, () => this.#load(id, fresh));
    return (
      loaded ?? this.#copied(id, (session) => ({ kind: 'found', session, source: 'copy', degraded: true }))
    );
  }

  /** The session as a client sees it that starts up. */
  async open(id: string): Promise<ResilientOpen> {
    const opened = await this.#whileAvailable(id, () => this.#open(id));
    const events = this.#copies.findUnsaved(id)?.events ?? [];
    return opened ?? this.#copied(id, (session) => ({ kind: 'found', session, events, degraded: true }));
  }

  /** With the store away, or in doubt, what `whenAway` says is committed to the copy. */
  async commit(id: string, commit: Commit, whenAway: () => Commit = () => commit): Promise<ResilientCommit> {
    const outcome = await this.#whileAvailable(id, () => this.#commit(id, commit));
    if (outcome) return { ...outcome, degraded: false };
    const local = commitToCopy(this.#copies, id, whenAway());
    this.#writeBacks.retrySoon();
    return { ...local, degraded: true };
  }

  /** Rejects with `StoreUnavailable` when the deletion cannot be made to last. */
  async delete(id: string): Promise<void> {
    await this.#store.call('delete', (store) => store.delete(id));
    this.#copies.putDeleted(id);
    this.#log.tell('session deleted', id, null);
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
    };
  }

  /** Hands in what the store lacks, if it can be reached. */
  async close(): Promise<void> {
    await this.#writeBacks.close();
    this.#store.close();
  }

  /** Null when the store is away: the copy must do. */
  async #whileAvailable<Outcome>(id: string, run: () => Promise<Outcome>): Promise<Outcome | null> {
    if (!this.#store.isAvailable) return null;
    try {
      await this.#writeBacks.settle(id);
      return await run();
    } catch (error) {
      if (error instanceof StoreUnavailable) return null;
      throw error;
    }
  }

  async #load(id: string, fresh: boolean): Promise<ResilientLoad> {
    const known = this.#copies.findLive(id);
    if (known && !fresh) return { kind: 'found', session: known, source: 'copy', degraded: false };
    const outcome = await this.#read(id, () => this.#store.call('load', (store) => store.load(id)));
    return outcome.kind === 'found' ? { ...outcome, source: 'store', degraded: false } : outcome;
  }

  async #open(id: string): Promise<ResilientOpen> {
    const outcome = await this.#read(id, () => this.#store.call('open', (store) => store.open(id)));
    return outcome.kind === 'found' ? { ...outcome, degraded: false } : outcome;
  }

  async #read<Found extends { readonly kind: 'found'; readonly session: Session }>(
    id: string,
    read: () => Promise<Found | { readonly kind: 'absent' } | { readonly kind: 'deleted' }>,
  ): Promise<Found | Missing> {
    const before = this.#copies.find(id);
    const sentAt = this.#clock.now();
    const outcome = await read();
    if (outcome.kind === 'absent') return this.#missing(id);
    if (outcome.kind === 'deleted') {
      this.#copies.putDeleted(id);
      return outcome;
    }
    if (this.#isBehind(outcome.session, before)) {
      await this.#repair(id, before.session);
      return this.#read(id, read);
    }
    const session = this.#keep(id, outcome.session, before, sentAt);
    this.#log.tell('session state retrieved', id, session);
    this.#log.tell('session TTL refreshed', id, session);
    return { ...outcome, session };
  }

  async #commit(id: string, commit: Commit): Promise<CommitOutcome> {
    const before = this.#copies.find(id);
    const sentAt = this.#clock.now();
    const outcome = await this.#store.call('commit', (store) => store.commit(id, commit));
    switch (outcome.kind) {
      case 'applied':
        this.#copies.putSaved(id, commit.next, sentAt);
        this.#log.tell('session state saved', id, commit.next);
        return outcome;
      case 'replay':
      case 'newer':
        if (this.#isBehind(outcome.session, before)) {
          await this.#repair(id, before.session);
          return this.#commit(id, commit);
        }
        return { ...outcome, session: this.#keep(id, outcome.session, before, sentAt) };
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

  /** The store was restored or failed over to an older state of the same line. */
  #isBehind(session: Session, copy: Copy | undefined): copy is Exclude<Copy, { kind: 'deleted' }> {
    if (!copy || copy.kind === 'deleted' || !this.#copies.isCurrent(copy)) return false;
    return copy.session.epoch === session.epoch && copy.session.version > session.version;
  }

  async #repair(id: string, session: Session): Promise<void> {
    this.#copies.putUnsaved(id, session, []);
    await this.#writeBacks.settle(id);
  }

  /** What the store said becomes the copy, unless a newer turn was committed while the answer was on its way. */
  #keep(id: string, session: Session, before: Copy | undefined, sentAt: number): Session {
    const copy = this.#copies.find(id);
    if (copy !== before && this.#isBehind(session, copy)) return copy.session;
    this.#copies.putSaved(id, session, sentAt);
    return session;
  }

  /** What it means that a reachable store has no such session. */
  #missing(id: string): Missing {
    const copy = this.#copies.find(id);
    if (!copy) return { kind: 'absent', degraded: false };
    if (copy.kind === 'deleted') {
      return this.#copies.isCurrent(copy) ? { kind: 'deleted' } : { kind: 'absent', degraded: false };
    }
    return this.#copies.isCurrent(copy) ? { kind: 'lost', session: copy.session } : { kind: 'expired' };
  }

  /** What the instance knows by itself. */
  #copied<Found>(id: string, found: (session: Session) => Found): Found | Missing {
    const session = this.#copies.findLive(id);
    if (session) {
      this.#copies.renew(id, session);
      return found(session);
    }
    const missing = this.#missing(id);
    return missing.kind === 'absent' ? { kind: 'absent', degraded: true } : missing;
  }
}

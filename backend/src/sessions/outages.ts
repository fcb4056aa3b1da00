import { setTimeout as elapsed } from 'node:timers/promises';
import { before, DeadlinePassed, monotonicMs } from '../lib/deadline.ts';
import { randomId } from '../lib/ids.ts';
import type { Logger } from '../lib/logger.ts';
import type { ArchiveWriter } from './archive/archive-writer.ts';
import { ArchiveUnavailable, type SessionArchive } from './archive/session-archive.ts';
import type { DeletionMarks } from './deletion-marks.ts';
import type { GuardedStore } from './guarded-store.ts';
import type { Recovery } from './recovery.ts';
import type { SessionCopies } from './session-copies.ts';

export interface OutagesOptions {
  readonly archive: Pick<SessionArchive, 'announceOutage' | 'endOutage' | 'isAnyOut'>;
  readonly store: GuardedStore;
  readonly copies: Pick<SessionCopies, 'unsavedCount'>;
  readonly recovery: Recovery;
  readonly marks: Pick<DeletionMarks, 'writeNewest'>;
  readonly writer: Pick<ArchiveWriter, 'flushAll'> | null;
  /** Other instances that share the database; null if there are none. */
  readonly peers: Peers | null;
  readonly logger: Logger;
}

export interface Peers {
  /** How long a look is valid. Whatever was announced longer ago is known to every peer. */
  readonly lookWithinMs: number;
}

const INSTANCE_LENGTH = 11;
/** Well below the command time-out, so that a turn that falls back need not wait for the peers to look. */
const SUSPICIOUS_SILENCE_MS = 450;
/** How long a slow database may delay a turn. */
const PATIENCE_MS = 100;
/** How often to look when no turns come, for deletions and turns that others left. */
const LOOKS_WHEN_IDLE_MS = 2_000;
/** A connection that broke may break again, so an outage is announced for at least this long. */
const LASTS_AT_LEAST_MS = 1_000;
/** How long an announcement survives its instance. Meanwhile the peers bring in what it left. */
const NOTICE_SECONDS = 5;

/**
 * Coordinates outages that affect only some instances. An instance that cannot reach the store announces
 * that in the database before it goes on without the store. While the announcement stands, instances that
 * can reach the store also ask the database, and archive each turn before acknowledging it. A conversation
 * that moves between instances therefore goes on from its newest turn. Both sides need the database;
 * without a timely answer from it, an instance assumes that no other has an outage.
 */
export class Outages {
  readonly #options: OutagesOptions;
  readonly #instance = randomId(INSTANCE_LENGTH);
  /** When (monotonic) the peers were told; null: that failed. */
  #announcedAt: Promise<number | null> | null = null;
  #suspectedAt = 0;
  /** How many operations are running without the store. */
  #underWay = 0;
  #hasPeerOutage = false;
  /** Monotonic time of the last look. */
  #lookedAt = Number.NEGATIVE_INFINITY;
  #couldLook = true;
  /** Someone has asked since the last look. */
  #isAsked = false;
  #looking: Promise<void> | null = null;
  #ending: Promise<void> = Promise.resolve();
  #adopting: Promise<void> | null = null;
  #isClosed = false;

  constructor(options: OutagesOptions) {
    this.#options = options;
  }

  /** The database may have turns and deletions that the store lacks. */
  get hasPeerOutage(): boolean {
    return this.#hasPeerOutage;
  }

  /** Peers may have to go on from what the database has: this instance announces an outage, or another one does. */
  get hasAny(): boolean {
    return this.#announcedAt !== null || this.#hasPeerOutage;
  }

  /**
   * The store may be out of reach. The peers are told now, so that nothing waits for it once the outage is
   * certain.
   */
  suspect(): void {
    if (this.#isClosed) return;
    const { peers, writer } = this.#options;
    this.#suspectedAt = monotonicMs();
    if (this.#announcedAt) return;
    if (peers !== null) this.#announcedAt = this.#announce();
    // Whoever serves its sessions next may have the database alone: a peer that lost the store as well, or a
    // process that replaces this one.
    void writer?.flushAll();
  }

  /** Resolves once every reachable peer has been told of the outage and has had time to look. */
  async announced(): Promise<void> {
    const { peers } = this.#options;
    if (peers === null) return;
    this.suspect();
    const announcedAt = await this.#announcedAt;
    if (announcedAt === null) return;
    const leftMs = announcedAt + peers.lookWithinMs - monotonicMs();
    if (leftMs > 0) await elapsed(Math.ceil(leftMs));
  }

  /** Runs work that goes on without the store, once all peers know of the outage. */
  async during<T>(work: () => Promise<T>): Promise<T> {
    this.#underWay += 1;
    try {
      await this.announced();
      return await work();
    } finally {
      this.#underWay -= 1;
    }
  }

  /**
   * Refreshes `hasPeerOutage` before it is relied on. Usually a recent look suffices; otherwise this waits
   * for a new one.
   */
  async refresh(): Promise<void> {
    const { peers } = this.#options;
    if (peers === null) return;
    this.#isAsked = true;
    if (!this.#couldLook || this.#age < peers.lookWithinMs) return;
    await before(monotonicMs() + PATIENCE_MS, this.#look()).catch(unlessLate);
  }

  /**
   * Called periodically, so that turns seldom wait: announces an outage of this instance and looks for
   * those of others.
   */
  async poll(): Promise<void> {
    if (this.#options.store.silentForMs > SUSPICIOUS_SILENCE_MS) this.suspect();
    if (this.#announcedAt) await (this.#isOver() ? this.#end() : this.#renew().catch(unlessAway));
    if (this.#isAsked || this.#hasPeerOutage || this.#age > LOOKS_WHEN_IDLE_MS) await this.#look();
  }

  /** An outage that has not ended stays announced until its notice expires. */
  async close(): Promise<void> {
    this.#isClosed = true;
    await this.#announcedAt;
    await this.#looking;
    await this.#adopting;
    if (this.#announcedAt && this.#isOver()) await this.#end();
  }

  async #announce(): Promise<number | null> {
    try {
      await this.#ending;
      await this.#renew();
      return monotonicMs();
    } catch (err) {
      if (!(err instanceof ArchiveUnavailable))
        this.#options.logger.error({ err }, 'an outage could not be announced');
      return null;
    }
  }

  async #renew(): Promise<void> {
    try {
      await this.#options.archive.announceOutage(this.#instance, NOTICE_SECONDS);
    } catch (error) {
      this.#announcedAt = null;
      throw error;
    }
  }

  /**
   * An outage suspected meanwhile is announced only after this. If the call fails, the notice expires by
   * itself.
   */
  async #end(): Promise<void> {
    this.#announcedAt = null;
    this.#ending = this.#options.archive.endOutage(this.#instance).catch(unlessAway);
    await this.#ending;
  }

  #isOver(): boolean {
    const { store, copies, recovery } = this.#options;
    if (monotonicMs() - this.#suspectedAt < LASTS_AT_LEAST_MS || this.#underWay > 0) return false;
    return store.isAvailable && !recovery.isUnderWay && copies.unsavedCount === 0;
  }

  get #age(): number {
    return monotonicMs() - this.#lookedAt;
  }

  /** One look at a time, shared by all who wait for it. */
  #look(): Promise<void> {
    this.#looking ??= this.#learn().finally(() => {
      this.#looking = null;
    });
    return this.#looking;
  }

  async #learn(): Promise<void> {
    const { archive, store, writer } = this.#options;
    const lookedAt = monotonicMs();
    const had = this.#hasPeerOutage;
    this.#isAsked = false;
    try {
      this.#hasPeerOutage = await archive.isAnyOut(this.#instance);
      this.#couldLook = true;
    } catch (error) {
      unlessAway(error);
      // Without the database no peer can go on from what it has.
      this.#hasPeerOutage = false;
      this.#couldLook = false;
    }
    this.#lookedAt = lookedAt;
    if (this.#hasPeerOutage && !had) void writer?.flushAll();
    if (!this.#hasPeerOutage || !store.isAvailable) return;
    this.#adopting ??= this.#adopt();
  }

  /** Brings into the store what peers left in the database, whether or not anyone asks for it. */
  async #adopt(): Promise<void> {
    const { store, marks, recovery, logger } = this.#options;
    try {
      await marks.writeNewest((id) => store.call('delete', (to) => to.delete(id)));
      await recovery.start();
    } catch (err) {
      logger.debug({ err }, 'turns left by an instance without the store could not be adopted');
    } finally {
      this.#adopting = null;
    }
  }
}

function unlessLate(error: unknown): void {
  if (!(error instanceof DeadlinePassed)) throw error;
}

function unlessAway(error: unknown): void {
  if (!(error instanceof ArchiveUnavailable)) throw error;
}

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
  readonly archive: Pick<SessionArchive, 'tellOutage' | 'endOutage' | 'isAnyOut'>;
  readonly store: GuardedStore;
  readonly copies: Pick<SessionCopies, 'unsavedCount'>;
  readonly recovery: Recovery;
  readonly marks: Pick<DeletionMarks, 'writeNewest'>;
  readonly writer: Pick<ArchiveWriter, 'hurry'> | null;
  /** Other instances that share the database; null: there are none. */
  readonly peers: Peers | null;
  readonly logger: Logger;
}

export interface Peers {
  /** What they learnt is good for so long: what is told is known to them by then. */
  readonly lookWithinMs: number;
}

const INSTANCE_LENGTH = 11;
/** Well before a command is given up: what goes on without the store then need not wait for the others to look. */
const SUSPICIOUS_SILENCE_MS = 450;
/** A database that is slow to answer keeps a turn no longer. */
const PATIENCE_MS = 100;
/** For what nobody asks: deletions and turns that others left. */
const LOOKS_WHEN_IDLE_MS = 2_000;
/** A connection that broke may break again. */
const LASTS_AT_LEAST_MS = 1_000;
/** Of an instance that has ended: meanwhile the others bring in what it left. */
const NOTICE_SECONDS = 5;

/**
 * Outages that not all instances have. One that cannot reach the store says so in the database before it goes on
 * without, and others, that can, ask the database as well for as long as it says so, and archive what they take at once:
 * a conversation that goes from one to the other goes on from its newest turn. Both must reach the database: one that
 * it does not answer in time goes on as if nobody else had an outage.
 */
export class Outages {
  readonly #options: OutagesOptions;
  readonly #instance = randomId(INSTANCE_LENGTH);
  /** When (monotonic) the others were told; null: that failed. */
  #told: Promise<number | null> | null = null;
  #suspectedAt = 0;
  /** How much goes on without the store. */
  #underWay = 0;
  #areElsewhere = false;
  /** Monotonic: what is known of the others is as old as that. */
  #lookedAt = Number.NEGATIVE_INFINITY;
  #couldLook = true;
  /** Somebody has asked since. */
  #isAsked = false;
  #looking: Promise<void> | null = null;
  #ending: Promise<void> = Promise.resolve();
  #adopting: Promise<void> | null = null;
  #isClosed = false;

  constructor(options: OutagesOptions) {
    this.#options = options;
  }

  /** The database may have turns and deletions that the store lacks. */
  get areElsewhere(): boolean {
    return this.#areElsewhere;
  }

  /** The store may be out of reach: the others are told now, so that nothing waits for that once it is. */
  suspect(): void {
    if (this.#options.peers === null || this.#isClosed) return;
    this.#suspectedAt = monotonicMs();
    this.#told ??= this.#tell();
  }

  /** Resolves when all others that can be told of the outage have been, and had the time to look. */
  async known(): Promise<void> {
    const { peers } = this.#options;
    if (peers === null) return;
    this.suspect();
    const toldAt = await this.#told;
    if (toldAt === null) return;
    const leftMs = toldAt + peers.lookWithinMs - monotonicMs();
    if (leftMs > 0) await elapsed(Math.ceil(leftMs));
  }

  /** Does what goes on without the store, when all others know of it. */
  async during<T>(work: () => Promise<T>): Promise<T> {
    this.#underWay += 1;
    try {
      await this.known();
      return await work();
    } finally {
      this.#underWay -= 1;
    }
  }

  /** Before `areElsewhere` is believed: what was learnt a moment ago will do, else there is a look, which may take a moment. */
  async ask(): Promise<void> {
    const { peers } = this.#options;
    if (peers === null) return;
    this.#isAsked = true;
    if (!this.#couldLook || this.#age < peers.lookWithinMs) return;
    await before(monotonicMs() + PATIENCE_MS, this.#look()).catch(unlessLate);
  }

  /** To be called again and again, so that there is seldom a need to wait: tells of the one here, and learns of others. */
  async keepUp(): Promise<void> {
    if (this.#options.store.silentForMs > SUSPICIOUS_SILENCE_MS) this.suspect();
    if (this.#told) await (this.#isOver() ? this.#end() : this.#renew().catch(unlessAway));
    if (this.#isAsked || this.#areElsewhere || this.#age > LOOKS_WHEN_IDLE_MS) await this.#look();
  }

  /** What is left of an outage is told for a while longer. */
  async close(): Promise<void> {
    this.#isClosed = true;
    await this.#told;
    await this.#looking;
    await this.#adopting;
    if (this.#told && this.#isOver()) await this.#end();
  }

  async #tell(): Promise<number | null> {
    try {
      await this.#ending;
      await this.#renew();
      return monotonicMs();
    } catch (err) {
      if (!(err instanceof ArchiveUnavailable))
        this.#options.logger.error({ err }, 'an outage could not be told of');
      return null;
    }
  }

  async #renew(): Promise<void> {
    try {
      await this.#options.archive.tellOutage(this.#instance, NOTICE_SECONDS);
    } catch (error) {
      this.#told = null;
      throw error;
    }
  }

  /** A new one that is suspected meanwhile is told of after that. Where it fails, time ends it. */
  async #end(): Promise<void> {
    this.#told = null;
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

  /** One at a time, joined by all who wait for it. */
  #look(): Promise<void> {
    this.#looking ??= this.#learn().finally(() => {
      this.#looking = null;
    });
    return this.#looking;
  }

  async #learn(): Promise<void> {
    const { archive, store, writer } = this.#options;
    const lookedAt = monotonicMs();
    const were = this.#areElsewhere;
    this.#isAsked = false;
    try {
      this.#areElsewhere = await archive.isAnyOut(this.#instance);
      this.#couldLook = true;
    } catch (error) {
      unlessAway(error);
      // Without the database nobody goes on from what it has.
      this.#areElsewhere = false;
      this.#couldLook = false;
    }
    this.#lookedAt = lookedAt;
    if (!this.#areElsewhere || !store.isAvailable) return;
    if (!were) writer?.hurry();
    this.#adopting ??= this.#adopt();
  }

  /** What others left in the database comes into the store, whether anybody asks for it or not. */
  async #adopt(): Promise<void> {
    const { store, marks, recovery, logger } = this.#options;
    try {
      await marks.writeNewest((id) => store.call('delete', (to) => to.delete(id)));
      await recovery.start();
    } catch (err) {
      logger.debug({ err }, 'what an instance without the store left could not be brought into it');
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

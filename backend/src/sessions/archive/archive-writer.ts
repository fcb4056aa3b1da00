import type { Clock } from '../../lib/clock.ts';
import { backoffMs } from '../../lib/retry.ts';
import type { Session } from '../session-store.ts';
import { type DirtyLimits, type DirtySession, DirtySessions, type Lost } from './dirty-sessions.ts';
import { type ArchivedTurn, ArchiveUnavailable } from './session-archive.ts';
import { type BatchPorts, writeBatch } from './write-batch.ts';

export interface ArchiveWriterOptions extends BatchPorts {
  readonly clock: Clock;
  /** How much may wait at most. */
  readonly limits?: DirtyLimits;
}

export interface ArchiveWriterStatus {
  /** Sessions and turns waiting to be written. */
  readonly sessions: number;
  readonly turns: number;
  /** How long the oldest of them has waited; null if nothing waits. */
  readonly oldestAgeMs: number | null;
  readonly lost: Lost;
  /** Epoch ms; null before the first flush. */
  readonly lastFlushAt: number | null;
  /** Epoch ms since when writing has failed; null while it works. */
  readonly failingSince: number | null;
}

/** How long a session's first turn waits for further ones. */
const FLUSH_MS = 1_000;
/** Entries that become due within this time are written in the same flush. */
const TOGETHER_MS = 100;
const RETRY_MS = { firstMs: 1_000, maxMs: 15_000 };
/**
 * Sessions in one statement. Larger batches would delay turns, both while they are built and in the
 * database.
 */
const BATCH = 50;
const LIMITS: DirtyLimits = { sessions: 10_000, turns: 10_000 };

/**
 * Write-behind from committed turns to the archive: a session is written a second after the first turn that
 * the archive lacks, with all turns since, and together with other sessions due by then. One flush runs at
 * a time. While the database is unavailable, retries back off, and entries beyond the limits are dropped
 * and counted.
 */
export class ArchiveWriter {
  readonly #options: ArchiveWriterOptions;
  readonly #dirty: DirtySessions;
  #inFlight: readonly DirtySession[] = [];
  #flushing: Promise<void> | null = null;
  #timer: NodeJS.Timeout | null = null;
  #failures = 0;
  #failingSince: number | null = null;
  #lastFlushAt: number | null = null;
  #loggedLost: Lost;
  #isClosed = false;

  constructor(options: ArchiveWriterOptions) {
    this.#options = options;
    this.#dirty = new DirtySessions(options.limits ?? LIMITS);
    this.#loggedLost = this.#dirty.lost;
  }

  /** A turn that the store has, and the session after it. `expiresAt`: epoch ms. */
  note(id: string, session: Session, turn: ArchivedTurn, expiresAt: number): void {
    this.#add({ id, session, turns: [turn], expiresAt, since: this.#options.clock.now() });
  }

  /** The store has renewed the session. `expiresAt`: epoch ms. */
  touch(id: string, expiresAt: number): void {
    this.#add({ id, session: null, turns: [], expiresAt, since: this.#options.clock.now() });
  }

  /** Drops what waits of a deleted session. The archive itself refuses what is already in flight. */
  forget(id: string): void {
    this.#dirty.remove(id);
  }

  /** The session's turns that the archive may lack, in the order in which they were noted. */
  waiting(id: string): readonly ArchivedTurn[] {
    const inFlight = this.#inFlight.find((entry) => entry.id === id)?.turns ?? [];
    return [...inFlight, ...this.#dirty.turnsOf(id)];
  }

  /** Resolves once the archive has everything noted of the session. Rejects with `ArchiveUnavailable`. */
  async flushNow(id: string): Promise<void> {
    const { lost } = this.#dirty;
    while (this.#dirty.has(id) || this.#inFlight.some((entry) => entry.id === id)) await this.#flush();
    // The loss may concern another session; refusing once too often is the safe side.
    if (this.#dirty.lost !== lost) throw new ArchiveUnavailable('The archive may lack the turn');
  }

  /** Flushes immediately, because another instance is about to go on from the archive. */
  async flushAll(): Promise<void> {
    // A flush in flight may omit sessions that are not due yet.
    await this.#flushing?.catch(() => {});
    if (this.#dirty.size > 0 && !this.#isClosed) await this.#flush().catch(() => {});
  }

  status(): ArchiveWriterStatus {
    const since = this.#inFlight[0]?.since ?? this.#dirty.oldestSince;
    return {
      sessions: this.#dirty.size + this.#inFlight.length,
      turns: this.#dirty.turnCount + this.#inFlight.reduce((sum, { turns }) => sum + turns.length, 0),
      oldestAgeMs: since === null ? null : Math.max(0, this.#options.clock.now() - since),
      lost: this.#dirty.lost,
      lastFlushAt: this.#lastFlushAt,
      failingSince: this.#failingSince,
    };
  }

  /** Makes a last attempt to write everything. */
  async close(): Promise<void> {
    this.#isClosed = true;
    // A flush in flight may have begun before the newest turn was noted. Failures are reported where they
    // are noticed.
    await this.#flushing?.catch(() => {});
    await this.#flush().catch(() => {});
    const { sessions, turns } = this.status();
    if (sessions > 0) this.#options.logger.error({ sessions, turns }, 'not written to the archive');
  }

  #add(change: DirtySession): void {
    this.#dirty.add(change);
    this.#flushIn(FLUSH_MS);
  }

  #flushIn(ms: number): void {
    if (this.#isClosed || this.#timer || this.#flushing) return;
    this.#timer = setTimeout(() => {
      this.#timer = null;
      // A failure is reported where it is noticed, and retried.
      this.#flush(this.#dueBy()).catch(() => {});
    }, ms).unref();
  }

  /**
   * Writes entries that have waited since this instant (epoch ms). The oldest is always included, whatever
   * the clock says.
   */
  #dueBy(): number {
    const since = this.#options.clock.now() - FLUSH_MS;
    return Math.max(since, this.#dirty.oldestSince ?? since) + TOGETHER_MS;
  }

  /** Until the oldest entry is due; bounded, because the clock may have been changed. */
  #untilDue(): number {
    const now = this.#options.clock.now();
    const waits = now - (this.#dirty.oldestSince ?? now);
    return Math.min(Math.max(FLUSH_MS - waits, 0), FLUSH_MS);
  }

  /** One flush at a time, shared by all who wait for it. */
  #flush(dueBy = Number.POSITIVE_INFINITY): Promise<void> {
    if (this.#timer) clearTimeout(this.#timer);
    this.#timer = null;
    this.#flushing ??= this.#writeDue(dueBy).finally(() => {
      this.#flushing = null;
      this.#logLost();
      if (this.#dirty.size > 0)
        this.#flushIn(this.#failures > 0 ? backoffMs(this.#failures, RETRY_MS) : this.#untilDue());
    });
    return this.#flushing;
  }

  /** Writes what waits when it begins; later entries are left to the next flush. */
  async #writeDue(dueBy: number): Promise<void> {
    for (let left = this.#dirty.size; left > 0; left -= BATCH) {
      this.#inFlight = this.#dirty.take(Math.min(left, BATCH), dueBy);
      if (this.#inFlight.length === 0) break;
      try {
        for (const refused of await writeBatch(this.#inFlight, this.#options)) this.#dirty.countLost(refused);
      } catch (error) {
        this.#dirty.putBack(this.#inFlight);
        this.#failed(error);
        throw error;
      } finally {
        this.#inFlight = [];
      }
    }
    this.#succeeded();
  }

  #failed(error: unknown): void {
    const { clock, logger } = this.#options;
    this.#failures += 1;
    if (this.#failingSince !== null) return;
    this.#failingSince = clock.now();
    logger.warn({ err: error }, 'archive unavailable, retrying');
  }

  #succeeded(): void {
    const { clock, logger } = this.#options;
    const now = clock.now();
    if (this.#failingSince !== null)
      logger.info({ forMs: now - this.#failingSince }, 'archive available again');
    this.#failures = 0;
    this.#failingSince = null;
    this.#lastFlushAt = now;
  }

  #logLost(): void {
    const { lost } = this.#dirty;
    if (lost === this.#loggedLost) return;
    this.#loggedLost = lost;
    this.#options.logger.error({ ...lost }, 'turns or sessions lost to the archive');
  }
}

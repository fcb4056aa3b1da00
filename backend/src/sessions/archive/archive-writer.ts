import type { Clock } from '../../lib/clock.ts';
import { backoffMs } from '../../lib/retry.ts';
import type { Session } from '../session-store.ts';
import { type DirtyLimits, type DirtySession, DirtySessions, type Lost } from './dirty-sessions.ts';
import { type ArchivedTurn, ArchiveUnavailable } from './session-archive.ts';
import { type BatchPorts, writeBatch } from './write-batch.ts';

export interface ArchiveWriterOptions extends BatchPorts {
  readonly clock: Clock;
  /** What may wait at most. */
  readonly limits?: DirtyLimits;
}

export interface ArchiveWriterStatus {
  /** Sessions and turns that wait to be written. */
  readonly sessions: number;
  readonly turns: number;
  /** How long the first of them has waited; null when nothing waits. */
  readonly oldestAgeMs: number | null;
  readonly lost: Lost;
  /** Epoch ms; null before the first. */
  readonly lastFlushAt: number | null;
  /** Epoch ms since when nothing could be written; null while it can. */
  readonly failingSince: number | null;
}

/** How long a session's first turn waits for more. */
const FLUSH_MS = 1_000;
/** What comes due so soon after another is written with it. */
const TOGETHER_MS = 100;
const RETRY_MS = { firstMs: 1_000, maxMs: 15_000 };
/** Sessions a statement: turns wait while it is put together, and while the database is busy with it. */
const BATCH = 50;
const LIMITS: DirtyLimits = { sessions: 10_000, turns: 10_000 };

/**
 * Takes committed turns off their way and brings them to the archive: a session a second after the first of its turns
 * that the archive lacks, with all that came since, and with the sessions that are due then. One flush runs at a time;
 * while the database is away it is tried less and less often, and what cannot wait any more is counted.
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
  #toldLost: Lost;
  #isClosed = false;

  constructor(options: ArchiveWriterOptions) {
    this.#options = options;
    this.#dirty = new DirtySessions(options.limits ?? LIMITS);
    this.#toldLost = this.#dirty.lost;
  }

  /** A turn that the store has, and the session after it. `expiresAt`: epoch ms. */
  note(id: string, session: Session, turn: ArchivedTurn, expiresAt: number): void {
    this.#add({ id, session, turns: [turn], expiresAt, since: this.#options.clock.now() });
  }

  /** The store has renewed the session. `expiresAt`: epoch ms. */
  touch(id: string, expiresAt: number): void {
    this.#add({ id, session: null, turns: [], expiresAt, since: this.#options.clock.now() });
  }

  /** Nothing more is written of a session that was deleted; the archive refuses what is under way. */
  forget(id: string): void {
    this.#dirty.remove(id);
  }

  /** The session's turns that the archive may lack, in the order in which they were noted. */
  waiting(id: string): readonly ArchivedTurn[] {
    const inFlight = this.#inFlight.find((entry) => entry.id === id)?.turns ?? [];
    return [...inFlight, ...this.#dirty.turnsOf(id)];
  }

  /** Resolves when the archive has what was noted of the session. Rejects with `ArchiveUnavailable`. */
  async flushNow(id: string): Promise<void> {
    const { lost } = this.#dirty;
    while (this.#dirty.has(id) || this.#inFlight.some((entry) => entry.id === id)) await this.#flush();
    // It may be another session that was lost meanwhile; better one refusal too many.
    if (this.#dirty.lost !== lost) throw new ArchiveUnavailable('The archive may lack the turn');
  }

  /** Now rather than within a second: another instance is about to go on from what the archive has. */
  hurry(): void {
    if (this.#dirty.size > 0 && !this.#isClosed) this.#flush().catch(() => {});
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

  /** Tries a last time to write all. */
  async close(): Promise<void> {
    this.#isClosed = true;
    // One that is under way may have begun before the newest was noted. Failures are told where they are noticed.
    await this.#flushing?.catch(() => {});
    await this.#flush().catch(() => {});
    const { sessions, turns } = this.status();
    if (sessions > 0) this.#options.logger.error({ sessions, turns }, 'left unwritten to the archive');
  }

  #add(change: DirtySession): void {
    this.#dirty.add(change);
    this.#flushIn(FLUSH_MS);
  }

  #flushIn(ms: number): void {
    if (this.#isClosed || this.#timer || this.#flushing) return;
    this.#timer = setTimeout(() => {
      this.#timer = null;
      // A failure is told where it is noticed, and tried again.
      this.#flush(this.#dueBy()).catch(() => {});
    }, ms).unref();
  }

  /** Of a session that is written now: since when (epoch ms) it waits at the latest. The first is, whatever the clock. */
  #dueBy(): number {
    const since = this.#options.clock.now() - FLUSH_MS;
    return Math.max(since, this.#dirty.oldestSince ?? since) + TOGETHER_MS;
  }

  /** Until the first is due; the clock may have been set. */
  #untilDue(): number {
    const now = this.#options.clock.now();
    const waits = now - (this.#dirty.oldestSince ?? now);
    return Math.min(Math.max(FLUSH_MS - waits, 0), FLUSH_MS);
  }

  /** One at a time, joined by all who wait for it. */
  #flush(dueBy = Number.POSITIVE_INFINITY): Promise<void> {
    if (this.#timer) clearTimeout(this.#timer);
    this.#timer = null;
    this.#flushing ??= this.#writeDue(dueBy).finally(() => {
      this.#flushing = null;
      this.#tellLost();
      if (this.#dirty.size > 0)
        this.#flushIn(this.#failures > 0 ? backoffMs(this.#failures, RETRY_MS) : this.#untilDue());
    });
    return this.#flushing;
  }

  /** What waits at its beginning; what comes meanwhile is for the next one. */
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
    logger.warn({ err: error }, 'archive unavailable, trying again');
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

  #tellLost(): void {
    const { lost } = this.#dirty;
    if (lost === this.#toldLost) return;
    this.#toldLost = lost;
    this.#options.logger.error({ ...lost }, 'turns or sessions lost to the archive');
  }
}

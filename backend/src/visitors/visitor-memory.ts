import type { Answers } from '../domain/answers.ts';
import type { Business } from '../domain/business.ts';
import type { Clock } from '../lib/clock.ts';
import { LruMap } from '../lib/lru-map.ts';
import { contactAnswers, isEmpty } from './visitor-profile.ts';
import type { RecallOutcome, VisitorStore } from './visitor-store.ts';
import type { VisitorWriter } from './visitor-writer.ts';

/** What a conversation knows of its visitor after a turn. */
export interface Told {
  readonly answers: Answers;
  /** Reference of the newest booking. */
  readonly booking: string | null;
}

export interface VisitorMemoryOptions {
  readonly business: Business;
  readonly store: VisitorStore;
  /** Null: nothing new is remembered. */
  readonly writer: VisitorWriter | null;
  readonly clock: Clock;
}

interface Noted extends Told {
  /** Epoch ms. */
  readonly at: number;
}

/** How often a visitor's presence is noted again if they tell nothing new. */
const NOTE_AGAIN_MS = 60 * 60 * 1_000;
const MAX_NOTED = 10_000;

/**
 * Remembers visitors from one conversation to the next. Noting is write-behind, so it costs a turn nothing.
 */
export class VisitorMemory {
  readonly #options: VisitorMemoryOptions;
  readonly #noted = new LruMap<string, Noted>();

  constructor(options: VisitorMemoryOptions) {
    this.#options = options;
  }

  /** Rejects with `VisitorsUnavailable`. */
  async recall(visitor: string): Promise<RecallOutcome> {
    await this.#options.writer?.settle(visitor);
    return this.#options.store.recall(visitor);
  }

  note(visitor: string, { answers, booking }: Told): void {
    const { business, writer, clock } = this.#options;
    const at = clock.now();
    const before = this.#noted.get(visitor);
    // Answers are immutable, so the same object means the same answers.
    if (before?.answers === answers && before.booking === booking && at - before.at < NOTE_AGAIN_MS) return;
    this.#noted.set(visitor, { answers, booking, at });
    if (this.#noted.size > MAX_NOTED) this.#noted.evictOldest();
    const told = {
      answers: contactAnswers(business, answers),
      bookings: booking === null ? [] : [booking],
    };
    if (!isEmpty(told)) writer?.add({ visitor, told });
  }

  /** Rejects with `VisitorsUnavailable` when it could not be made durable; it is safe to retry. */
  async forget(visitor: string): Promise<void> {
    this.#options.writer?.drop(visitor);
    await this.#options.store.forget(visitor);
  }
}

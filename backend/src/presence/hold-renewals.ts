import type { HoldOfSession, HoldStore, Renewal } from '../bookings/hold-store.ts';
import { BookingsUnavailable } from '../bookings/reservation-store.ts';
import type { Logger } from '../lib/logger.ts';
import type { Announce } from './announce.ts';

export interface HoldRenewalsOptions {
  readonly holds: Pick<HoldStore, 'renewHolds'>;
  readonly announce: Announce;
  readonly logger: Logger;
}

const ONE_STATEMENT = 500;

/**
 * Renews holds and informs their conversations. Requests made while a statement is in flight share the next
 * one, so that many visitors leaving at once cost little. Never rejects: a hold that was not renewed lapses
 * by itself.
 */
export class HoldRenewals {
  readonly #options: HoldRenewalsOptions;
  #waiting: Readonly<Record<Renewal, Set<string>>> = noneWaiting();
  #running: Promise<void> | null = null;

  constructor(options: HoldRenewalsOptions) {
    this.#options = options;
  }

  renew(sessionIds: Iterable<string>, which: Renewal): Promise<void> {
    for (const id of sessionIds) this.#waiting[which].add(id);
    this.#running ??= this.#run();
    return this.#running;
  }

  /**
   * Starts in a microtask, so that simultaneous requests share a statement, and ends once nothing waits.
   */
  async #run(): Promise<void> {
    await Promise.resolve();
    try {
      while (this.#waiting.due.size + this.#waiting.all.size > 0) {
        const { due, all } = this.#waiting;
        this.#waiting = noneWaiting();
        await this.#renewAll([...all], 'all');
        await this.#renewAll([...due], 'due');
      }
    } finally {
      this.#running = null;
    }
  }

  async #renewAll(sessionIds: readonly string[], which: Renewal): Promise<void> {
    const { holds, logger } = this.#options;
    try {
      for (let from = 0; from < sessionIds.length; from += ONE_STATEMENT) {
        const renewed = await holds.renewHolds(sessionIds.slice(from, from + ONE_STATEMENT), which);
        await Promise.all(renewed.map((each) => this.#announce(each)));
      }
    } catch (error) {
      if (!(error instanceof BookingsUnavailable)) logger.error({ err: error }, 'renewing holds failed');
      else logger.debug({ err: error }, 'holds could not be renewed');
    }
  }

  async #announce({ sessionId, hold: { slotId, startsAt, expiresAt } }: HoldOfSession): Promise<void> {
    try {
      await this.#options.announce(sessionId, 'hold', { slotId, startsAt, expiresAt });
    } catch (error) {
      // The next renewal announces it again, and every GET shows it.
      this.#options.logger.debug({ err: error }, 'a renewed hold was not announced');
    }
  }
}

const noneWaiting = () => ({ due: new Set<string>(), all: new Set<string>() });

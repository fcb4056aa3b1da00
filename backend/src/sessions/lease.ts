import { monotonicMs } from '../lib/deadline.ts';
import { randomId } from '../lib/ids.ts';
import type { Logger } from '../lib/logger.ts';
import { repeatEvery } from '../lib/repeat.ts';
import { backoffMs } from '../lib/retry.ts';
import type { LeaseStore } from './lease-store.ts';
import { StoreUnavailable } from './session-store.ts';

const LEASE_MS = 10_000;
const RENEW_MS = LEASE_MS / 3;
/** Work that takes longer is considered stuck, and others need not wait for it. */
const LONGEST_HOLD_MS = 30_000;
const LONGEST_WAIT_MS = 5_000;
const BACKOFF = { firstMs: 50, maxMs: 500 };
const TOKEN_LENGTH = 22;

export interface LeaseOptions {
  readonly store: LeaseStore;
  /** False while the store is known to be unavailable, so that nobody waits for a time-out. */
  readonly isAvailable: () => boolean;
  readonly logger: Logger;
}

export interface Lease {
  /** Someone else held it first, so a session read before may be stale. */
  readonly waited: boolean;
}

interface Acquired extends Lease {
  readonly held: boolean;
}

/**
 * Keeps two instances from doing the same slow or costly work for a session, such as asking the model. It
 * only saves work: the caller goes on without the lease if the store is unavailable, the wait was long
 * enough, or the lease is lost on the way. The comparison in `commit` guarantees that no turn happens
 * twice.
 */
export class Leases {
  readonly #options: LeaseOptions;

  constructor(options: LeaseOptions) {
    this.#options = options;
  }

  /** Waits at most 5 seconds for the lease and renews it while `work` runs. Settles like `work`. */
  async withLease<Result>(id: string, work: (lease: Lease) => Promise<Result>): Promise<Result> {
    const token = randomId(TOKEN_LENGTH);
    const { held, waited } = await this.#acquire(id, token);
    if (!held) return work({ waited });
    const stopRenewing = this.#keepRenewing(id, token);
    try {
      return await work({ waited });
    } finally {
      await stopRenewing();
      await this.#unlessAway(() => this.#options.store.release(id, token));
    }
  }

  async #acquire(id: string, token: string): Promise<Acquired> {
    const giveUpAt = monotonicMs() + LONGEST_WAIT_MS;
    for (let attempt = 1; ; attempt += 1) {
      const waited = attempt > 1;
      const taken = await this.#unlessAway(() => this.#options.store.take(id, token, LEASE_MS));
      if (taken !== false) return { held: taken ?? false, waited };
      const pauseMs = backoffMs(attempt, BACKOFF);
      if (monotonicMs() + pauseMs > giveUpAt) {
        this.#options.logger.debug('gave up waiting for a lease: going on without it');
        return { held: false, waited: true };
      }
      await new Promise((resolve) => setTimeout(resolve, pauseMs));
    }
  }

  #keepRenewing(id: string, token: string): () => Promise<void> {
    const { store, logger } = this.#options;
    const endsAt = monotonicMs() + LONGEST_HOLD_MS - LEASE_MS;
    let isOurs = true;
    const renew = async (): Promise<void> => {
      if (!isOurs || monotonicMs() > endsAt) return;
      if ((await this.#unlessAway(() => store.renew(id, token, LEASE_MS))) !== false) return;
      isOurs = false;
      logger.debug('a lease was lost while its holder worked');
    };
    return repeatEvery(RENEW_MS, renew, (error) => logger.error({ err: error }, 'renewing a lease failed'));
  }

  /** Null if the store is unavailable. */
  async #unlessAway<Outcome>(run: () => Promise<Outcome>): Promise<Outcome | null> {
    if (!this.#options.isAvailable()) return null;
    try {
      return await run();
    } catch (error) {
      if (error instanceof StoreUnavailable) return null;
      throw error;
    }
  }
}

import type { LeaseStore } from './lease-store.ts';
import type { RedisClient } from './redis-client.ts';
import { sessionKeys } from './redis-keys.ts';
import { releaseLeaseReply, renewLeaseReply, takeLeaseReply } from './redis-replies.ts';

/** Leases in Redis 7 or Valkey 8, one script a verb. */
export class RedisLeaseStore implements LeaseStore {
  readonly #client: RedisClient;

  constructor(client: RedisClient) {
    this.#client = client;
  }

  async take(id: string, token: string, ms: number): Promise<boolean> {
    const reply = await this.#client.write('takeLease', sessionKeys(id), token, ms);
    return this.#inTime(takeLeaseReply(reply)) === 'taken';
  }

  async renew(id: string, token: string, ms: number): Promise<boolean> {
    const reply = await this.#client.write('renewLease', sessionKeys(id), token, ms);
    return this.#inTime(renewLeaseReply(reply)) === 'renewed';
  }

  async release(id: string, token: string): Promise<void> {
    const reply = await this.#client.write('releaseLease', sessionKeys(id), token);
    this.#inTime(releaseLeaseReply(reply));
  }

  #inTime<Outcome>(outcome: Outcome | 'late'): Outcome {
    if (outcome === 'late') throw this.#client.tooLate();
    return outcome;
  }
}

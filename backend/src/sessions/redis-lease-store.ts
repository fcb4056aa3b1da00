import type { LeaseStore } from './lease-store.ts';
import type { RedisCommands } from './redis-commands.ts';
import { sessionKeys } from './redis-keys.ts';
import { releaseLeaseReply, renewLeaseReply, takeLeaseReply } from './redis-replies.ts';

/** Leases in Redis 7 or Valkey 8, one script for each verb. */
export class RedisLeaseStore implements LeaseStore {
  readonly #client: RedisCommands;

  constructor(client: RedisCommands) {
    this.#client = client;
  }

  async take(id: string, token: string, ms: number): Promise<boolean> {
    const reply = await this.#client.write('takeLease', sessionKeys(id), token, ms);
    return takeLeaseReply(reply) === 'taken';
  }

  async renew(id: string, token: string, ms: number): Promise<boolean> {
    const reply = await this.#client.write('renewLease', sessionKeys(id), token, ms);
    return renewLeaseReply(reply) === 'renewed';
  }

  async release(id: string, token: string): Promise<void> {
    releaseLeaseReply(await this.#client.write('releaseLease', sessionKeys(id), token));
  }
}

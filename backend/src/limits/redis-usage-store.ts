import { createHmac, type KeyObject } from 'node:crypto';
import { z } from 'zod';
import type { RedisCommands } from '../sessions/redis-commands.ts';
import { usageKeys } from '../sessions/redis-keys.ts';
import type { Subject, UsageStore } from './usage-store.ts';

/** Longer than a window, to allow for clock differences between instances. */
const KEPT_MS = 120_000;
const HASH_LENGTH = 22;

const addReply = z.tuple([z.literal('added'), z.number()]);

export interface RedisUsageStoreOptions {
  readonly client: Pick<RedisCommands, 'write'>;
  /** Hashes subjects, so that addresses are stored nowhere. The same on all instances. */
  readonly key: KeyObject;
}

/** In Redis 7 or Valkey 8, one key for each subject, so that they spread over the nodes of a Cluster. */
export class RedisUsageStore implements UsageStore {
  readonly #options: RedisUsageStoreOptions;

  constructor(options: RedisUsageStoreOptions) {
    this.#options = options;
  }

  async add({ limit, who, window }: Subject, used: number): Promise<number> {
    const { client, key } = this.#options;
    const hash = createHmac('sha256', key).update(who).digest('base64url').slice(0, HASH_LENGTH);
    const [, total] = addReply.parse(
      await client.write('addUsage', usageKeys(limit, window, hash), used, KEPT_MS),
    );
    return total;
  }
}

import { z } from 'zod';
import type { RedisCommands } from '../sessions/redis-client.ts';
import { handoverKeys } from '../sessions/redis-keys.ts';
import type { HandoverStore } from './handover-store.ts';

const putReply = z.tuple([z.enum(['late', 'put'])]);
const takeReply = z.union([z.tuple([z.enum(['late', 'absent'])]), z.tuple([z.literal('taken'), z.string()])]);

/** Hand-overs in Redis 7 or Valkey 8, one script a verb. */
export class RedisHandoverStore implements HandoverStore {
  readonly #client: RedisCommands;

  constructor(client: RedisCommands) {
    this.#client = client;
  }

  async put(hash: string, sessionId: string, ms: number): Promise<void> {
    const [code] = putReply.parse(await this.#client.write('putHandover', handoverKeys(hash), sessionId, ms));
    if (code === 'late') throw this.#client.tooLate();
  }

  async take(hash: string, claim: string): Promise<string | null> {
    const [code, sessionId = null] = takeReply.parse(
      await this.#client.write('takeHandover', handoverKeys(hash), claim),
    );
    if (code === 'late') throw this.#client.tooLate();
    return sessionId;
  }
}

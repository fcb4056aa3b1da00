import { z } from 'zod';
import type { RedisCommands } from '../sessions/redis-commands.ts';
import { handoverKeys } from '../sessions/redis-keys.ts';
import type { HandoverStore } from './handover-store.ts';

const putReply = z.tuple([z.literal('put')]);
const takeReply = z.union([z.tuple([z.literal('absent')]), z.tuple([z.literal('taken'), z.string()])]);

/** Hand-overs in Redis 7 or Valkey 8, one script for each verb. */
export class RedisHandoverStore implements HandoverStore {
  readonly #client: RedisCommands;

  constructor(client: RedisCommands) {
    this.#client = client;
  }

  async put(hash: string, sessionId: string, ms: number): Promise<void> {
    putReply.parse(await this.#client.write('putHandover', handoverKeys(hash), sessionId, ms));
  }

  async take(hash: string, claim: string): Promise<string | null> {
    const reply = await this.#client.write('takeHandover', handoverKeys(hash), claim);
    const [, sessionId = null] = takeReply.parse(reply);
    return sessionId;
  }
}

import { sessionKeys } from '../backend/src/sessions/redis-keys.ts';
import type { RedisServer } from '../test/support/redis.ts';

/** The size of one session in Redis, in bytes. */
export interface SessionSize {
  /** The JSON of `state:<id>`. */
  readonly state: number;
  /** The same as stored by Redis, including its key. */
  readonly stateInMemory: number;
  readonly eventsInMemory: number;
}

export async function sessionSize({ admin }: RedisServer, sessionId: string): Promise<SessionSize> {
  const { state, events } = sessionKeys(sessionId);
  return {
    state: await admin.strlen(state),
    stateInMemory: Number(await admin.memory('USAGE', state, 'SAMPLES', 0)),
    eventsInMemory: Number(await admin.memory('USAGE', events, 'SAMPLES', 0)),
  };
}

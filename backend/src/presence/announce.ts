import type { JsonObject } from '../lib/json.ts';

/** Appends an event to the session's stream; rejects if it could not be stored. */
export type Announce = (
  sessionId: string,
  type: 'hold' | 'hold-released',
  event: JsonObject,
) => Promise<unknown>;

import type { JsonObject } from '../lib/json.ts';

/** Adds an event to what the session's streams tell; rejects when it could not be kept. */
export type Announce = (
  sessionId: string,
  type: 'hold' | 'hold-released',
  event: JsonObject,
) => Promise<unknown>;

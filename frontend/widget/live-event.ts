import type { LiveEvents } from '../../backend/src/protocol/live-event.ts';
import type { StreamEvent } from './event-parser.ts';

/** An event of `GET /api/chat/events`. */
export type LiveEvent = {
  [Type in keyof LiveEvents]: { readonly type: Type; readonly data: LiveEvents[Type] };
}[keyof LiveEvents];

/** Null for unreadable data. Unknown types are passed on; the model ignores them. */
export function parseLiveEvent({ type, data }: StreamEvent): LiveEvent | null {
  try {
    return { type, data: JSON.parse(data) } as LiveEvent;
  } catch {
    return null;
  }
}

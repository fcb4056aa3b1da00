import type { LiveEvents } from '../../backend/src/protocol/live-event.ts';
import type { StreamEvent } from './event-parser.ts';

/** What `GET /api/chat/events` tells. */
export type LiveEvent = {
  [Type in keyof LiveEvents]: { readonly type: Type; readonly data: LiveEvents[Type] };
}[keyof LiveEvents];

/** Null for what cannot be read; types that this version does not know are left to the model, which ignores them. */
export function parseLiveEvent({ type, data }: StreamEvent): LiveEvent | null {
  try {
    return { type, data: JSON.parse(data) } as LiveEvent;
  } catch {
    return null;
  }
}

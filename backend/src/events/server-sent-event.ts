import type { LiveEvents } from '../protocol/live-event.ts';
import { type Cursor, cursorText } from './cursor.ts';

/**
 * One event as `text/event-stream`. Its id is the client's position after it, so a client can resume from
 * any event. JSON contains no line breaks.
 */
export function serverSentEvent<Type extends keyof LiveEvents>(
  type: Type,
  data: LiveEvents[Type],
  cursor: Cursor,
): string {
  return eventText(type, data, cursor);
}

/** For a type that another version may have written. */
export function eventText(type: string, data: object, cursor: Cursor): string {
  const id = cursorText(cursor);
  return `${id === null ? '' : `id: ${id}\n`}event: ${type}\ndata: ${JSON.stringify(data)}\n\n`;
}

/** Asks the client to wait this long before it reconnects. */
export const retryAfter = (ms: number): string => `retry: ${ms}\n\n`;

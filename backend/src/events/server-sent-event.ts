import type { LiveEvents } from '../protocol/live-event.ts';
import { type Cursor, cursorText } from './cursor.ts';

/**
 * One event as `text/event-stream`. The id is where the client stands once it has it, so that any of them will do to
 * go on from. JSON has no line breaks of its own.
 */
export function serverSentEvent<Type extends keyof LiveEvents>(
  type: Type,
  data: LiveEvents[Type],
  cursor: Cursor,
): string {
  return eventText(type, data, cursor);
}

/** Of a type that another version may have written. */
export function eventText(type: string, data: object, cursor: Cursor): string {
  const id = cursorText(cursor);
  return `${id === null ? '' : `id: ${id}\n`}event: ${type}\ndata: ${JSON.stringify(data)}\n\n`;
}

/** Asks the client to wait so long before it comes back. */
export const retryAfter = (ms: number): string => `retry: ${ms}\n\n`;

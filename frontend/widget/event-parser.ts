/** One event of a `text/event-stream`. */
export interface StreamEvent {
  readonly type: string;
  /** The event's own id; null if it has none. */
  readonly id: string | null;
  readonly data: string;
}

/** Parses a `text/event-stream` incrementally, in pieces of any size. */
export class EventParser {
  /** The server's requested reconnection delay, in milliseconds. */
  retryMs: number | null = null;
  #rest = '';
  #type = 'message';
  #id: string | null = null;
  #data: string[] = [];

  /** The events that this piece completes. */
  push(piece: string): readonly StreamEvent[] {
    // A trailing carriage return may be the first half of a line break.
    const lines = (this.#rest + piece).split(/\r\n|\n|\r(?!$)/);
    this.#rest = lines.pop() ?? '';
    return lines.flatMap((line) => (line === '' ? this.#complete() : this.#field(line)));
  }

  #field(line: string): readonly StreamEvent[] {
    const [, name, value = ''] = /^([^:]*)(?:: ?(.*))?$/s.exec(line) ?? [];
    if (name === 'event') this.#type = value;
    if (name === 'data') this.#data.push(value);
    if (name === 'id') this.#id = value;
    if (name === 'retry' && /^\d+$/.test(value)) this.retryMs = Number(value);
    return [];
  }

  #complete(): readonly StreamEvent[] {
    const event = { type: this.#type, id: this.#id, data: this.#data.join('\n') };
    const isEvent = this.#data.length > 0 || event.id !== null;
    this.#type = 'message';
    this.#id = null;
    this.#data = [];
    return isEvent ? [event] : [];
  }
}

import { undocumentedEvent } from './documented.ts';
import { EventReader, type ReceivedEvent } from './event-reader.ts';

const WITHIN_MS = 20_000;

export interface StreamOptions {
  /** Sent as `Last-Event-ID`. */
  readonly lastEventId?: string;
  readonly headers?: Readonly<Record<string, string>>;
  /** Appended to the path, such as `?after=…`. */
  readonly query?: string;
  /** Called for each event as it arrives. */
  readonly onEvent?: (event: ReceivedEvent) => void;
}

/** A client's open `GET /api/chat/events`. */
export class EventStream {
  readonly status: number;
  readonly headers: Headers;
  readonly events: ReceivedEvent[] = [];
  hasEnded = false;
  readonly #abort: AbortController;
  readonly #reader = new EventReader();
  #undocumented: string | null = null;
  #changed: () => void = () => undefined;

  private constructor(response: Response, abort: AbortController, onEvent: (event: ReceivedEvent) => void) {
    this.status = response.status;
    this.headers = response.headers;
    this.#abort = abort;
    void this.#read(response, onEvent);
  }

  static async open(url: string, sessionId: string, options: StreamOptions = {}): Promise<EventStream> {
    const { lastEventId, headers, query = '', onEvent = () => undefined } = options;
    const abort = new AbortController();
    const response = await fetch(`${url}/api/chat/events${query}`, {
      signal: abort.signal,
      headers: {
        'x-session-id': sessionId,
        ...(lastEventId !== undefined && { 'last-event-id': lastEventId }),
        ...headers,
      },
    });
    return new EventStream(response, abort, onEvent);
  }

  get retryMs(): number | null {
    return this.#reader.retryMs;
  }

  /** Where the next stream resumes. */
  get cursor(): string | null {
    return this.events.findLast(({ id }) => id !== null)?.id ?? null;
  }

  /** The events of a type so far. */
  of(type: string): readonly ReceivedEvent[] {
    return this.events.filter((event) => event.type === type);
  }

  /** Resolves to the result of `find` as soon as there is one. */
  async until<Found>(find: (stream: this) => Found | undefined | false | null): Promise<Found> {
    const timeOut = AbortSignal.timeout(WITHIN_MS);
    for (;;) {
      if (this.#undocumented !== null) throw new Error(this.#undocumented);
      const found = find(this);
      if (found !== undefined && found !== false && found !== null) return found;
      if (timeOut.aborted) throw new Error(`it did not come: ${JSON.stringify(this.events)}`);
      await new Promise<void>((resolve) => {
        this.#changed = resolve;
        timeOut.addEventListener('abort', () => resolve(), { once: true });
      });
    }
  }

  async untilTurn(turn: number): Promise<void> {
    await this.until(() => this.of('turn').some(({ data }) => data.turn === turn));
  }

  async untilEnd(): Promise<void> {
    await this.until(() => this.hasEnded);
  }

  close(): void {
    this.#abort.abort();
  }

  async #read({ body }: Response, onEvent: (event: ReceivedEvent) => void): Promise<void> {
    const decoder = new TextDecoder();
    try {
      for await (const piece of body ?? []) {
        for (const event of this.#reader.read(decoder.decode(piece, { stream: true }))) {
          this.events.push(event);
          this.#undocumented ??= undocumentedEvent(event.type, event.data);
          onEvent(event);
        }
        this.#changed();
      }
    } catch {
      // Closed by the client or cut by the server: either way it has ended.
    }
    this.hasEnded = true;
    this.#changed();
  }
}

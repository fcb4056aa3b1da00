export interface ReceivedEvent {
  readonly id: string | null;
  readonly type: string;
  readonly data: Record<string, unknown>;
}

/** Parses `text/event-stream` incrementally, in pieces of any size. */
export class EventReader {
  /** The server's newest requested reconnection delay. */
  retryMs: number | null = null;
  #rest = '';

  read(text: string): readonly ReceivedEvent[] {
    const blocks = `${this.#rest}${text}`.split('\n\n');
    this.#rest = blocks.pop() ?? '';
    return blocks.flatMap((block) => this.#event(block));
  }

  #event(block: string): readonly ReceivedEvent[] {
    const fields = new Map(
      block.split('\n').map((line): [string, string] => {
        const colon = line.indexOf(': ');
        return [line.slice(0, colon), line.slice(colon + 2)];
      }),
    );
    const retry = fields.get('retry');
    if (retry !== undefined) this.retryMs = Number(retry);
    const data = fields.get('data');
    if (data === undefined) return [];
    return [{ id: fields.get('id') ?? null, type: fields.get('event') ?? 'message', data: JSON.parse(data) }];
  }
}

import type { KeepAliveClient } from './keep-alive-client.ts';
import { OPENING, type Script } from './script.ts';

export interface VisitorOptions {
  readonly client: Pick<KeepAliveClient, 'post'>;
  readonly script: Script;
  readonly nextSessionId: () => string;
  /** Called when a conversation has ended. */
  readonly onFinished?: (sessionId: string) => void;
}

/** More than any script has: a conversation that does not end is a bug. */
const MAX_TURNS = 40;

/** Has one conversation after another, one turn at a time. */
export class Visitor {
  readonly #options: VisitorOptions;
  #sessionId: string;
  #turns = 0;
  #message = OPENING;

  constructor(options: VisitorOptions) {
    this.#options = options;
    this.#sessionId = options.nextSessionId();
  }

  get sessionId(): string {
    return this.#sessionId;
  }

  /** Resolves to whether the conversation is over; the next turn then starts another one. */
  async takeTurn(): Promise<boolean> {
    const { client, script } = this.#options;
    const body = JSON.stringify({ message: this.#message, messageId: `m${this.#turns}` });
    const answer = await client.post('/api/chat', this.#sessionId, body);
    this.#turns += 1;
    if (this.#turns > MAX_TURNS) throw new Error(`A conversation did not end: ${answer}`);
    const next = script(this.#turns, answer);
    if (next === null) this.#beginAnew();
    else this.#message = next;
    return next === null;
  }

  #beginAnew(): void {
    this.#options.onFinished?.(this.#sessionId);
    this.#sessionId = this.#options.nextSessionId();
    this.#turns = 0;
    this.#message = OPENING;
  }
}

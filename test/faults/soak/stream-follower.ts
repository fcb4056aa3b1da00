import { setTimeout as elapsed } from 'node:timers/promises';
import type { ReceivedEvent } from '../../support/event-reader.ts';
import { EventStream } from '../../support/event-stream.ts';

const AGAIN_AFTER_MS = 100;

export interface FollowerOptions {
  readonly session: string;
  /** The position up to which everything is known. */
  readonly cursor: string;
  readonly turn: number;
  /** Read anew for each stream. */
  readonly at: () => string;
  /** How long it stays with a stream. */
  readonly staysMs: () => number;
}

/**
 * Opens a stream, leaves it, resumes elsewhere from its cursor, and checks that no turn is missing or
 * repeated.
 */
export class StreamFollower {
  readonly objections: string[] = [];
  streams = 0;
  readonly #options: FollowerOptions;
  #cursor: string;
  #turn: number;
  #goesOn = true;
  readonly #following: Promise<void>;

  constructor(options: FollowerOptions) {
    this.#options = options;
    this.#cursor = options.cursor;
    this.#turn = options.turn;
    this.#following = this.#follow();
  }

  /** The newest turn that it has received. */
  get turn(): number {
    return this.#turn;
  }

  async end(): Promise<void> {
    this.#goesOn = false;
    await this.#following;
  }

  async #follow(): Promise<void> {
    while (this.#goesOn) {
      await this.#followOnce().catch(() => undefined);
      if (this.#goesOn) await elapsed(AGAIN_AFTER_MS);
    }
  }

  /** Rejects if nothing listens there. */
  async #followOnce(): Promise<void> {
    const { session, at, staysMs } = this.#options;
    const stream = await EventStream.open(at(), session, {
      lastEventId: this.#cursor,
      onEvent: (event) => this.#take(event),
    });
    if (stream.status === 200) this.streams += 1;
    const leaveAt = performance.now() + staysMs();
    while (this.#goesOn && !stream.hasEnded && performance.now() < leaveAt) await elapsed(AGAIN_AFTER_MS);
    stream.close();
    await stream.untilEnd();
  }

  #take({ id, type, data }: ReceivedEvent): void {
    if (type === 'turn' && Number(data.turn) !== this.#turn + 1)
      this.objections.push(
        `C1 ${this.#options.session}: its stream told turn ${data.turn} after ${this.#turn}`,
      );
    if (type === 'turn' || type === 'snapshot') this.#turn = Number(data.turn);
    this.#cursor = id ?? this.#cursor;
  }
}

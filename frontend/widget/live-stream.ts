import { backoffMs } from './backoff.ts';
import { EventParser } from './event-parser.ts';
import { type LiveEvent, parseLiveEvent } from './live-event.ts';
import type { EndReason, Outcome } from './outcome.ts';

/** The server sends something every 15 seconds, so a stream that is silent for this long is dead. */
const SILENCE_MS = 40_000;

export interface LiveStreamOptions {
  /** Opens the stream after this cursor, or from now on. */
  readonly open: (after: string | null, signal: AbortSignal) => Promise<Outcome<Response>>;
  readonly onEvent: (event: LiveEvent) => void;
  /** `true` if it cannot be restored immediately, `false` once it is back. */
  readonly onCut: (cut: boolean) => void;
  readonly onEnd: (reason: EndReason) => void;
  /** From 0 to 1. */
  readonly random: () => number;
}

/** The events of the conversation, without gap or repetition, while they are wanted. */
export class LiveStream {
  readonly #options: LiveStreamOptions;
  /** The cursor of the newest event that was passed on. */
  #cursor: string | null = null;
  #retryMs: number | null = null;
  /** An older server has no such stream. */
  #isServed = true;
  #running: AbortController | null = null;
  #wake: () => void = () => undefined;

  constructor(options: LiveStreamOptions) {
    this.#options = options;
  }

  /** Follows from this cursor on, or from where it stopped. Does nothing while running. */
  start(cursor: string | null = this.#cursor): void {
    if (this.#running || !this.#isServed) return;
    this.#cursor = cursor;
    this.#running = new AbortController();
    void this.#run(this.#running.signal);
  }

  stop(): void {
    this.#running?.abort();
    this.#running = null;
    this.#wake();
  }

  /** Stops and forgets its position. */
  reset(): void {
    this.stop();
    this.#cursor = null;
  }

  /** Retries immediately instead of waiting. */
  wake(): void {
    this.#wake();
  }

  async #run(signal: AbortSignal): Promise<void> {
    for (let failures = 0; !signal.aborted; ) {
      const result = await this.#follow(signal);
      if (signal.aborted) return;
      if (result === 'done') return this.stop();
      failures = result === 'cut' ? 1 : failures + 1;
      if (failures > 1) this.#options.onCut(true);
      await this.#pause(backoffMs(failures, this.#options.random(), this.#retryMs ?? undefined));
    }
  }

  /**
   * `cut`: the stream had been open; `failed`: it could not be opened; `done`: there is no reason to
   * reconnect.
   */
  async #follow(signal: AbortSignal): Promise<'cut' | 'failed' | 'done'> {
    const silence = new AbortController();
    const outcome = await this.#options.open(this.#cursor, AbortSignal.any([signal, silence.signal]));
    if (outcome.ok) {
      this.#options.onCut(false);
      return await this.#read(outcome.value, silence);
    }
    const { failure } = outcome;
    if (failure.kind === 'busy') this.#retryMs = failure.retryAfterMs;
    if (failure.kind === 'unknown') this.#isServed = false;
    if (failure.kind === 'ended') this.#options.onEnd(failure.reason);
    return failure.kind === 'unreachable' || failure.kind === 'busy' ? 'failed' : 'done';
  }

  async #read(response: Response, silence: AbortController): Promise<'cut' | 'done'> {
    const parser = new EventParser();
    const reader = response.body?.pipeThrough(new TextDecoderStream()).getReader();
    let watchdog: ReturnType<typeof setTimeout> | undefined;
    try {
      for (;;) {
        watchdog = setTimeout(() => silence.abort(), SILENCE_MS);
        const piece = await reader?.read();
        clearTimeout(watchdog);
        if (!piece || piece.done) return 'cut';
        for (const event of parser.push(piece.value)) {
          const live = parseLiveEvent(event);
          if (live) this.#options.onEvent(live);
          this.#cursor = event.id ?? this.#cursor;
          if (event.type === 'expired' || event.type === 'deleted') return 'done';
        }
        this.#retryMs = parser.retryMs;
      }
    } catch {
      // A stream breaks in many ways, and all of them mean reconnecting.
      return 'cut';
    } finally {
      clearTimeout(watchdog);
    }
  }

  #pause(ms: number): Promise<void> {
    return new Promise((resolve) => {
      const timer = setTimeout(resolve, ms);
      this.#wake = () => {
        clearTimeout(timer);
        resolve();
      };
    });
  }
}

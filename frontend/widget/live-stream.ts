import { backoffMs } from './backoff.ts';
import { EventParser } from './event-parser.ts';
import { type LiveEvent, parseLiveEvent } from './live-event.ts';
import type { EndReason, Outcome } from './outcome.ts';

/** The server says something every 15 seconds; a stream that is silent for so long is dead. */
const SILENCE_MS = 40_000;

export interface LiveStreamOptions {
  /** Opens the stream behind this cursor, or from now. */
  readonly open: (after: string | null, signal: AbortSignal) => Promise<Outcome<Response>>;
  readonly onEvent: (event: LiveEvent) => void;
  /** `true` when it cannot be had back at once, `false` when it is back. */
  readonly onCut: (cut: boolean) => void;
  readonly onEnd: (reason: EndReason) => void;
  /** From 0 to 1. */
  readonly random: () => number;
}

/** What happens in the conversation, without gap or repeat, for as long as it is wanted. */
export class LiveStream {
  readonly #options: LiveStreamOptions;
  /** Of the newest event that was handed on. */
  #cursor: string | null = null;
  #retryMs: number | null = null;
  /** An older server has no such stream. */
  #isServed = true;
  #running: AbortController | null = null;
  #wake: () => void = () => undefined;

  constructor(options: LiveStreamOptions) {
    this.#options = options;
  }

  /** Follows from this cursor on, or from where it was stopped. Does nothing while it runs. */
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

  /** Stops, and knows nothing any more of where it was. */
  reset(): void {
    this.stop();
    this.#cursor = null;
  }

  /** Tries at once what waits to be tried again. */
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

  /** `cut` after a time of following, `failed` if there was none, `done` when there is nothing to come back for. */
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
      // A stream breaks off in many ways; each means to come back.
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

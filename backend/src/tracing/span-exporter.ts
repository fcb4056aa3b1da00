import { monotonicMs } from '../lib/deadline.ts';
import type { Logger } from '../lib/logger.ts';
import { type Resource, toOtlpJson } from './otlp-json.ts';
import type { Span } from './span.ts';

export interface SpanExporterOptions {
  /** Of an OTLP/HTTP receiver, without `/v1/traces`. */
  readonly endpoint: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly resource: Resource;
  readonly logger: Logger;
}

const BATCH = 512;
const CAPACITY = 4 * BATCH;
const EVERY_MS = 5_000;
const TIMEOUT_MS = 5_000;
const CLOSED_WITHIN_MS = 1_000;
const QUIET_MS = 60_000;

/** Hands spans to a receiver in batches, behind the back of turns. What it cannot hand over is dropped, and told once a minute. */
export class SpanExporter {
  readonly #options: SpanExporterOptions;
  readonly #url: string;
  readonly #closing = new AbortController();
  #waiting: Span[] = [];
  #timer: NodeJS.Timeout | null = null;
  #sending: Promise<void> | null = null;
  /** Since the log was told. */
  #dropped = 0;
  #quietUntil = 0;

  constructor(options: SpanExporterOptions) {
    this.#options = options;
    this.#url = `${options.endpoint.replace(/\/+$/, '')}/v1/traces`;
  }

  add(span: Span): void {
    if (this.#waiting.length < CAPACITY) this.#waiting.push(span);
    else this.#drop(1, 'the receiver is too slow');
    if (this.#waiting.length >= BATCH) this.#send();
    else this.#timer ??= setTimeout(() => this.#send(), EVERY_MS).unref();
  }

  /** Hands over what is left, within about a second. */
  async close(): Promise<void> {
    const cut = setTimeout(() => this.#closing.abort(), CLOSED_WITHIN_MS);
    this.#send();
    await this.#sending;
    clearTimeout(cut);
  }

  #send(): void {
    if (this.#timer) clearTimeout(this.#timer);
    this.#timer = null;
    this.#sending ??= this.#drain().finally(() => {
      this.#sending = null;
    });
  }

  async #drain(): Promise<void> {
    while (this.#waiting.length > 0) await this.#post(this.#waiting.splice(0, BATCH));
  }

  async #post(spans: readonly Span[]): Promise<void> {
    const { headers, resource } = this.#options;
    try {
      const response = await fetch(this.#url, {
        method: 'POST',
        headers: { ...headers, 'content-type': 'application/json' },
        body: toOtlpJson(resource, spans),
        redirect: 'error',
        signal: AbortSignal.any([AbortSignal.timeout(TIMEOUT_MS), this.#closing.signal]),
      });
      await response.body?.cancel();
      if (!response.ok) this.#drop(spans.length, `the receiver answers ${response.status}`);
    } catch (error) {
      this.#drop(spans.length, troubleIn(error));
    }
  }

  #drop(spans: number, trouble: string): void {
    this.#dropped += spans;
    if (monotonicMs() < this.#quietUntil) return;
    this.#options.logger.warn({ spans: this.#dropped, trouble }, 'spans were dropped');
    this.#dropped = 0;
    this.#quietUntil = monotonicMs() + QUIET_MS;
  }
}

/** Of the error of `fetch`, whose text may name an address with a secret in it, only the kind. */
function troubleIn(error: unknown): string {
  const { cause, name } = error instanceof Error ? error : new Error();
  return cause instanceof Error && 'code' in cause ? String(cause.code) : name;
}

import type { ReadableSpan, SpanExporter } from '@opentelemetry/sdk-trace-base';
import { monotonicMs } from '../lib/deadline.ts';
import type { Logger } from '../lib/logger.ts';

const QUIET_MS = 60_000;
const SUCCESS = 0;

/** Tells the log, once a minute at most, of spans that the exporter behind it could not hand over. */
export class ToldExporter implements SpanExporter {
  readonly #exporter: SpanExporter;
  readonly #logger: Logger;
  /** Since the log was told. */
  #dropped = 0;
  #quietUntil = 0;

  constructor(exporter: SpanExporter, logger: Logger) {
    this.#exporter = exporter;
    this.#logger = logger;
  }

  export(spans: ReadableSpan[], told: Parameters<SpanExporter['export']>[1]): void {
    this.#exporter.export(spans, (result) => {
      if (result.code !== SUCCESS) this.#drop(spans.length, result.error);
      told(result);
    });
  }

  forceFlush(): Promise<void> {
    return this.#exporter.forceFlush?.() ?? Promise.resolve();
  }

  shutdown(): Promise<void> {
    return this.#exporter.shutdown();
  }

  #drop(spans: number, error: Error | undefined): void {
    this.#dropped += spans;
    if (monotonicMs() < this.#quietUntil) return;
    this.#logger.warn({ spans: this.#dropped, trouble: codeOf(error) }, 'spans were dropped');
    this.#dropped = 0;
    this.#quietUntil = monotonicMs() + QUIET_MS;
  }
}

/** A status or a code: the text may name an address with a secret in it. */
const codeOf = (error: Error | undefined): string =>
  error && 'code' in error && error.code !== undefined ? String(error.code) : 'no answer in time';

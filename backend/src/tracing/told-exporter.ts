import type { ReadableSpan, SpanExporter } from '@opentelemetry/sdk-trace-base';
import { monotonicMs } from '../lib/deadline.ts';
import type { Logger } from '../lib/logger.ts';

const QUIET_MS = 60_000;
const SUCCESS = 0;

/** Logs, at most once a minute, spans that the wrapped exporter could not deliver. */
export class ToldExporter implements SpanExporter {
  readonly #exporter: SpanExporter;
  readonly #logger: Logger;
  /** Since the last log line. */
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

/** A status or code only: the text may contain a URL with a secret in it. */
const codeOf = (error: Error | undefined): string =>
  error && 'code' in error && error.code !== undefined ? String(error.code) : 'no answer in time';

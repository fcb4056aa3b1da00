import { OTLPTraceExporter } from '@opentelemetry/exporter-trace-otlp-http';
import { resourceFromAttributes } from '@opentelemetry/resources';
import {
  BasicTracerProvider,
  BatchSpanProcessor,
  ParentBasedSampler,
  TraceIdRatioBasedSampler,
} from '@opentelemetry/sdk-trace-base';
import type { Config } from '../config/config.ts';
import { version } from '../config/version.ts';
import type { Clock } from '../lib/clock.ts';
import { before, DeadlinePassed, monotonicMs } from '../lib/deadline.ts';
import { randomId } from '../lib/ids.ts';
import type { Logger } from '../lib/logger.ts';
import type { Releasers } from '../lib/releasers.ts';
import { ToldExporter } from './told-exporter.ts';
import { type Observers, tracedObservers } from './traced-observers.ts';
import { Tracing } from './tracing.ts';

export interface OpenTracingOptions {
  readonly tracing: NonNullable<Config['tracing']>;
  readonly headers: Config['secrets']['tracingHeaders'];
  readonly observers: Observers;
  readonly clock: Clock;
  readonly logger: Logger;
}

export interface OpenedTracing {
  readonly tracing: Tracing;
  readonly observers: Observers;
}

const INSTANCE_ID_LENGTH = 11;
const EXPORT_TIMEOUT_MS = 5_000;
const CLOSED_WITHIN_MS = 1_000;

/** Imported only if tracing is configured. */
export function openTracing(
  { tracing: { endpoint, serviceName, ratio }, headers, observers, clock, logger }: OpenTracingOptions,
  releasers: Releasers,
): OpenedTracing {
  const url = `${endpoint.replace(/\/+$/, '')}/v1/traces`;
  const exporter = new OTLPTraceExporter({ url, headers, timeoutMillis: EXPORT_TIMEOUT_MS });
  const provider = new BasicTracerProvider({
    resource: resourceFromAttributes({
      'service.name': serviceName,
      'service.version': version,
      'service.instance.id': randomId(INSTANCE_ID_LENGTH),
    }),
    sampler: new ParentBasedSampler({ root: new TraceIdRatioBasedSampler(ratio) }),
    spanProcessors: [new BatchSpanProcessor(new ToldExporter(exporter, logger))],
  });
  releasers.push('tracing', async () => {
    try {
      await before(monotonicMs() + CLOSED_WITHIN_MS, provider.shutdown());
    } catch (error) {
      // If the receiver answered, the exporter has logged the failure.
      if (error instanceof DeadlinePassed)
        logger.warn({ trouble: 'no answer in time' }, 'spans were dropped');
    }
  });
  const tracing = new Tracing({ tracer: provider.getTracer('holdfast', version), clock });
  return { tracing, observers: tracedObservers(observers, tracing) };
}

import type { Config } from '../config/config.ts';
import { version } from '../config/version.ts';
import type { Clock } from '../lib/clock.ts';
import { randomId } from '../lib/ids.ts';
import type { Logger } from '../lib/logger.ts';
import type { Releasers } from '../lib/releasers.ts';
import { SpanExporter } from './span-exporter.ts';
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

/** Imported only where traces are asked for. */
export function openTracing(
  { tracing: { endpoint, serviceName, ratio }, headers, observers, clock, logger }: OpenTracingOptions,
  releasers: Releasers,
): OpenedTracing {
  const attributes = {
    'service.name': serviceName,
    'service.version': version,
    'service.instance.id': randomId(INSTANCE_ID_LENGTH),
  };
  const exporter = new SpanExporter({ endpoint, headers, resource: { attributes, version }, logger });
  releasers.push('tracing', () => exporter.close());
  const tracing = new Tracing({ exporter, ratio, clock });
  return { tracing, observers: tracedObservers(observers, tracing) };
}

import { Counter, Gauge, type Registry } from 'prom-client';

interface ReadMetric {
  readonly name: string;
  readonly help: string;
  readonly read: () => number;
}

/** A gauge whose value is read at each scrape. */
export function readGauge(registry: Registry, { name, help, read }: ReadMetric): void {
  const gauge: Gauge = new Gauge({
    name,
    help,
    registers: [registry],
    collect: () => gauge.set(read()),
  });
}

/**
 * A counter whose value is read at each scrape: it only grows while the process runs, and is counted
 * elsewhere.
 */
export function readCounter(registry: Registry, { name, help, read }: ReadMetric): void {
  const counter: Counter = new Counter({
    name,
    help,
    registers: [registry],
    collect: () => {
      counter.reset();
      counter.inc(read());
    },
  });
}

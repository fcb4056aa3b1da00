import { Counter, Gauge, type Registry } from 'prom-client';

interface ReadMetric {
  readonly name: string;
  readonly help: string;
  readonly read: () => number;
}

/** A value that is read when it is asked for. */
export function readGauge(registry: Registry, { name, help, read }: ReadMetric): void {
  const gauge: Gauge = new Gauge({
    name,
    help,
    registers: [registry],
    collect: () => gauge.set(read()),
  });
}

/** The same for what only grows while the process runs, and is counted elsewhere. */
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

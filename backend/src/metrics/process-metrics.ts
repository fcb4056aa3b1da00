import { monitorEventLoopDelay } from 'node:perf_hooks';
import process from 'node:process';
import { Gauge, type Registry } from 'prom-client';
import { readCounter, readGauge } from './read-gauge.ts';

/** The interval of the timer that measures the delay; shorter delays are not seen. */
const RESOLUTION_MS = 20;
const QUANTILES = [0.5, 0.99];

/**
 * Metrics of the process under the standard names of Prometheus client libraries. Returns a function that
 * stops them.
 */
export function watchProcess(registry: Registry): () => void {
  readCounter(registry, {
    name: 'process_cpu_seconds_total',
    help: 'CPU time used by the process, in seconds.',
    read: () => {
      const { user, system } = process.cpuUsage();
      return (user + system) / 1e6;
    },
  });
  readGauge(registry, {
    name: 'process_resident_memory_bytes',
    help: 'Resident memory of the process.',
    read: () => process.memoryUsage.rss(),
  });
  readGauge(registry, {
    name: 'nodejs_heap_size_used_bytes',
    help: 'JavaScript heap in use.',
    read: () => process.memoryUsage().heapUsed,
  });
  const startedAt = performance.timeOrigin / 1_000;
  readGauge(registry, {
    name: 'process_start_time_seconds',
    help: 'Start of the process, in seconds since the Unix epoch.',
    read: () => startedAt,
  });
  return watchEventLoop(registry);
}

/** Since the last scrape, by any client. The first interval after a scrape is not measured. */
function watchEventLoop(registry: Registry): () => void {
  const delays = monitorEventLoopDelay({ resolution: RESOLUTION_MS });
  delays.enable();
  const lag: Gauge<'quantile'> = new Gauge({
    name: 'holdfast_event_loop_lag_seconds',
    help: 'Delay of event loop timers since the last scrape, by quantile; 1 is the maximum.',
    labelNames: ['quantile'],
    registers: [registry],
    collect: () => {
      for (const quantile of QUANTILES) lag.set({ quantile }, lateness(delays.percentile(quantile * 100)));
      lag.set({ quantile: 1 }, lateness(delays.max));
      delays.reset();
    },
  });
  return () => void delays.disable();
}

/** Without a record between two scrapes the percentile is 0, and the difference negative. */
const lateness = (nanoseconds: number): number => Math.max(0, nanoseconds / 1e9 - RESOLUTION_MS / 1_000);

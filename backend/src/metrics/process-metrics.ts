import { monitorEventLoopDelay } from 'node:perf_hooks';
import process from 'node:process';
import { Gauge, type Registry } from 'prom-client';
import { readCounter, readGauge } from './read-gauge.ts';

/** The delay is measured by a timer that ought to fire so often, so it tells of nothing shorter. */
const RESOLUTION_MS = 20;
const QUANTILES = [0.5, 0.99];

/** The process itself, under the names that every client library of Prometheus uses. Returns what ends it. */
export function watchProcess(registry: Registry): () => void {
  readCounter(registry, {
    name: 'process_cpu_seconds_total',
    help: 'Seconds of CPU that the process has used.',
    read: () => {
      const { user, system } = process.cpuUsage();
      return (user + system) / 1e6;
    },
  });
  readGauge(registry, {
    name: 'process_resident_memory_bytes',
    help: 'Memory that the process holds.',
    read: () => process.memoryUsage.rss(),
  });
  readGauge(registry, {
    name: 'nodejs_heap_size_used_bytes',
    help: 'Memory that JavaScript values take.',
    read: () => process.memoryUsage().heapUsed,
  });
  const startedAt = performance.timeOrigin / 1_000;
  readGauge(registry, {
    name: 'process_start_time_seconds',
    help: 'When the process started, in seconds since the Unix epoch.',
    read: () => startedAt,
  });
  return watchEventLoop(registry);
}

/** Since the last scrape, whoever's it was. The first interval after that is not measured. */
function watchEventLoop(registry: Registry): () => void {
  const delays = monitorEventLoopDelay({ resolution: RESOLUTION_MS });
  delays.enable();
  const lag: Gauge<'quantile'> = new Gauge({
    name: 'holdfast_event_loop_lag_seconds',
    help: 'How late the event loop came to its timers since the last scrape, by quantile; 1 is the longest.',
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

/** Nothing is recorded between two scrapes in a row. */
const lateness = (nanoseconds: number): number => Math.max(0, nanoseconds / 1e9 - RESOLUTION_MS / 1_000);

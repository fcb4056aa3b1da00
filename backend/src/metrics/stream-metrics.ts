import { Counter, Histogram, type Registry } from 'prom-client';
import type { StreamObserver } from '../events/feed-ports.ts';
import type { LiveFeed } from '../events/live-feed.ts';
import { readGauge } from './read-gauge.ts';

const LIFETIME_BUCKETS_SECONDS = [1, 5, 15, 60, 300, 900, 3_600];

/** The streams of `GET /api/chat/events`. Refused ones count as problems. */
export class StreamMetrics implements StreamObserver {
  readonly #opened: Counter;
  readonly #lifetimes: Histogram;
  readonly #events: Counter<'type'>;

  constructor(registry: Registry) {
    const registers = [registry];
    this.#opened = new Counter({
      name: 'holdfast_streams_opened_total',
      help: 'Event streams opened.',
      registers,
    });
    this.#lifetimes = new Histogram({
      name: 'holdfast_stream_lifetime_seconds',
      help: 'Lifetime of event streams in seconds. Many short ones suggest that a proxy cuts them off.',
      buckets: LIFETIME_BUCKETS_SECONDS,
      registers,
    });
    this.#events = new Counter({
      name: 'holdfast_stream_events_total',
      help: 'Events sent to open streams, by type. One event to three streams counts three times.',
      labelNames: ['type'],
      registers,
    });
  }

  streamOpened(): void {
    this.#opened.inc();
  }

  streamEnded(seconds: number): void {
    this.#lifetimes.observe(seconds);
  }

  eventsSent(type: string, streams: number): void {
    this.#events.inc({ type }, streams);
  }
}

export const watchStreams = (registry: Registry, feed: Pick<LiveFeed, 'openStreams'>): void =>
  readGauge(registry, {
    name: 'holdfast_streams_open',
    help: 'Event streams currently open.',
    read: () => feed.openStreams,
  });

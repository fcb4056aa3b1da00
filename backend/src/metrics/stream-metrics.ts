import { Counter, Histogram, type Registry } from 'prom-client';
import type { StreamObserver } from '../events/feed-ports.ts';
import type { LiveFeed } from '../events/live-feed.ts';
import { readGauge } from './read-gauge.ts';

const LIFETIME_BUCKETS_SECONDS = [1, 5, 15, 60, 300, 900, 3_600];

/** The streams of `GET /api/chat/events`. Those that were not opened are problems. */
export class StreamMetrics implements StreamObserver {
  readonly #opened: Counter;
  readonly #lifetimes: Histogram;
  readonly #events: Counter<'type'>;

  constructor(registry: Registry) {
    const registers = [registry];
    this.#opened = new Counter({
      name: 'holdfast_streams_opened_total',
      help: 'Event streams that were opened.',
      registers,
    });
    this.#lifetimes = new Histogram({
      name: 'holdfast_stream_lifetime_seconds',
      help: 'Seconds that an event stream was open: many short ones are cut off on their way.',
      buckets: LIFETIME_BUCKETS_SECONDS,
      registers,
    });
    this.#events = new Counter({
      name: 'holdfast_stream_events_total',
      help: 'Events sent to open streams, by type; one that goes to three streams counts three times.',
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
    help: 'Event streams that are open.',
    read: () => feed.openStreams,
  });

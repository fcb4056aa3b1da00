import { Registry } from 'prom-client';
import type { LiveFeed } from '../events/live-feed.ts';
import type { OpenedSessions } from '../sessions/open-sessions.ts';
import { BookingMetrics } from './booking-metrics.ts';
import { ModelMetrics } from './model-metrics.ts';
import { ProblemMetrics } from './problem-metrics.ts';
import { watchProcess } from './process-metrics.ts';
import { SessionMetrics, watchArchive, watchSessions } from './session-metrics.ts';
import { StreamMetrics, watchStreams } from './stream-metrics.ts';
import { TurnMetrics } from './turn-metrics.ts';

/**
 * What `/metrics` exposes. Label values are from fixed sets: never an id, an address or a visitor's words.
 */
export class Metrics {
  readonly registry = new Registry();
  readonly model = new ModelMetrics(this.registry);
  readonly turns = new TurnMetrics(this.registry, this.model);
  readonly sessions = new SessionMetrics(this.registry);
  readonly bookings = new BookingMetrics(this.registry);
  readonly streams = new StreamMetrics(this.registry);
  readonly problems = new ProblemMetrics(this.registry);
  /** Stops the measurements of the process. */
  readonly close = watchProcess(this.registry);

  watchSessions(opened: OpenedSessions): void {
    watchSessions(this.registry, opened);
    watchArchive(this.registry, opened);
  }

  watchStreams(feed: Pick<LiveFeed, 'openStreams'>): void {
    watchStreams(this.registry, feed);
  }
}

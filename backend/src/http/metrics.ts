import { Counter, Gauge, Histogram, Registry } from 'prom-client';
import type { Effect } from '../dialogue/effects.ts';
import type { OutcomeEvent } from '../dialogue/events.ts';
import type { StreamObserver } from '../events/feed-ports.ts';
import type { LiveFeed } from '../events/live-feed.ts';
import { evictsSessions } from '../sessions/eviction-policy.ts';
import type { OpenedSessions } from '../sessions/open-sessions.ts';
import type { SessionObserver, StoreVerb } from '../sessions/session-observer.ts';
import type { WriteBackOutcome } from '../sessions/session-store.ts';
import type { TurnOutcome } from '../turns/handle-turn.ts';
import { ModelMetrics } from './model-metrics.ts';

const TURN_BUCKETS_SECONDS = [0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5];

/** What `/metrics` tells. Labels are of fixed sets: never an id, an address or a word of a visitor. */
export class Metrics implements SessionObserver, StreamObserver {
  readonly registry = new Registry();
  readonly model = new ModelMetrics(this.registry);

  readonly #turns = new Counter({
    name: 'holdfast_turns_total',
    help: 'Turns by outcome: replied, retry, messageIdReused, deleted, refused, busy.',
    labelNames: ['outcome'],
    registers: [this.registry],
  });
  readonly #turnSeconds = new Histogram({
    name: 'holdfast_turn_seconds',
    help: 'Seconds from a parsed request to its reply.',
    buckets: TURN_BUCKETS_SECONDS,
    registers: [this.registry],
  });
  readonly #degradedTurns = new Counter({
    name: 'holdfast_degraded_turns_total',
    help: 'Turns that were taken while the session store could not be reached.',
    registers: [this.registry],
  });
  readonly #storeSeconds = new Histogram({
    name: 'holdfast_store_seconds',
    help: 'Seconds of a session store command, by verb.',
    labelNames: ['verb'],
    buckets: TURN_BUCKETS_SECONDS,
    registers: [this.registry],
  });
  readonly #storeFailures = new Counter({
    name: 'holdfast_store_failures_total',
    help: 'Session store commands that failed, by verb.',
    labelNames: ['verb'],
    registers: [this.registry],
  });
  readonly #writeBacks = new Counter({
    name: 'holdfast_sessions_written_back_total',
    help: 'Sessions handed in after an outage, by outcome: written, superseded, deleted.',
    labelNames: ['outcome'],
    registers: [this.registry],
  });
  readonly #lostSessions = new Counter({
    name: 'holdfast_sessions_lost_total',
    help: 'Unsaved sessions that were dropped for want of room.',
    registers: [this.registry],
  });
  readonly #effects = new Counter({
    name: 'holdfast_effects_total',
    help: 'Holds, bookings, searches and support requests, by effect and outcome.',
    labelNames: ['effect', 'outcome'],
    registers: [this.registry],
  });
  readonly #eventsSent = new Counter({
    name: 'holdfast_stream_events_total',
    help: 'Events sent to open streams, by type; one that goes to three streams counts three times.',
    labelNames: ['type'],
    registers: [this.registry],
  });

  turn(outcome: TurnOutcome, seconds: number): void {
    const replied = outcome.kind === 'replied';
    this.#turns.inc({ outcome: replied && outcome.event === 'retry' ? 'retry' : outcome.kind });
    this.#turnSeconds.observe(seconds);
    if (replied && outcome.understoodBy) this.model.understood(outcome.understoodBy);
    if (replied && outcome.reply.notices?.includes('degraded')) this.#degradedTurns.inc();
  }

  storeCommand(verb: StoreVerb, seconds: number, ok: boolean): void {
    this.#storeSeconds.observe({ verb }, seconds);
    if (!ok) this.#storeFailures.inc({ verb });
  }

  wroteBack(outcome: WriteBackOutcome): void {
    this.#writeBacks.inc({ outcome });
  }

  lostUnsaved(): void {
    this.#lostSessions.inc();
  }

  effect(effect: Effect['type'], outcome: OutcomeEvent['type'] | 'done'): void {
    this.#effects.inc({ effect, outcome });
  }

  eventsSent(type: string, streams: number): void {
    this.#eventsSent.inc({ type }, streams);
  }

  watchStreams(feed: Pick<LiveFeed, 'openStreams'>): void {
    this.#gauge('holdfast_streams_open', 'Event streams that are open.', () => feed.openStreams);
  }

  watchSessions({ sessions, archiveStatus, evictionPolicy }: OpenedSessions): void {
    this.#gauge(
      'holdfast_sessions_cached',
      'Sessions of which this instance has a copy.',
      () => sessions.status().cached,
    );
    this.#gauge(
      'holdfast_sessions_unsaved',
      'Sessions whose turns wait to be written into the store.',
      () => sessions.status().unsaved,
    );
    this.#gauge(
      'holdfast_degraded_since_seconds',
      'Since when turns go on without the session store, in seconds since the Unix epoch; 0 while they use it.',
      () => seconds(sessions.status().degradedSince),
    );
    this.#gauge(
      'holdfast_last_repair_seconds',
      'When the store was last brought up to a copy, in seconds since the Unix epoch; 0 if never.',
      () => seconds(sessions.status().lastRepairAt),
    );
    this.#gauge(
      'holdfast_eviction_policy_wrong',
      '1 while Redis evicts live sessions when it is full.',
      () => (evictsSessions(evictionPolicy()) ? 1 : 0),
    );
    this.#gauge(
      'holdfast_archive_waiting_turns',
      'Turns that wait to be written into the database.',
      () => archiveStatus()?.turns ?? 0,
    );
    this.#gauge('holdfast_archive_lag_seconds', 'How long the first of them has waited.', () =>
      seconds(archiveStatus()?.oldestAgeMs),
    );
    this.#gauge(
      'holdfast_archive_lost_turns',
      'Turns that could not wait any longer since the process started.',
      () => archiveStatus()?.lost.turns ?? 0,
    );
  }

  /** A value that is read when it is asked for. */
  #gauge(name: string, help: string, read: () => number): void {
    const gauge: Gauge = new Gauge({
      name,
      help,
      registers: [this.registry],
      collect: () => gauge.set(read()),
    });
  }
}

const seconds = (ms: number | null | undefined): number => (ms ?? 0) / 1_000;

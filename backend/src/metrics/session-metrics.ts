import { Counter, Histogram, type Registry } from 'prom-client';
import { evictsSessions } from '../sessions/eviction-policy.ts';
import type { OpenedSessions } from '../sessions/open-sessions.ts';
import { type SessionObserver, STORE_VERBS, type StoreVerb } from '../sessions/session-observer.ts';
import type { WriteBackOutcome } from '../sessions/session-store.ts';
import { TURN_BUCKETS_SECONDS } from './buckets.ts';
import { readCounter, readGauge } from './read-gauge.ts';

/** Commands of the session store, and operation without it. */
export class SessionMetrics implements SessionObserver {
  readonly #seconds: Histogram<'verb'>;
  readonly #failures: Counter<'verb'>;
  readonly #writeBacks: Counter<'outcome'>;
  readonly #lost: Counter;

  constructor(registry: Registry) {
    const registers = [registry];
    this.#seconds = new Histogram({
      name: 'holdfast_store_seconds',
      help: 'Duration of a session store command in seconds, by verb.',
      labelNames: ['verb'],
      buckets: TURN_BUCKETS_SECONDS,
      registers,
    });
    this.#failures = new Counter({
      name: 'holdfast_store_failures_total',
      help: 'Session store commands that failed, by verb.',
      labelNames: ['verb'],
      registers,
    });
    // Starts at 0, so that the first failure shows as an increase.
    for (const verb of STORE_VERBS) this.#failures.inc({ verb }, 0);
    this.#writeBacks = new Counter({
      name: 'holdfast_sessions_written_back_total',
      help: 'Sessions written back after an outage, by outcome: written, superseded, deleted.',
      labelNames: ['outcome'],
      registers,
    });
    this.#lost = new Counter({
      name: 'holdfast_sessions_lost_total',
      help: 'Unsaved sessions that were evicted from memory.',
      registers,
    });
  }

  storeCommand(verb: StoreVerb, seconds: number, ok: boolean): void {
    this.#seconds.observe({ verb }, seconds);
    if (!ok) this.#failures.inc({ verb });
  }

  wroteBack(outcome: WriteBackOutcome): void {
    this.#writeBacks.inc({ outcome });
  }

  lostUnsaved(): void {
    this.#lost.inc();
  }
}

export function watchSessions(
  registry: Registry,
  { sessions, evictionPolicy, redisMemory }: OpenedSessions,
): void {
  readGauge(registry, {
    name: 'holdfast_sessions_cached',
    help: 'Sessions that this instance has a copy of.',
    read: () => sessions.status().cached,
  });
  readGauge(registry, {
    name: 'holdfast_sessions_unsaved',
    help: 'Sessions with turns not yet written to the store.',
    read: () => sessions.status().unsaved,
  });
  readGauge(registry, {
    name: 'holdfast_degraded_since_seconds',
    help: 'Since when turns have run without the session store, in seconds since the Unix epoch; 0 while it is available.',
    read: () => toSeconds(sessions.status().degradedSince),
  });
  readCounter(registry, {
    name: 'holdfast_degraded_seconds_total',
    help: 'Seconds without the session store.',
    read: () => toSeconds(sessions.status().degradedMs),
  });
  readGauge(registry, {
    name: 'holdfast_last_repair_seconds',
    help: 'When the store was last repaired or restored from a copy, in seconds since the Unix epoch; 0 if never.',
    read: () => toSeconds(sessions.status().lastRepairAt),
  });
  readGauge(registry, {
    name: 'holdfast_eviction_policy_wrong',
    help: '1 while Redis evicts live sessions when it is full.',
    read: () => (evictsSessions(evictionPolicy()) ? 1 : 0),
  });
  readGauge(registry, {
    name: 'holdfast_redis_memory_used_bytes',
    help: 'Memory used by Redis; for a Cluster, by its fullest node. 0 if unknown.',
    read: () => redisMemory()?.usedBytes ?? 0,
  });
  readGauge(registry, {
    name: 'holdfast_redis_memory_max_bytes',
    help: 'Memory limit of the same Redis; 0 if it has none or it is unknown.',
    read: () => redisMemory()?.maxBytes ?? 0,
  });
}

export function watchArchive(
  registry: Registry,
  { archiveStatus }: Pick<OpenedSessions, 'archiveStatus'>,
): void {
  readGauge(registry, {
    name: 'holdfast_archive_waiting_turns',
    help: 'Turns waiting to be written to the database.',
    read: () => archiveStatus()?.turns ?? 0,
  });
  readGauge(registry, {
    name: 'holdfast_archive_lag_seconds',
    help: 'How long the oldest of them has waited.',
    read: () => toSeconds(archiveStatus()?.oldestAgeMs),
  });
  readGauge(registry, {
    name: 'holdfast_archive_lost_turns',
    help: 'Turns dropped unwritten since the process started.',
    read: () => archiveStatus()?.lost.turns ?? 0,
  });
}

const toSeconds = (ms: number | null | undefined): number => (ms ?? 0) / 1_000;

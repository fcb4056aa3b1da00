import { version } from './config/version.ts';
import type { Database } from './database/database.ts';
import { databaseTrouble } from './database/database-trouble.ts';
import { toInstant } from './lib/clock.ts';
import { monotonicMs } from './lib/deadline.ts';
import type { ArchiveHealth, Health, ServiceHealth, SessionsHealth } from './protocol/health.ts';
import type { ArchiveWriterStatus } from './sessions/archive/archive-writer.ts';
import { evictsSessions } from './sessions/eviction-policy.ts';
import type { OpenedSessions } from './sessions/open-sessions.ts';
import { StoreUnavailable } from './sessions/session-store.ts';

/** Uptime counts from here: `npm start` installs and builds in the same process first. */
const LOADED_AT = monotonicMs();

export interface HealthSources extends OpenedSessions {
  readonly database: Pick<Database, 'kind' | 'ping'>;
}

/**
 * Checks both services in parallel. An outage of either is a degradation, because the process still serves.
 */
export async function readHealth(sources: HealthSources): Promise<Health> {
  const { database, archiveStatus } = sources;
  const [sessions, bookings] = await Promise.all([
    sessionsHealth(sources),
    serviceHealth(
      database.kind,
      () => database.ping(),
      (error) => databaseTrouble(database.kind, error),
    ),
  ]);
  const isOk = sessions.cause === null && bookings.cause === null;
  return {
    status: isOk ? 'ok' : 'degraded',
    version,
    uptimeSeconds: Math.floor((monotonicMs() - LOADED_AT) / 1_000),
    services: { sessions, bookings },
    archive: archiveHealth(archiveStatus()),
    warnings: warningsOf(sources),
  };
}

async function sessionsHealth({ kind, sessions, sealTrouble }: OpenedSessions): Promise<SessionsHealth> {
  const health = await serviceHealth(kind, () => sessions.ping(), storeTrouble);
  const { degradedSince, trouble, unsaved, lastRepairAt } = sessions.status();
  const cause = health.cause ?? trouble;
  return {
    ...health,
    cause:
      cause && degradedSince !== null
        ? `${cause} since ${toInstant(degradedSince)}`
        : (cause ?? sealTrouble()),
    degradedSince: instantOrNull(degradedSince),
    unsaved,
    lastRepairAt: instantOrNull(lastRepairAt),
  };
}

function archiveHealth(status: ArchiveWriterStatus | null): ArchiveHealth | null {
  return (
    status && {
      waitingTurns: status.turns,
      lagSeconds: Math.round((status.oldestAgeMs ?? 0) / 1_000),
      failingSince: instantOrNull(status.failingSince),
      lostTurns: status.lost.turns,
    }
  );
}

function warningsOf({ evictionPolicy }: OpenedSessions): readonly string[] {
  const policy = evictionPolicy();
  return evictsSessions(policy)
    ? [`Redis evicts live sessions when it is full (${policy}): set maxmemory-policy to noeviction`]
    : [];
}

async function serviceHealth<Kind extends string>(
  kind: Kind,
  ping: () => Promise<number>,
  inWords: (error: unknown) => string,
): Promise<ServiceHealth<Kind>> {
  try {
    return { kind, status: 'ok', latencyMs: Math.round((await ping()) * 100) / 100, cause: null };
  } catch (error) {
    return { kind, status: 'down', latencyMs: null, cause: inWords(error) };
  }
}

/** A `StoreUnavailable` carries a message written for people. */
const storeTrouble = (error: unknown): string =>
  error instanceof StoreUnavailable ? error.message : 'The session store cannot be used';

const instantOrNull = (ms: number | null): string | null => (ms === null ? null : toInstant(ms));

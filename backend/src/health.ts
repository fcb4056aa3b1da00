import { version } from './config/version.ts';
import type { Database } from './database/database.ts';
import { toInstant } from './lib/clock.ts';
import type { ArchiveHealth, Health, ServiceHealth, SessionsHealth } from './protocol/health.ts';
import type { ArchiveWriterStatus } from './sessions/archive/archive-writer.ts';
import { evictsSessions } from './sessions/eviction-policy.ts';
import type { OpenedSessions } from './sessions/open-sessions.ts';

export interface HealthSources extends OpenedSessions {
  readonly database: Pick<Database, 'kind' | 'ping'>;
}

/** Asks both services at once. An outage of either is a degradation: the process still serves. */
export async function readHealth(sources: HealthSources): Promise<Health> {
  const { database, archiveStatus } = sources;
  const [sessions, bookings] = await Promise.all([
    sessionsHealth(sources),
    serviceHealth(database.kind, () => database.ping()),
  ]);
  const isOk = sessions.status === 'ok' && sessions.degradedSince === null && bookings.status === 'ok';
  return {
    status: isOk ? 'ok' : 'degraded',
    version,
    uptimeSeconds: Math.floor(process.uptime()),
    services: { sessions, bookings },
    archive: archiveHealth(archiveStatus()),
    warnings: warningsOf(sources),
  };
}

async function sessionsHealth({ kind, sessions }: OpenedSessions): Promise<SessionsHealth> {
  const health = await serviceHealth(kind, () => sessions.ping());
  const { degradedSince, unsaved, lastRepairAt } = sessions.status();
  return {
    ...health,
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
): Promise<ServiceHealth<Kind>> {
  try {
    return { kind, status: 'ok', latencyMs: Math.round((await ping()) * 100) / 100 };
  } catch {
    // Why it is down stands in the log where it was noticed; health tells only that it is.
    return { kind, status: 'down', latencyMs: null };
  }
}

const instantOrNull = (ms: number | null): string | null => (ms === null ? null : toInstant(ms));

import { version } from './config/version.ts';
import type { Database } from './database/database.ts';
import type { Health, ServiceHealth } from './protocol/health.ts';
import type { ResilientSessionStore } from './sessions/resilient-session-store.ts';

export interface HealthSources {
  readonly sessions: Pick<ResilientSessionStore, 'ping'>;
  readonly sessionsKind: 'redis' | 'memory';
  readonly database: Pick<Database, 'kind' | 'ping'>;
}

/** Asks both services at once. An outage of either is a degradation: the process still serves. */
export async function readHealth({ sessions, sessionsKind, database }: HealthSources): Promise<Health> {
  const [sessionHealth, bookingHealth] = await Promise.all([
    serviceHealth(sessionsKind, () => sessions.ping()),
    serviceHealth(database.kind, () => database.ping()),
  ]);
  const isOk = sessionHealth.status === 'ok' && bookingHealth.status === 'ok';
  return {
    status: isOk ? 'ok' : 'degraded',
    version,
    uptimeSeconds: Math.floor(process.uptime()),
    services: { sessions: sessionHealth, bookings: bookingHealth },
  };
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

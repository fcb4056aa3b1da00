import type { Redis } from 'ioredis';
import { sessionKeys } from '../../backend/src/sessions/redis-keys.ts';
import { decodeSession } from '../../backend/src/sessions/session-json.ts';
import type { Deployment } from '../support/deployment.ts';
import type { Reservation, StoredSession, Stores } from './stores.ts';

/** What Redis and the database hold of these sessions; of reservations, everybody's. */
export async function readStores(deployment: Deployment, sessions: Iterable<string>): Promise<Stores> {
  const { admin } = deployment.redis;
  const stored = [...sessions].map(async (id) => [id, await readSession(admin, id)] as const);
  return { sessions: new Map(await Promise.all(stored)), reservations: await readReservations(deployment) };
}

/** Committed turns of a session; null when Redis has none. */
export async function storedVersion({ redis }: Deployment, id: string): Promise<number | null> {
  const stored = await readSession(redis.admin, id);
  return stored.kind === 'live' ? stored.version : null;
}

async function readSession(admin: Redis, id: string): Promise<StoredSession> {
  const { state, events } = sessionKeys(id);
  const [json, entries, ttlSeconds] = await Promise.all([
    admin.get(state),
    admin.xrange(events, '-', '+'),
    admin.ttl(state),
  ]);
  if (json === null) return { kind: 'absent' };
  const session = decodeSession(json);
  if (session === null) return { kind: 'deleted' };
  const turns = entries.map(([entry, [, event = '{}']]) => ({
    turn: Number.parseInt(entry, 10),
    messageId: String(JSON.parse(event).messageId),
  }));
  return { kind: 'live', version: session.version, epoch: session.epoch, ttlSeconds, turns };
}

const MS = (instant: string): string => `(extract(epoch from ${instant}) * 1000)::float8`;

function readReservations(deployment: Deployment): Promise<readonly Reservation[]> {
  return deployment.query<Reservation>(`
    select resource_id as resource, session_id as session, status, reference,
      ${MS('lower(span)')} as "from", ${MS('upper(span)')} as "to",
      ${MS('held_until')} as "heldUntil", ${MS('confirmed_at')} as "confirmedAt"
    from reservations order by id`);
}

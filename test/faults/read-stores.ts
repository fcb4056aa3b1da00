import { join } from 'node:path';
import { PGlite } from '@electric-sql/pglite';
import { btree_gist } from '@electric-sql/pglite/contrib/btree_gist';
import type { Redis } from 'ioredis';
import { sessionKeys } from '../../backend/src/sessions/redis-keys.ts';
import { decodeSession } from '../../backend/src/sessions/session-json.ts';
import type { Deployment } from '../support/deployment.ts';
import type { Reservation, StoredSession } from './stores.ts';

/** Reads one Redis, or a Cluster. */
export type SessionReader = Pick<Redis, 'get' | 'xrange' | 'ttl'>;

/** Redis's content for these sessions. */
export async function readSessions(
  reader: SessionReader,
  ids: Iterable<string>,
): Promise<ReadonlyMap<string, StoredSession>> {
  const read = [...ids].map(async (id) => [id, await readSession(reader, id)] as const);
  return new Map(await Promise.all(read));
}

/** Number of committed turns of a session; null if Redis does not have it. */
export async function storedVersion({ redis }: Deployment, id: string): Promise<number | null> {
  const stored = await readSession(redis.admin, id);
  return stored.kind === 'live' ? stored.version : null;
}

async function readSession(admin: SessionReader, id: string): Promise<StoredSession> {
  const { state, events } = sessionKeys(id);
  const [json, entries, ttlSeconds] = await Promise.all([
    admin.get(state),
    admin.xrange(events, '-', '+'),
    admin.ttl(state),
  ]);
  if (json === null) return { kind: 'absent' };
  const session = decodeSession(json);
  if (session === null) return { kind: 'deleted' };
  const turns = entries
    .filter(([, [type]]) => type === 'turn')
    .map(([entry, [, event = '{}']]) => ({
      turn: Number.parseInt(entry, 10),
      messageId: String(JSON.parse(event).messageId),
    }));
  return { kind: 'live', version: session.version, epoch: session.epoch, ttlSeconds, turns };
}

const MS = (instant: string): string => `(extract(epoch from ${instant}) * 1000)::float8`;

const RESERVATIONS = `
  select resource_id as resource, session_id as session, status, reference,
    ${MS('lower(span)')} as "from", ${MS('upper(span)')} as "to",
    ${MS('held_until')} as "heldUntil", ${MS('confirmed_at')} as "confirmedAt"
  from reservations order by id`;

/** All reservations. */
export const readReservations = (deployment: Deployment): Promise<readonly Reservation[]> =>
  deployment.query<Reservation>(RESERVATIONS);

/** Those in the data folder of a process that has ended. */
export async function readPgliteReservations(dataDir: string): Promise<readonly Reservation[]> {
  const pglite = await PGlite.create(join(dataDir, 'pglite'), { extensions: { btree_gist } });
  try {
    return (await pglite.query<Reservation>(RESERVATIONS)).rows;
  } finally {
    await pglite.close();
  }
}

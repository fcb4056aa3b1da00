import { openDatabase } from '../../backend/src/database/open-database.ts';
import { type Clock, systemClock } from '../../backend/src/lib/clock.ts';
import { Leases } from '../../backend/src/sessions/lease.ts';
import { RedisClient } from '../../backend/src/sessions/redis-client.ts';
import { RedisLeaseStore } from '../../backend/src/sessions/redis-lease-store.ts';
import { RedisSessionStore } from '../../backend/src/sessions/redis-session-store.ts';
import type { ModelPorts } from '../../backend/src/turns/consultation.ts';
import { type ReservationRow, reservationRows, silentLogger } from '../support/bookings.ts';
import { loadTestBusiness } from '../support/businesses.ts';
import { startPostgres } from '../support/postgres.ts';
import { type RedisServer, startRedis } from '../support/redis.ts';
import { createTurnInstance, type TurnInstance } from '../support/turn-instance.ts';
import { InterposedDatabase } from './interposed-database.ts';
import { InterposedStore } from './interposed-store.ts';

/** A Redis and a PostgreSQL that any number of instances share. */
export interface TurnWorld {
  readonly redis: RedisServer;
  readonly database: InterposedDatabase;
  /** A new instance that knows no conversation, with its own Redis connection and a model made for it. */
  instance(
    model?: (leases: Leases) => ModelPorts,
    clock?: Clock,
  ): TurnInstance & { readonly store: InterposedStore };
  /** All holds and bookings of a session, in the order they were made. */
  rowsOf(sessionId: string): Promise<readonly ReservationRow[]>;
  /** The support requests of a session, in the order they were recorded. */
  issuesOf(sessionId: string): Promise<readonly string[]>;
  close(): Promise<void>;
}

const LIVE = ['held', 'confirmed'];

export const live = (rows: readonly ReservationRow[]): readonly ReservationRow[] =>
  rows.filter(({ status }) => LIVE.includes(status));

export async function createTurnWorld(): Promise<TurnWorld> {
  const business = loadTestBusiness('btrix');
  const [redis, postgres] = await Promise.all([startRedis(), startPostgres()]);
  const database = new InterposedDatabase(
    await openDatabase({ databaseUrl: postgres.url, dataDir: null, logger: silentLogger }),
  );
  await database.ping();
  const closers: (() => unknown)[] = [];
  return {
    redis,
    database,
    instance: (model, clock = systemClock) => {
      const client = new RedisClient({
        address: { kind: 'url', url: redis.url },
        commandTimeoutMs: 5_000,
        logger: silentLogger,
      });
      const store = new InterposedStore(new RedisSessionStore(client, 3_600));
      const leaseStore = new RedisLeaseStore(client);
      const leases = new Leases({ store: leaseStore, isAvailable: () => true, logger: silentLogger });
      const instance = createTurnInstance({
        store,
        database,
        business,
        clock,
        model: model?.(leases) ?? null,
      });
      closers.push(() => instance.sessions.close().then(() => client.close()));
      return { ...instance, store };
    },
    rowsOf: async (sessionId) =>
      (await reservationRows(database)).filter((row) => row.session_id === sessionId),
    issuesOf: async (sessionId) => {
      const rows = await database.run((db) =>
        db.selectFrom('tickets').select('issue').where('session_id', '=', sessionId).orderBy('id').execute(),
      );
      return rows.map(({ issue }) => issue);
    },
    close: async () => {
      for (const close of closers) await close();
      await database.close();
      await Promise.all([postgres.stop(), redis.stop()]);
    },
  };
}

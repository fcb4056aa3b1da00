import type { Database } from '../../backend/src/database/database.ts';
import { openDatabase } from '../../backend/src/database/open-database.ts';
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
import { InterposedStore } from './interposed-store.ts';

/** A Redis and a PostgreSQL that any number of instances share. */
export interface TurnWorld {
  readonly redis: RedisServer;
  readonly database: Database;
  /** An instance that knows nothing yet, with a Redis connection of its own, and the model that is made for it. */
  instance(model?: (leases: Leases) => ModelPorts): TurnInstance & { readonly store: InterposedStore };
  /** What a session ever held or booked, in the order made. */
  rowsOf(sessionId: string): Promise<readonly ReservationRow[]>;
  close(): Promise<void>;
}

const LIVE = ['held', 'confirmed'];

export const live = (rows: readonly ReservationRow[]): readonly ReservationRow[] =>
  rows.filter(({ status }) => LIVE.includes(status));

export async function createTurnWorld(): Promise<TurnWorld> {
  const business = loadTestBusiness('btrix');
  const [redis, postgres] = await Promise.all([startRedis(), startPostgres()]);
  const database = await openDatabase({
    databaseUrl: postgres.url,
    dataDir: null,
    logger: silentLogger,
  });
  await database.ping();
  const closers: (() => unknown)[] = [];
  return {
    redis,
    database,
    instance: (model) => {
      const client = new RedisClient({
        address: { kind: 'url', url: redis.url },
        commandTimeoutMs: 5_000,
        logger: silentLogger,
      });
      const store = new InterposedStore(new RedisSessionStore(client, 3_600));
      const leaseStore = new RedisLeaseStore(client);
      const leases = new Leases({ store: leaseStore, isAvailable: () => true, logger: silentLogger });
      const instance = createTurnInstance({ store, database, business, model: model?.(leases) ?? null });
      closers.push(() => instance.sessions.close().then(() => client.close()));
      return { ...instance, store };
    },
    rowsOf: async (sessionId) =>
      (await reservationRows(database)).filter((row) => row.session_id === sessionId),
    close: async () => {
      for (const close of closers) await close();
      await database.close();
      await Promise.all([postgres.stop(), redis.stop()]);
    },
  };
}

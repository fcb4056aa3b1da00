import { holdPlaces } from './bookings/hold-places.ts';
import { SqlHoldStore } from './bookings/sql-hold-store.ts';
import { SqlReservationStore } from './bookings/sql-reservation-store.ts';
import { SqlTicketStore } from './bookings/sql-ticket-store.ts';
import type { Config } from './config/config.ts';
import { keepResumeTokenKeys } from './config/kept-keys.ts';
import type { Settings } from './config/settings.ts';
import type { Database, DatabaseObserver } from './database/database.ts';
import { openDatabase } from './database/open-database.ts';
import { maskAnswers } from './domain/mask.ts';
import type { Clock } from './lib/clock.ts';
import type { Logger } from './lib/logger.ts';
import type { Releasers } from './lib/releasers.ts';
import { createKeyRing, type KeyRing } from './sessions/key-ring.ts';
import { type OpenedSessions, openSessions } from './sessions/open-sessions.ts';
import type { SessionLogger } from './sessions/session-log.ts';
import type { SessionObserver } from './sessions/session-observer.ts';
import { StoreUnavailable } from './sessions/session-store.ts';
import { turnsInStream } from './turns/turns-in-stream.ts';
import { openVisitors } from './visitors/open-visitors.ts';
import type { VisitorMemory } from './visitors/visitor-memory.ts';

/** Everything that outlives a turn. */
export interface Stores extends OpenedSessions {
  readonly database: Database;
  readonly reservations: SqlReservationStore;
  readonly holds: SqlHoldStore;
  readonly tickets: SqlTicketStore;
  readonly visitors: VisitorMemory;
  /** Seals and opens resume tokens. */
  readonly keys: KeyRing;
}

export interface StoresOptions extends Settings {
  readonly clock: Clock;
  readonly logger: SessionLogger;
  readonly observers: { readonly sessions: SessionObserver; readonly bookings: DatabaseObserver };
}

/** How long a start waits for the session store before it goes on without it. */
const REACHED_WITHIN_MS = 2_000;

/** Opens the database, then the stores that live in it or beside it. */
export async function openStores(options: StoresOptions, releasers: Releasers): Promise<Stores> {
  const { config, business, clock, logger, observers } = options;
  const { secrets, archive } = config;
  const { dataDir, holdSeconds, holdsPerAddress } = config.bookings;

  const database = await openDatabase({
    databaseUrl: secrets.databaseUrl,
    dataDir,
    logger,
    observer: observers.bookings,
  });
  releasers.push('database', () => database.close());
  if (database.kind === 'pglite' && runsBesideOthers(config)) {
    logger.warn({ dataDir }, 'bookings are in PGlite, which supports one instance only: set DATABASE_URL');
  }

  const keys = createKeyRing(secrets.resumeTokenKeys ?? keepResumeTokenKeys(dataDir));
  const opened = openSessions(
    {
      ...config.sessions,
      redis: secrets.redis,
      tokenLimits: config.model.tokenLimits,
      database,
      ring: keys,
      stateSecrets: secrets.stateKeys,
      archive,
      fillGap: turnsInStream,
      hasBooking: ({ dialogue }) => 'booking' in dialogue,
      clock,
      logger,
      describe: ({ data }) => maskAnswers(data, business),
      observer: observers.sessions,
    },
    releasers,
  );
  // A process that serves before its store is reached would go on from copies that may be stale.
  if (!(await opened.reached(REACHED_WITHIN_MS))) await warnIfAway(opened, logger);

  const addressKeys = keys.all.map(({ addressHash }) => addressHash);
  const placesOf = holdPlaces({ perAddress: holdsPerAddress, keys: addressKeys });
  const remembers = archive.mode !== 'off';
  return {
    ...opened,
    database,
    reservations: new SqlReservationStore({ database, timetable: business, holdSeconds, placesOf }),
    holds: new SqlHoldStore({ database, holdSeconds }),
    tickets: new SqlTicketStore(database),
    visitors: openVisitors({ business, database, ring: keys, remembers, clock, logger }, releasers),
    keys,
  };
}

async function warnIfAway({ sessions }: OpenedSessions, logger: Logger): Promise<void> {
  try {
    await sessions.ping();
  } catch (error) {
    if (!(error instanceof StoreUnavailable)) throw error;
    logger.warn({ detail: error.message }, 'session store not reached yet: conversations go on without it');
  }
}

/** Whether other instances may run beside this one. Locally, without Redis, there is only one. */
const runsBesideOthers = ({ production, secrets }: Config): boolean => production || secrets.redis !== null;

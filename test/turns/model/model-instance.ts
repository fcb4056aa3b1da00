import { SqlReservationStore } from '../../../backend/src/bookings/sql-reservation-store.ts';
import { SqlTicketStore } from '../../../backend/src/bookings/sql-ticket-store.ts';
import type { Database } from '../../../backend/src/database/database.ts';
import { DatabaseUnavailable } from '../../../backend/src/database/database-error.ts';
import type { Dialogue } from '../../../backend/src/dialogue/dialogue.ts';
import type { Clock } from '../../../backend/src/lib/clock.ts';
import { ArchiveWriter } from '../../../backend/src/sessions/archive/archive-writer.ts';
import { DeletionMarks } from '../../../backend/src/sessions/deletion-marks.ts';
import { ResilientSessionStore } from '../../../backend/src/sessions/resilient-session-store.ts';
import type { DeletePorts } from '../../../backend/src/turns/delete-conversation.ts';
import { TurnHandler } from '../../../backend/src/turns/handle-turn.ts';
import { turnsInStream } from '../../../backend/src/turns/turns-in-stream.ts';
import type { FaultyStore } from '../../sessions/faulty-store.ts';
import { manyPlaces, silentLogger } from '../../support/bookings.ts';
import { understandingOf } from '../../support/businesses.ts';
import { createVisitorMemory } from '../../support/visitor-memory.ts';
import type { AwayArchive } from './away-archive.ts';

export interface ModelInstanceOptions {
  readonly dialogue: Dialogue;
  readonly store: FaultyStore;
  readonly archive: AwayArchive;
  readonly database: Database;
  readonly ttlSeconds: number;
  readonly clock: Clock;
}

/** One process below HTTP, with connections to the stores that can be cut one by one. */
export interface ModelInstance extends DeletePorts {
  readonly turns: TurnHandler;
  readonly store: FaultyStore;
  readonly archive: AwayArchive;
  /** Nothing from this process reaches a store any more. */
  kill(): Promise<void>;
}

const HOLD_SECONDS = 300;

export function createModelInstance(options: ModelInstanceOptions): ModelInstance {
  const { dialogue, store, archive, ttlSeconds, clock } = options;
  const { business } = dialogue;
  const database = awayWith(archive, options.database);
  const writer = new ArchiveWriter({
    archive,
    fillGap: async (id, after, before) => turnsInStream(await store.peek(id), after, before),
    clock,
    logger: silentLogger,
  });
  const sessions = new ResilientSessionStore({
    store,
    archive,
    archiving: { writer, sync: false },
    marks: new DeletionMarks({ archive, clock, logger: silentLogger }),
    ttlSeconds,
    cacheSize: 10_000,
    clock,
    logger: silentLogger,
    describe: () => ({}),
    observer: { storeCommand: () => undefined, wroteBack: () => undefined, lostUnsaved: () => undefined },
  });
  const reservations = new SqlReservationStore({
    database,
    timetable: business,
    holdSeconds: HOLD_SECONDS,
    placesOf: manyPlaces,
  });
  const tickets = new SqlTicketStore(database);
  const visitors = createVisitorMemory({ business, database, clock });
  const turns = new TurnHandler({
    dialogue,
    understand: understandingOf(business),
    model: null,
    sessions,
    visitors,
    effects: {
      business,
      reservations,
      tickets,
      visitors,
      holdSeconds: HOLD_SECONDS,
      logger: silentLogger,
      observe: () => undefined,
    },
    clock,
  });
  const kill = async () => {
    store.fault = 'connection';
    archive.isAway = true;
    await sessions.close();
    await writer.close();
  };
  return { dialogue, turns, sessions, reservations, tickets, visitors, store, archive, kill };
}

/** Bookings and the archive are in one database. */
const awayWith = (archive: AwayArchive, database: Database): Database => ({
  kind: database.kind,
  run: async (work) => {
    if (archive.isAway) throw new DatabaseUnavailable('made to be away');
    return database.run(work);
  },
  ping: () => database.ping(),
  close: () => database.close(),
});

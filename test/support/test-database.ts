import type { Database } from '../../backend/src/database/database.ts';
import { openDatabase } from '../../backend/src/database/open-database.ts';
import { silentLogger } from './bookings.ts';
import { installDatabaseClock } from './database-clock.ts';
import { startPostgres } from './postgres.ts';

export interface TestDatabase {
  readonly database: Database;
  stop(): Promise<void>;
}

/** A new database, on a server or in this process, with a clock that the test sets. */
export async function startDatabase(kind: Database['kind'], now: string): Promise<TestDatabase> {
  const postgres = kind === 'postgres' ? await startPostgres() : null;
  const databaseUrl = postgres?.url ?? null;
  const database = await openDatabase({ databaseUrl, dataDir: null, logger: silentLogger });
  await installDatabaseClock(database, now);
  return {
    database,
    stop: async () => {
      await database.close();
      await postgres?.stop();
    },
  };
}

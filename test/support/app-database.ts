import process from 'node:process';
import { migratePostgres } from '../../backend/src/database/open-database.ts';
import { silentLogger } from './bookings.ts';
import { startPostgres } from './postgres.ts';
import { createDatabase } from './postgres-database.ts';

/**
 * The URL of the run's server, in which each app gets a database: a PGlite for each would take a second of
 * CPU.
 */
const SERVER = 'HOLDFAST_TEST_POSTGRES';
const MIGRATED = 'postgres';

/** Runs once for a whole test run. */
export default async function startServer(): Promise<() => Promise<void>> {
  const server = await startPostgres();
  await migratePostgres(server.url, silentLogger);
  process.env[SERVER] = server.url;
  return () => server.stop();
}

/** The URL of a new database with the newest schema. */
export async function createAppDatabase(): Promise<string> {
  const { [SERVER]: server } = process.env;
  if (server === undefined)
    throw new Error(`${SERVER} is unset: the project has to name test/support/app-database.ts`);
  return createDatabase(server, MIGRATED);
}

import process from 'node:process';
import { migratePostgres } from '../../backend/src/database/open-database.ts';
import { silentLogger } from './bookings.ts';
import { startPostgres } from './postgres.ts';
import { createDatabase } from './postgres-database.ts';

/** Where the server of a run listens, in which each app gets a database: PGlite would take each a second of the processor. */
const SERVER = 'HOLDFAST_TEST_POSTGRES';
const MIGRATED = 'postgres';

/** Of a whole run of tests. */
export default async function startServer(): Promise<() => Promise<void>> {
  const server = await startPostgres();
  await migratePostgres(server.url, silentLogger);
  process.env[SERVER] = server.url;
  return () => server.stop();
}

/** The address of a new database of the newest schema. */
export async function createAppDatabase(): Promise<string> {
  const { [SERVER]: server } = process.env;
  if (server === undefined)
    throw new Error(`${SERVER} is unset: the project has to name test/support/app-database.ts`);
  return createDatabase(server, MIGRATED);
}

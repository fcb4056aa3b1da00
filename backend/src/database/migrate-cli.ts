import process from 'node:process';
import { loadConfig } from '../config/config.ts';
import { readEnv } from '../config/env.ts';
import { createLogger } from '../lib/logger.ts';
import { migratePostgres, openDatabase } from './open-database.ts';

await main();

/** Brings the database to the newest schema. The server does the same when it starts. */
async function main(): Promise<void> {
  try {
    await migrateConfigured();
    process.stdout.write('The database has the newest schema.\n');
  } catch (error) {
    const cause = error instanceof Error && error.cause instanceof Error ? ` (${error.cause.message})` : '';
    process.stderr.write(`${error instanceof Error ? error.message : String(error)}${cause}\n`);
    process.exitCode = 1;
  }
}

async function migrateConfigured(): Promise<void> {
  const { secrets, bookings, log } = loadConfig(readEnv());
  const logger = createLogger({ level: log.level });
  if (secrets.databaseUrl !== null) {
    await migratePostgres(secrets.databaseUrl, logger);
    return;
  }
  const database = await openDatabase({ databaseUrl: null, dataDir: bookings.dataDir, logger });
  try {
    await database.ping();
  } finally {
    await database.close();
  }
}

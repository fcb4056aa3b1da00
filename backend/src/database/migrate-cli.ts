import process from 'node:process';
import { parseArgs } from 'node:util';
import { loadConfig } from '../config/config.ts';
import { readEnv } from '../config/env.ts';
import { createLogger } from '../lib/logger.ts';
import { migratePostgres, openDatabase } from './open-database.ts';

const USAGE = `Brings the database to the newest schema: PostgreSQL at DATABASE_URL, else PGlite in DATA_DIR. The server does the
same when it starts.

  npm run migrate

  --help       this text`;

process.exitCode = await main();

async function main(): Promise<0 | 1 | 2> {
  const options = readOptions();
  if (options === null) return 2;
  if (options.help) {
    process.stdout.write(`${USAGE}\n`);
    return 0;
  }
  try {
    await migrateConfigured();
    process.stdout.write('The database has the newest schema.\n');
    return 0;
  } catch (error) {
    const cause = error instanceof Error && error.cause instanceof Error ? ` (${error.cause.message})` : '';
    process.stderr.write(`${messageOf(error)}${cause}\n`);
    return 1;
  }
}

/** Whoever asks for something else must not find the database changed. */
function readOptions() {
  try {
    return parseArgs({ options: { help: { type: 'boolean', short: 'h', default: false } } }).values;
  } catch (error) {
    process.stderr.write(`${messageOf(error)}\n\n${USAGE}\n`);
    return null;
  }
}

function messageOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
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

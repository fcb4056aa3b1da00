import process from 'node:process';
import { parseArgs } from 'node:util';
import { z } from 'zod';
import { readEnv } from '../config/env.ts';
import { loadSettings } from '../config/settings.ts';
import type { Database } from '../database/database.ts';
import { FolderHeld } from '../database/folder-lock.ts';
import { openDatabase } from '../database/open-database.ts';
import type { Business } from '../domain/business.ts';
import { localDate } from '../domain/local-time.ts';
import { systemClock } from '../lib/clock.ts';
import { createLogger } from '../lib/logger.ts';
import { bookingTable, listBookings } from './booking-list.ts';
import type { DateSpan } from './date-span.ts';
import { listRequests, requestTable } from './request-list.ts';

const USAGE = `Lists the confirmed bookings of the business, or what visitors asked its team for.

  npm run bookings -- [--requests] [--from DATE] [--to DATE] [--json]

  --requests   list the requests for the team, by the day they were made
  --from DATE  first day, as in 2026-01-31; default: today for bookings, unlimited for requests
  --to DATE    last day; default: unlimited
  --json       print all fields as JSON, answers included
  --help       print this text

Days and times are in the business's time zone (BUSINESS_DIR). Reads from DATABASE_URL, or else from
DATA_DIR.`;

const optionsSchema = z.object({
  from: z.iso.date('--from takes a date as in 2026-01-31').optional(),
  to: z.iso.date('--to takes a date as in 2026-01-31').optional(),
  requests: z.boolean(),
  json: z.boolean(),
  help: z.boolean(),
});
type Options = z.infer<typeof optionsSchema>;

await main();

async function main(): Promise<void> {
  const options = readOptions();
  if (options === null) return;
  if (options.help) return print(USAGE);
  try {
    await list(options);
  } catch (error) {
    complain(explain(error));
    process.exitCode = 1;
  }
}

function readOptions(): Options | null {
  try {
    const { values } = parseArgs({
      options: {
        from: { type: 'string' },
        to: { type: 'string' },
        requests: { type: 'boolean', default: false },
        json: { type: 'boolean', default: false },
        help: { type: 'boolean', short: 'h', default: false },
      },
    });
    return optionsSchema.parse(values);
  } catch (error) {
    const problem =
      error instanceof z.ZodError ? error.issues.map(({ message }) => message).join('\n') : error;
    complain(`${problem instanceof Error ? problem.message : problem}\n\n${USAGE}`);
    process.exitCode = 2;
    return null;
  }
}

async function list(options: Options): Promise<void> {
  const { config, business } = loadSettings(readEnv());
  const database = await openDatabase({
    databaseUrl: config.secrets.databaseUrl,
    dataDir: config.bookings.dataDir,
    logger: createLogger({ level: 'error', destination: { write: complain } }),
  });
  try {
    print(await listed(database, business, options));
  } finally {
    await database.close();
  }
}

async function listed(database: Database, business: Business, options: Options): Promise<string> {
  const { requests, json, from = null, to = null } = options;
  const inWords = <Entry>(
    entries: readonly Entry[],
    table: (all: readonly Entry[], of: Business) => string,
  ) => {
    if (json) return JSON.stringify(entries, null, 2);
    return entries.length > 0 ? table(entries, business) : `No ${requests ? 'requests' : 'bookings'}.`;
  };
  if (requests) return inWords(await listRequests(database, business, { from, to }), requestTable);
  const span: DateSpan = { from: from ?? localDate(systemClock.now(), business.timeZone), to };
  return inWords(await listBookings(database, business, span), bookingTable);
}

function explain(error: unknown): string {
  if (error instanceof FolderHeld) {
    return (
      `The bookings in ${error.folder} are open in process ${error.pid}, probably the server, and PGlite allows ` +
      'one process at a time. Stop the server and try again, or use PostgreSQL (DATABASE_URL) for both.'
    );
  }
  if (!(error instanceof Error)) return String(error);
  const cause = error.cause instanceof Error ? ` (${error.cause.message})` : '';
  return `${error.message}${cause}`;
}

function print(text: string): void {
  process.stdout.write(`${text}\n`);
}

function complain(text: string): void {
  process.stderr.write(`${text.trimEnd()}\n`);
}

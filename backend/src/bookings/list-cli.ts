import process from 'node:process';
import { parseArgs } from 'node:util';
import { z } from 'zod';
import { readEnv } from '../config/env.ts';
import { loadSettings } from '../config/settings.ts';
import { FolderHeld } from '../database/folder-lock.ts';
import { openDatabase } from '../database/open-database.ts';
import { localDate } from '../domain/local-time.ts';
import { systemClock } from '../lib/clock.ts';
import { createLogger } from '../lib/logger.ts';
import { bookingTable, type DateSpan, listBookings } from './booking-list.ts';

const USAGE = `Lists the confirmed bookings of the business.

  npm run bookings -- [--from DATE] [--to DATE] [--json]

  --from DATE  first day, as in 2026-01-31; today if not given
  --to DATE    last day; no end if not given
  --json       all that is known of each, answers included, as JSON
  --help       this text

Days and times are in the business's time zone (BUSINESS_DIR). Bookings are read from DATABASE_URL, or else
from DATA_DIR.`;

const optionsSchema = z.object({
  from: z.iso.date('--from takes a date as in 2026-01-31').optional(),
  to: z.iso.date('--to takes a date as in 2026-01-31').optional(),
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

async function list({ from, to, json }: Options): Promise<void> {
  const { config, business } = loadSettings(readEnv());
  const span: DateSpan = { from: from ?? localDate(systemClock.now(), business.timeZone), to: to ?? null };
  const database = await openDatabase({
    databaseUrl: config.secrets.databaseUrl,
    dataDir: config.bookings.dataDir,
    logger: createLogger({ level: 'error', destination: { write: complain } }),
  });
  try {
    const bookings = await listBookings(database, business, span);
    if (json) return print(JSON.stringify(bookings, null, 2));
    print(bookings.length > 0 ? bookingTable(bookings, business) : 'No bookings.');
  } finally {
    await database.close();
  }
}

function explain(error: unknown): string {
  if (error instanceof FolderHeld) {
    return (
      `The bookings in ${error.folder} are open in process ${error.pid}, probably the server, and PGlite allows ` +
      'one process at a time. Stop the server and ask again, or let both use PostgreSQL (DATABASE_URL).'
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

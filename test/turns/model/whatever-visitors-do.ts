import fc from 'fast-check';
import { afterAll, beforeAll, vi } from 'vitest';
import type { Database } from '../../../backend/src/database/database.ts';
import { openDatabase } from '../../../backend/src/database/open-database.ts';
import { silentLogger } from '../../support/bookings.ts';
import { installDatabaseClock } from '../../support/database-clock.ts';
import { COMMANDS } from './commands.ts';
import { ModelWorld, type Parts } from './model-world.ts';
import { Visitors } from './visitors.ts';

const MAX_COMMANDS = 40;

let database: Database;

/**
 * Starts a database for the tests of a file, and replaces timers, so that they run only when a test says
 * so.
 */
export function setUpModel(): void {
  beforeAll(async () => {
    database = await openDatabase({ databaseUrl: null, dataDir: null, logger: silentLogger });
    await database.ping();
    await installDatabaseClock(database, '2026-01-05T12:00:00Z');
    vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] });
    // Jitter decides the order, and failures must be repeatable.
    vi.spyOn(Math, 'random').mockReturnValue(0.5);
  });
  afterAll(async () => {
    vi.restoreAllMocks();
    vi.useRealTimers();
    await database?.close();
  });
}

/**
 * The guarantees hold whatever visitors do and whatever fails. To repeat a failure, use the seed and the
 * path it prints.
 */
export const whateverVisitorsDo = (parts?: Partial<Parts>) =>
  fc.asyncProperty(fc.commands(COMMANDS, { maxCommands: MAX_COMMANDS, size: 'max' }), async (commands) => {
    const world = await ModelWorld.open(database, parts);
    try {
      await fc.asyncModelRun(() => ({ model: new Visitors(), real: world }), commands);
    } finally {
      await world.close();
    }
  });

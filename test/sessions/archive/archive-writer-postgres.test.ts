import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Database } from '../../../backend/src/database/database.ts';
import { openDatabase } from '../../../backend/src/database/open-database.ts';
import { systemClock } from '../../../backend/src/lib/clock.ts';
import { ArchiveWriter } from '../../../backend/src/sessions/archive/archive-writer.ts';
import { ArchiveUnavailable } from '../../../backend/src/sessions/archive/session-archive.ts';
import { SqlSessionArchive } from '../../../backend/src/sessions/archive/sql-session-archive.ts';
import { silentLogger } from '../../support/bookings.ts';
import { eventually } from '../../support/eventually.ts';
import { startPostgres, type TestPostgres } from '../../support/postgres.ts';
import { conversation } from '../session-fixtures.ts';
import { archived, HOUR_MS, hasBooking, ringOf } from './archive-fixtures.ts';

let postgres: TestPostgres;
let database: Database;

beforeAll(async () => {
  postgres = await startPostgres();
  database = await openDatabase({ databaseUrl: postgres.url, dataDir: null, logger: silentLogger });
  await database.ping();
});

afterAll(async () => {
  await database?.close();
  await postgres?.stop();
});

test('what was noted while PostgreSQL was killed is there when it is back', async () => {
  const clock = systemClock;
  const archive = new SqlSessionArchive({ database, ring: ringOf('a'), hasBooking, clock });
  const writer = new ArchiveWriter({ archive, clock, logger: silentLogger, fillGap: async () => [] });
  const { session, commits } = conversation(3);
  const ids = Array.from({ length: 300 }, (_, index) => `writer-${index}`);
  const noteAll = (turns: typeof commits) => {
    for (const commit of turns) {
      for (const id of ids) writer.note(id, commit.next, archived(commit), clock.now() + HOUR_MS);
    }
  };
  noteAll(commits.slice(0, 1));
  await writer.flushNow('writer-0');
  await postgres.kill();
  noteAll(commits.slice(1));
  await expect(writer.flushNow('writer-0')).rejects.toBeInstanceOf(ArchiveUnavailable);
  expect(writer.status()).toMatchObject({ sessions: 300, turns: 600 });
  await postgres.restart();
  await eventually(() => writer.flushNow('writer-299'));
  await writer.close();

  expect(writer.status()).toMatchObject({ sessions: 0, failingSince: null, lost: { sessions: 0, turns: 0 } });
  expect(await archive.recall('writer-150')).toMatchObject({ kind: 'found', session });
  expect(await archive.turns('writer-299', 50)).toEqual(commits.map((commit) => archived(commit)));
});

import fc from 'fast-check';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { openDatabase } from '../../../backend/src/database/open-database.ts';
import { randomId } from '../../../backend/src/lib/ids.ts';
import type { SessionArchive } from '../../../backend/src/sessions/archive/session-archive.ts';
import type { Commit, Session } from '../../../backend/src/sessions/session-store.ts';
import { silentLogger } from '../../support/bookings.ts';
import type { ManualClock } from '../../support/manual-clock.ts';
import { MemorySessionArchive } from '../../support/memory-session-archive.ts';
import { startPostgres, type TestPostgres } from '../../support/postgres.ts';
import { conversation, turnAfter } from '../session-fixtures.ts';
import { archived, DAY_MS, HOUR_MS, hasBooking, later, START } from './archive-fixtures.ts';
import type { ArchiveHarness } from './session-archive.conformance.ts';
import { sqlHarness } from './sql-harness.ts';

let postgres: TestPostgres;
let sql: ArchiveHarness;

beforeAll(async () => {
  postgres = await startPostgres();
  sql = sqlHarness(await openDatabase({ databaseUrl: postgres.url, dataDir: null, logger: silentLogger }));
});

afterAll(async () => {
  await sql?.close();
  await postgres?.stop();
});

type Step = (archive: SessionArchive, id: string, clock: ManualClock) => Promise<unknown>;
interface Command {
  readonly name: string;
  readonly run: Step;
}

const EPOCHS = ['epoch-a', 'epoch-b'] as const;

/** The session at a version of an epoch, last changed this many seconds after the start. */
const at = (epoch: string, version: number, seconds: number): Session =>
  later(conversation(version, epoch).session, seconds * 1_000);

const commitOf = (epoch: string, version: number, seconds: number, words: string): Commit => {
  const commit = turnAfter(version === 0 ? null : at(epoch, version, seconds), `${epoch}-${words}`, epoch);
  return { ...commit, next: later(commit.next, version === 0 ? seconds * 1_000 : 1) };
};

const command = (name: string, run: Step): Command => ({ name, run });

const epoch = fc.constantFrom(...EPOCHS);
const version = fc.integer({ min: 1, max: 4 });
const seconds = fc.integer({ min: 0, max: 3 });
const base = fc.option(fc.integer({ min: 0, max: 4 }));
const hours = fc.integer({ min: 1, max: 4 });

const commands: fc.Arbitrary<Command> = fc.oneof(
  fc.tuple(epoch, version, seconds, hours).map(([e, v, s, h]) =>
    command(`keep ${e} ${v} at ${s}`, (archive, id) => {
      const commit = commitOf(e, v - 1, s, `${v}`);
      return archive.keep([
        { id, session: commit.next, expiresAt: START + h * HOUR_MS, turns: [archived(commit)] },
      ]);
    }),
  ),
  fc.tuple(epoch, fc.integer({ min: 0, max: 4 }), seconds, base, hours).map(([e, v, s, b, h]) =>
    command(`commit after ${e} ${v} at ${s} on ${b}`, (archive, id) =>
      archive.commit(id, commitOf(e, v, s, `away-${v}-${s}`), {
        previous: v === 0 ? null : at(e, v, s),
        base: b,
        expiresAt: START + h * HOUR_MS,
      }),
    ),
  ),
  fc
    .tuple(epoch, version)
    .map(([e, v]) => command(`markSaved ${e} ${v}`, (archive, id) => archive.markSaved(id, e, v))),
  fc
    .tuple(epoch, version)
    .map(([e, v]) => command(`dropUnsaved ${e} ${v}`, (archive, id) => archive.dropUnsaved(id, e, v))),
  hours.map((h) =>
    command(`touch ${h}`, (archive, id) => archive.touch([{ id, expiresAt: START + h * HOUR_MS }])),
  ),
  fc.constant(command('delete', (archive, id) => archive.delete(id))),
  fc.constant(
    command('endLapsed', async (archive) => {
      while ((await archive.endLapsed()) > 0);
    }),
  ),
  fc.constantFrom(HOUR_MS, 7 * DAY_MS).map((ms) =>
    command(`${ms} ms pass`, async (_archive, _id, clock) => {
      clock.advance(ms);
    }),
  ),
);

/** Everything that can be observed of a session after a step. */
async function seen(archive: SessionArchive, id: string): Promise<unknown> {
  const unsaved = await archive.unsaved(10_000);
  const deleted = await archive.tombstonesSince(0);
  return {
    recalled: await archive.recall(id),
    turns: await archive.turns(id, 50),
    unsaved: unsaved.filter((each) => each.id === id),
    isDeleted: deleted.includes(id),
  };
}

test('the archive in memory always does the same as the one in PostgreSQL', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(commands, { minLength: 1, maxLength: 14 }), async (steps) => {
      const { clock } = sql;
      const memory = new MemorySessionArchive({ hasBooking, clock });
      const id = `equal-${randomId(11)}`;
      const startedAt = clock.now();
      try {
        for (const { run } of steps) {
          const now = clock.now();
          const expected = await run(memory, id, clock);
          clock.advance(now - clock.now());
          expect(await run(sql.archive, id, clock)).toEqual(expected);
          expect(await seen(sql.archive, id)).toEqual(await seen(memory, id));
          expect(await sql.endOf(id)).toEqual(memory.endOf(id));
        }
      } finally {
        clock.advance(startedAt - clock.now());
      }
    }),
    { numRuns: 150 },
  );
});

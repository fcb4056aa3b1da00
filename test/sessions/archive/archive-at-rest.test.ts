import { sql } from 'kysely';
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import type { Database } from '../../../backend/src/database/database.ts';
import { openDatabase } from '../../../backend/src/database/open-database.ts';
import { randomId } from '../../../backend/src/lib/ids.ts';
import { SqlSessionArchive } from '../../../backend/src/sessions/archive/sql-session-archive.ts';
import type { KeyRing } from '../../../backend/src/sessions/key-ring.ts';
import type { Commit } from '../../../backend/src/sessions/session-store.ts';
import { silentLogger } from '../../support/bookings.ts';
import { CANARY, leaksIn } from '../../support/canaries.ts';
import { ManualClock } from '../../support/manual-clock.ts';
import { startPostgres, type TestPostgres } from '../../support/postgres.ts';
import { conversation, turnAfter } from '../session-fixtures.ts';
import { awayFrom, entryOf, hasBooking, ringOf, START } from './archive-fixtures.ts';

let postgres: TestPostgres;
let database: Database;
let statements: string[] = [];

beforeAll(async () => {
  postgres = await startPostgres();
  const opened = await openDatabase({ databaseUrl: postgres.url, dataDir: null, logger: silentLogger });
  database = {
    kind: opened.kind,
    ping: () => opened.ping(),
    close: () => opened.close(),
    run: (work) =>
      opened.run((db) =>
        work(
          db.withPlugin({
            transformQuery: ({ node }) => {
              statements.push(node.kind);
              return node;
            },
            transformResult: async ({ result }) => result,
          }),
        ),
      ),
  };
});

afterEach(() => {
  statements = [];
});

afterAll(async () => {
  await database?.close();
  await postgres?.stop();
});

const archiveWith = (ring: KeyRing): SqlSessionArchive =>
  new SqlSessionArchive({ database, ring, hasBooking, clock: new ManualClock(START) });

const newId = () => `at-rest-${randomId(8)}`;

/**
 * Returns every row of every table of the archive as text, with bytes both as they are and in hexadecimal.
 */
async function everything(): Promise<string> {
  const tables = ['sessions', 'turns', 'tombstones', 'audit'];
  const texts = await Promise.all(
    tables.map((table) =>
      database.run(async (db) => {
        const { rows } = await sql<Record<string, unknown>>`select * from ${sql.table(table)}`.execute(db);
        return rows.flatMap((row) => Object.values(row).map(asText)).join('\n');
      }),
    ),
  );
  return texts.join('\n');
}

function asText(value: unknown): string {
  if (Buffer.isBuffer(value)) return `${value.toString('latin1')}\n${value.toString()}`;
  return typeof value === 'string' ? value : JSON.stringify(value);
}

/** A conversation with personal data in answers, texts and replies. */
function personal(): Commit[] {
  return conversation(2).commits.map(({ next, event, expected }) => ({
    expected,
    next: { ...next, data: { ...CANARY }, dialogue: { ...next.dialogue, notes: CANARY.goal } },
    event: { ...event, event: { ...event.event, visitor: CANARY.issue, reply: [CANARY.email] } },
  }));
}

describe('the contents of the database', () => {
  test('holds nothing that was said, and no id', async () => {
    const archive = archiveWith(ringOf('a'));
    const [kept, unsaved, deleted] = [newId(), newId(), newId()];
    const commits = personal();
    await archive.keep([entryOf(kept, commits), entryOf(deleted, commits)]);
    const [first] = commits;
    if (!first) throw new Error('nothing said');
    await archive.commit(unsaved, first, awayFrom(null));
    await archive.delete(deleted);
    const text = await everything();
    expect(text).toContain('MENU');
    expect(leaksIn(text, [kept, unsaved, deleted])).toEqual([]);
    // The check is able to fail: unencrypted data would be found.
    expect(leaksIn(`${text}${JSON.stringify(first)}`)).not.toEqual([]);
  });

  test('distinguishes the same visitor’s sessions of two deployments', async () => {
    const id = newId();
    await archiveWith(ringOf('a')).keep([entryOf(id, conversation(1).commits)]);
    expect(await archiveWith(ringOf('b')).recall(id)).toEqual({ kind: 'absent' });
  });

  test('of a deleted session is a tombstone and a line of the audit alone', async () => {
    const rows = () =>
      database.run(async (db) => {
        const { rows: counts } = await sql<Record<string, number>>`
          select (select count(*)::integer from sessions) as sessions,
            (select count(*)::integer from turns) as turns`.execute(db);
        return counts[0];
      });
    const archive = archiveWith(ringOf('a'));
    const before = await rows();
    const id = newId();
    const { session, commits } = conversation(3);
    await archive.keep([entryOf(id, commits)]);
    await archive.commit(id, turnAfter(session, 'away'), awayFrom(session));
    await archive.delete(id);
    expect(await rows()).toEqual(before);
  });

  test('is worth nothing when it is put into another row', async () => {
    const archive = archiveWith(ringOf('a'));
    const [mine, yours] = [newId(), newId()];
    await archive.keep([entryOf(mine, conversation(1).commits), entryOf(yours, conversation(2).commits)]);
    await database.run((db) =>
      sql`update sessions set snapshot = (select snapshot from sessions where version = 2 order by id_hash limit 1)
        where version = 1`.execute(db),
    );
    expect(await archive.recall(mine)).toEqual({ kind: 'absent' });
    // The next turn is not blocked.
    const { session } = conversation(1);
    expect(await archive.commit(mine, turnAfter(session, 'next'), awayFrom(session))).toMatchObject({
      kind: 'applied',
    });
  });
});

describe('keys that are changed', () => {
  const old = archiveOf('old');
  const both = archiveOf('new', 'old');
  const fresh = archiveOf('new');

  function archiveOf(...kids: readonly string[]): () => SqlSessionArchive {
    return () => archiveWith(ringOf(...kids));
  }

  test('a session under the previous key is found, goes on, and is under the newest then', async () => {
    const id = newId();
    const { session, commits } = conversation(2);
    await old().keep([entryOf(id, commits)]);
    expect(await both().recall(id)).toMatchObject({ kind: 'found', session });
    expect(await fresh().recall(id)).toEqual({ kind: 'absent' });

    const third = turnAfter(session, 'third');
    expect(await both().keep([entryOf(id, [third])])).toEqual([{ kind: 'kept', previousVersion: 2 }]);
    expect(await fresh().recall(id)).toMatchObject({ session: third.next });
    expect(await old().recall(id)).toEqual({ kind: 'absent' });
    expect((await both().turns(id, 50)).map(({ turn }) => turn)).toEqual([1, 2, 3]);
  });

  test('an older flush does not put it back under the newest key', async () => {
    const id = newId();
    const { session, commits } = conversation(3);
    await old().keep([entryOf(id, commits)]);
    expect(await both().keep([entryOf(id, commits.slice(0, 2))])).toEqual([{ kind: 'older' }]);
    expect(await both().recall(id)).toMatchObject({ session });
  });

  test('a turn without the store goes on from it, once', async () => {
    const id = newId();
    const { session, commits } = conversation(2);
    await old().keep([entryOf(id, commits)]);
    const outcomes = await Promise.all(
      ['one', 'two', 'three'].map((messageId) =>
        both().commit(id, turnAfter(session, messageId), awayFrom(session)),
      ),
    );
    expect(outcomes.map(({ kind }) => kind).sort()).toEqual(['applied', 'newer', 'newer']);
    expect(await fresh().recall(id)).toMatchObject({ session: { version: 3 } });
    expect(await old().recall(id)).toEqual({ kind: 'absent' });
    expect((await both().unsaved(100)).filter((each) => each.id === id)).toHaveLength(1);
  });

  test('a deletion under the previous key holds, and a new one erases what is under it', async () => {
    const [before, after] = [newId(), newId()];
    await old().keep([entryOf(after, conversation(2).commits)]);
    await old().delete(before);
    expect(await both().recall(before)).toEqual({ kind: 'deleted' });
    expect(await both().keep([entryOf(before, conversation(1).commits)])).toEqual([{ kind: 'deleted' }]);
    await both().delete(after);
    expect(await old().recall(after)).toEqual({ kind: 'absent' });
    const told = await both().tombstonesSince(START);
    expect(told).toContain(before);
    expect(told).toContain(after);
    expect(await fresh().tombstonesSince(START)).toContain(after);
    expect(await fresh().tombstonesSince(START)).not.toContain(before);
  });
});

test('a thousand sessions with their turns are kept by five statements, as one is', async () => {
  const archive = archiveWith(ringOf('a', 'b'));
  const { commits } = conversation(3);
  await archive.keep([entryOf(newId(), commits)]);
  const ofOne = statements.length;
  statements = [];
  await archive.keep(Array.from({ length: 1_000 }, () => entryOf(newId(), commits)));
  expect(statements.length).toBe(ofOne);
  // Five with `begin` and `commit`, which plugins do not see.
  expect(ofOne).toBe(3);
});

import { afterAll, afterEach, beforeAll, expect, test, vi } from 'vitest';
import type { Database } from '../../../backend/src/database/database.ts';
import { openDatabase } from '../../../backend/src/database/open-database.ts';
import { randomId } from '../../../backend/src/lib/ids.ts';
import { ArchiveUnavailable } from '../../../backend/src/sessions/archive/session-archive.ts';
import { SqlSessionArchive } from '../../../backend/src/sessions/archive/sql-session-archive.ts';
import { silentLogger } from '../../support/bookings.ts';
import { ManualClock } from '../../support/manual-clock.ts';
import { startPostgres, type TestPostgres } from '../../support/postgres.ts';
import { startTcpProxy, type TcpProxy } from '../../support/tcp-proxy.ts';
import { conversation, turnAfter } from '../session-fixtures.ts';
import { awayFrom, entryOf, hasBooking, ringOf, START } from './archive-fixtures.ts';

const RECOVERED = { timeout: 5_000, interval: 50 };
const NEVER_LONGER_MS = 2_600;

let postgres: TestPostgres;
let proxy: TcpProxy;
let opened: Database[] = [];

beforeAll(async () => {
  postgres = await startPostgres();
  proxy = await startTcpProxy(postgres.port);
}, 30_000);

afterEach(async () => {
  proxy.set({ kind: 'pass' });
  for (const database of opened) await database.close();
  opened = [];
});

afterAll(async () => {
  await proxy?.close();
  await postgres?.stop();
});

async function open(port = proxy.port): Promise<SqlSessionArchive> {
  const databaseUrl = `postgres://postgres@127.0.0.1:${port}/postgres`;
  const database = await openDatabase({ databaseUrl, dataDir: null, logger: silentLogger });
  opened.push(database);
  return new SqlSessionArchive({ database, ring: ringOf('a'), hasBooking, clock: new ManualClock(START) });
}

const newId = () => `outage-${randomId(8)}`;

test('a database that is gone is said to be, by every verb, and used when it is back', async () => {
  const archive = await open();
  const id = newId();
  const { session, commits } = conversation(2);
  await archive.keep([entryOf(id, commits)]);
  proxy.set({ kind: 'refuse' });
  proxy.reset();
  const verbs = [
    () => archive.recall(id),
    () => archive.turns(id, 1),
    () => archive.keep([entryOf(id, commits)]),
    () => archive.commit(id, turnAfter(session, 'away'), awayFrom(session)),
    () => archive.unsaved(1),
    () => archive.markSaved(id, session.epoch, 2),
    () => archive.dropUnsaved(id, session.epoch, 2),
    () => archive.delete(id),
    () => archive.tombstonesSince(START),
    () => archive.touch([{ id, expiresAt: START }]),
    () => archive.audit('repair', id, {}),
    () => archive.endLapsed(),
    () => archive.sweep(1),
  ];
  for (const verb of verbs) await expect(verb()).rejects.toBeInstanceOf(ArchiveUnavailable);
  proxy.set({ kind: 'pass' });
  expect(await vi.waitFor(() => archive.recall(id), RECOVERED)).toMatchObject({ kind: 'found', session });
}, 20_000);

test('a database that accepts and never answers is given up on in time', async () => {
  const archive = await open();
  const id = newId();
  const { commits, session } = conversation(1);
  await archive.keep([entryOf(id, commits)]);
  proxy.set({ kind: 'blackHole' });
  const startedAt = performance.now();
  await expect(archive.commit(id, turnAfter(session, 'away'), awayFrom(session))).rejects.toBeInstanceOf(
    ArchiveUnavailable,
  );
  expect(performance.now() - startedAt).toBeLessThan(NEVER_LONGER_MS);
}, 15_000);

test('a commit whose reply was lost has happened once, and is told as a replay', async () => {
  const archive = await open();
  const id = newId();
  const { session, commits } = conversation(1);
  await archive.keep([entryOf(id, commits)]);
  const commit = turnAfter(session, 'away');
  const dropped = proxy.dropReplyAfter('commit');
  // The database asks again by itself.
  const outcome = await archive.commit(id, commit, awayFrom(session));
  await dropped;
  expect(outcome).toMatchObject({ kind: 'replay', session: commit.next });
  expect((await archive.turns(id, 50)).map(({ turn }) => turn)).toEqual([1, 2]);
}, 15_000);

test('two instances that commit 50 turns at once each take a version once', async () => {
  const instances = await Promise.all([open(postgres.port), open(postgres.port)]);
  const id = newId();
  const commit = async (index: number): Promise<void> => {
    const archive = instances[index % 2] ?? instances[0];
    for (let from = conversation(1).session; ; ) {
      const outcome = await archive.commit(id, turnAfter(from, `m-${index}`), awayFrom(from));
      if (outcome.kind === 'applied') return;
      if (outcome.kind !== 'newer') throw new Error(`unexpected ${outcome.kind}`);
      from = outcome.session;
    }
  };
  await instances[0].keep([entryOf(id, conversation(1).commits)]);
  await Promise.all(Array.from({ length: 50 }, (_, index) => commit(index)));
  const turns = await instances[1].turns(id, 100);
  expect(turns.map(({ turn }) => turn)).toEqual(Array.from({ length: 51 }, (_, index) => index + 1));
  expect(new Set(turns.map(({ event }) => event.messageId)).size).toBe(51);
}, 30_000);

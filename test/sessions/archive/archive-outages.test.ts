import { expect, test } from 'vitest';
import { randomId } from '../../../backend/src/lib/ids.ts';
import { ArchiveUnavailable } from '../../../backend/src/sessions/archive/session-archive.ts';
import { SqlSessionArchive } from '../../../backend/src/sessions/archive/sql-session-archive.ts';
import { withDatabaseOutages } from '../../support/database-outages.ts';
import { eventually } from '../../support/eventually.ts';
import { ManualClock } from '../../support/manual-clock.ts';
import { conversation, turnAfter } from '../session-fixtures.ts';
import { awayFrom, entryOf, hasBooking, ringOf, START } from './archive-fixtures.ts';

/** Less than two time-outs, and more than one on a busy machine. */
const NEVER_LONGER_MS = 3_900;

const outages = withDatabaseOutages();

async function open(port = outages.proxy.port): Promise<SqlSessionArchive> {
  const database = await outages.open(port);
  return new SqlSessionArchive({ database, ring: ringOf('a'), hasBooking, clock: new ManualClock(START) });
}

const newId = () => `outage-${randomId(8)}`;

test('a database that is gone is said to be, by every verb, and used when it is back', async () => {
  const archive = await open();
  const id = newId();
  const { session, commits } = conversation(2);
  await archive.keep([entryOf(id, commits)]);
  outages.proxy.set({ kind: 'refuse' });
  outages.proxy.reset();
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
  outages.proxy.set({ kind: 'pass' });
  expect(await eventually(() => archive.recall(id))).toMatchObject({ kind: 'found', session });
});

test('a database that accepts and never answers is given up on in time', async () => {
  const archive = await open();
  const id = newId();
  const { commits, session } = conversation(1);
  await archive.keep([entryOf(id, commits)]);
  outages.proxy.set({ kind: 'blackHole' });
  const startedAt = performance.now();
  await expect(archive.commit(id, turnAfter(session, 'away'), awayFrom(session))).rejects.toBeInstanceOf(
    ArchiveUnavailable,
  );
  expect(performance.now() - startedAt).toBeLessThan(NEVER_LONGER_MS);
});

test('a commit whose reply was lost has happened once, and is reported as a replay', async () => {
  const archive = await open();
  const id = newId();
  const { session, commits } = conversation(1);
  await archive.keep([entryOf(id, commits)]);
  const commit = turnAfter(session, 'away');
  const dropped = outages.proxy.dropReplyAfter('commit');
  // The database repeats the query by itself.
  const outcome = await archive.commit(id, commit, awayFrom(session));
  await dropped;
  expect(outcome).toMatchObject({ kind: 'replay', session: commit.next });
  expect((await archive.turns(id, 50)).map(({ turn }) => turn)).toEqual([1, 2]);
});

test('two instances that commit 50 turns at once each take a version once', async () => {
  const instances = await Promise.all([open(outages.postgres.port), open(outages.postgres.port)]);
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
});

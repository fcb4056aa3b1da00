import { expect, test } from 'vitest';
import { archivedTurn } from '../../backend/src/sessions/archive/archived-turn.ts';
import type { ArchivedTurn } from '../../backend/src/sessions/archive/session-archive.ts';
import { KnownTurns } from '../../backend/src/sessions/known-turns.ts';
import type { Commit, Session, TurnEvent } from '../../backend/src/sessions/session-store.ts';
import { conversation, turnsAfter } from './session-fixtures.ts';

const { session: first, commits } = conversation(1);
const [second, third] = turnsAfter(first, 'm', 2);
if (!second || !third) throw new Error('Two turns follow');

const at = (commit: Commit, instant: string): ArchivedTurn => ({
  ...archivedTurn(commit, null),
  at: instant,
});

function turnsOf(
  session: Session,
  {
    archived,
    waiting,
  }: { readonly archived: readonly ArchivedTurn[]; readonly waiting: readonly ArchivedTurn[] },
  own: readonly TurnEvent[] = [],
): Promise<readonly TurnEvent[]> {
  const turns = new KnownTurns({
    archive: { turns: async () => archived },
    writer: { waiting: () => waiting },
  });
  return turns.of('s', session, own);
}

test('turns come from the database, from what waits for it and from the caller, in their order', async () => {
  const [one, two] = [...commits, second].map((commit) => archivedTurn(commit, null));
  if (!one || !two) throw new Error('There are two turns');
  const known = await turnsOf(third.next, { archived: [one], waiting: [two] }, [third.event]);
  expect(known).toEqual([...commits, second, third].map(({ event }) => event));
});

test('turns beyond the session are left out', async () => {
  const archived = [...commits, second, third].map((commit) => archivedTurn(commit, null));
  expect(await turnsOf(second.next, { archived, waiting: [] })).toEqual(
    [...commits, second].map(({ event }) => event),
  );
});

test('a turn of another epoch gives way to the one that the database has', async () => {
  const archived = [archivedTurn(second, null)];
  const other = { ...archivedTurn(second, null), epoch: 'epoch-b', event: { messageId: 'left behind' } };
  expect(await turnsOf(second.next, { archived, waiting: [other] })).toEqual([second.event]);
  expect(await turnsOf(second.next, { archived: [], waiting: [other] })).toHaveLength(1);
});

test('an earlier conversation under the same id is not shown again, archived or not', async () => {
  const session = { ...second.next, createdAt: '2026-01-05T12:00:00.000Z' };
  const earlier = commits.map((commit) => at(commit, '2026-01-05T11:00:00.000Z'));
  const later = at(second, '2026-01-05T12:00:01.000Z');
  for (const known of [
    { archived: earlier, waiting: [later] },
    { archived: [later], waiting: earlier },
  ]) {
    expect(await turnsOf(session, known)).toEqual([second.event]);
  }
});

import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { randomId } from '../../../backend/src/lib/ids.ts';
import {
  type ArchivedTurn,
  type KeepEntry,
  type SessionArchive,
  TOMBSTONE_SECONDS,
} from '../../../backend/src/sessions/archive/session-archive.ts';
import type { Session } from '../../../backend/src/sessions/session-store.ts';
import type { ManualClock } from '../../support/manual-clock.ts';
import { conversation, turnAfter } from '../session-fixtures.ts';
import { archived, awayFrom, DAY_MS, entryOf, HOUR_MS, later, START } from './archive-fixtures.ts';

/** The archive under test, with its clock at `START`, and a view of its tables beyond the port. */
export interface ArchiveHarness {
  readonly archive: SessionArchive;
  readonly clock: ManualClock;
  endOf(id: string): Promise<{ at: number; reason: string; state: string } | null>;
  auditOf(id: string): Promise<readonly { action: string; details: unknown }[]>;
  close(): Promise<void>;
}

/** Tests that every archive must pass. */
export function describeSessionArchive(name: string, create: () => Promise<ArchiveHarness>): void {
  describe(name, () => {
    let harness: ArchiveHarness;
    let archive: SessionArchive;
    beforeAll(async () => {
      harness = await create();
      archive = harness.archive;
    });
    afterAll(() => harness?.close());

    const newId = () => `conformance-${randomId(8)}`;

    async function kept(...args: [turns: number, epoch?: string]): Promise<{ id: string; session: Session }> {
      const id = newId();
      const { session, commits } = conversation(...args);
      await archive.keep([entryOf(id, commits)]);
      return { id, session };
    }

    const recalled = async (id: string): Promise<Session | string> => {
      const outcome = await archive.recall(id);
      return outcome.kind === 'found' ? outcome.session : outcome.kind;
    };
    const turnNumbers = async (id: string): Promise<readonly number[]> =>
      (await archive.turns(id, 50)).map(({ turn }) => turn);
    const unsavedOf = async (id: string) => (await archive.unsaved(1_000)).find((each) => each.id === id);
    const tombstones = async (since: number) =>
      new Set((await archive.tombstonesSince(since)) as readonly string[]);

    describe('keep', () => {
      test('what was kept is recalled as it was', async () => {
        const { id, session } = await kept(3);
        expect(await archive.recall(id)).toEqual({
          kind: 'found',
          session,
          expiresAt: START + HOUR_MS,
          unsavedBase: null,
        });
      });

      test('an unknown session is absent and has no turns', async () => {
        expect(await archive.recall(newId())).toEqual({ kind: 'absent' });
        expect(await archive.turns(newId(), 50)).toEqual([]);
      });

      test('nothing to keep is nothing', async () => {
        expect(await archive.keep([])).toEqual([]);
      });

      test('turns are kept as they were said, oldest first, the newest of them', async () => {
        const id = newId();
        const { commits } = conversation(5);
        await archive.keep([entryOf(id, commits)]);
        expect(await archive.turns(id, 50)).toEqual(commits.map((commit) => archived(commit)));
        expect((await archive.turns(id, 2)).map(({ turn }) => turn)).toEqual([4, 5]);
      });

      test('each entry gets the version that was there before it', async () => {
        const known = await kept(2);
        const fresh = newId();
        const next = turnAfter(known.session, 'third');
        const outcomes = await archive.keep([
          entryOf(known.id, [next]),
          entryOf(fresh, conversation(1).commits),
        ]);
        expect(outcomes).toEqual([
          { kind: 'kept', previousVersion: 2 },
          { kind: 'kept', previousVersion: 0 },
        ]);
      });

      test('a higher version wins, whichever comes first', async () => {
        const id = newId();
        const { session, commits } = conversation(3);
        await archive.keep([entryOf(id, commits.slice(2))]);
        expect(await archive.keep([entryOf(id, commits.slice(0, 2))])).toEqual([{ kind: 'older' }]);
        expect(await archive.keep([entryOf(id, commits.slice(2))])).toEqual([{ kind: 'older' }]);
        expect(await recalled(id)).toEqual(session);
      });

      test('turns that come late are taken, those that come twice are not', async () => {
        const id = newId();
        const { commits } = conversation(3);
        await archive.keep([entryOf(id, commits.slice(2))]);
        await archive.keep([entryOf(id, commits)]);
        await archive.keep([entryOf(id, commits)]);
        expect(await turnNumbers(id)).toEqual([1, 2, 3]);
      });

      test('another epoch wins if it changed later, at any version', async () => {
        const { id, session } = await kept(3, 'epoch-a');
        const { session: other } = conversation(1, 'epoch-b');
        const entry = (epoch: Session): KeepEntry => ({
          id,
          session: epoch,
          expiresAt: START + HOUR_MS,
          turns: [],
        });
        expect(await archive.keep([entry(other)])).toEqual([{ kind: 'older' }]);
        expect(await recalled(id)).toEqual(session);
        expect(await archive.keep([entry(later(other, 1))])).toMatchObject([{ kind: 'kept' }]);
        expect(await recalled(id)).toEqual(later(other, 1));
      });

      test('a restored conversation goes on from the version it had, another one begins at none', async () => {
        const { id, session } = await kept(3, 'epoch-a');
        const restored = later(turnAfter({ ...session, epoch: 'epoch-b' }, 'next').next, 1);
        const outcome = (next: Session) =>
          archive.keep([{ id, session: next, expiresAt: START + HOUR_MS, turns: [] }]);
        expect(await outcome(restored)).toEqual([{ kind: 'kept', previousVersion: 3 }]);
        const anew = { ...conversation(1, 'epoch-c').session, createdAt: later(restored, 9).updatedAt };
        expect(await outcome(later(anew, 9))).toEqual([{ kind: 'kept', previousVersion: 0 }]);
        expect(await turnNumbers(id)).toEqual([]);
      });

      test('two instances that flush the same sessions at once do not get in each other’s way', async () => {
        const ids = Array.from({ length: 40 }, newId);
        const { session, commits } = conversation(4);
        const flush = (order: readonly string[], upTo: number) =>
          archive.keep(order.map((id) => entryOf(id, commits.slice(0, upTo))));
        await Promise.all([flush(ids, 3), flush([...ids].reverse(), 4), flush(ids, 2)]);
        for (const id of ids) expect(await recalled(id)).toEqual(session);
      });

      test('a thousand sessions are kept at once', async () => {
        const ids = Array.from({ length: 1_000 }, newId);
        const { session, commits } = conversation(2);
        const outcomes = await archive.keep(ids.map((id) => entryOf(id, commits)));
        expect(outcomes).toHaveLength(1_000);
        expect(await recalled(ids[999] ?? '')).toEqual(session);
        expect(await turnNumbers(ids[500] ?? '')).toEqual([1, 2]);
      });
    });

    describe('commit', () => {
      test('a turn goes on from what was kept, and the session is unsaved from then on', async () => {
        const { id, session } = await kept(2);
        const commit = turnAfter(session, 'away');
        expect(await archive.commit(id, commit, awayFrom(session))).toEqual({ kind: 'applied', base: 2 });
        expect(await archive.recall(id)).toMatchObject({ session: commit.next, unsavedBase: 2 });
        expect(await turnNumbers(id)).toEqual([1, 2, 3]);
        expect((await archive.turns(id, 1))[0]).toEqual(archived(commit, session.current));
      });

      test('a session that was not kept is created', async () => {
        const id = newId();
        expect(await archive.commit(id, turnAfter(null, 'first'), awayFrom(null))).toEqual({
          kind: 'applied',
          base: 0,
        });
        expect(await archive.recall(id)).toMatchObject({ kind: 'found', unsavedBase: 0 });
      });

      test('a row that lags behind what the instance knows gives way', async () => {
        const id = newId();
        const { session, commits } = conversation(5);
        await archive.keep([entryOf(id, commits.slice(0, 3))]);
        expect(await archive.commit(id, turnAfter(session, 'away'), awayFrom(session))).toEqual({
          kind: 'applied',
          base: 5,
        });
        expect(await archive.recall(id)).toMatchObject({ session: { version: 6 }, unsavedBase: 5 });
      });

      test('a row that the line of the store has left behind gives way to it for good', async () => {
        const { id, session: first } = await kept(1);
        await archive.commit(id, turnAfter(first, 'left behind'), awayFrom(first));
        const second = turnAfter(first, 'stored');
        const third = turnAfter(second.next, 'away');
        expect(await archive.commit(id, third, awayFrom(second.next))).toMatchObject({ kind: 'applied' });
        expect(await archive.recall(id)).toMatchObject({ session: third.next, unsavedBase: 2 });
        expect(await archive.keep([entryOf(id, [second])])).toMatchObject([{ kind: 'older' }]);
      });

      test('a row of another epoch that is no newer gives way, a newer one does not', async () => {
        const { id, session: row } = await kept(3, 'epoch-a');
        const { session: other } = conversation(1, 'epoch-b');
        const commitFrom = (previous: Session) =>
          archive.commit(id, turnAfter(previous, 'away'), awayFrom(previous));
        expect(await commitFrom(later(other, -1))).toEqual({
          kind: 'newer',
          session: row,
          unsavedBase: null,
        });
        expect(await commitFrom(other)).toMatchObject({ kind: 'applied' });
        expect(await recalled(id)).toMatchObject({ epoch: 'epoch-b', version: 2 });
      });

      test('a version that is there already is newer, with the session that is', async () => {
        const { id, session } = await kept(2);
        const first = turnAfter(session, 'first');
        await archive.commit(id, first, awayFrom(session));
        expect(await archive.commit(id, turnAfter(session, 'second'), awayFrom(session))).toEqual({
          kind: 'newer',
          session: first.next,
          unsavedBase: 2,
        });
      });

      test('a live session is newer than none; one whose time has passed gives way', async () => {
        const { id, session } = await kept(2);
        const anew = turnAfter(null, 'anew', 'epoch-b');
        expect(await archive.commit(id, anew, awayFrom(null))).toEqual({
          kind: 'newer',
          session,
          unsavedBase: null,
        });
        harness.clock.advance(HOUR_MS);
        expect(await archive.commit(id, anew, awayFrom(null))).toMatchObject({ kind: 'applied' });
        harness.clock.advance(-HOUR_MS);
        expect(await recalled(id)).toMatchObject({ epoch: 'epoch-b', version: 1 });
      });

      test('a session past its absolute lifetime gives way, too, however lately it was used', async () => {
        const id = newId();
        const { commits } = conversation(2);
        await archive.keep([entryOf(id, commits, START + 8 * DAY_MS)]);
        harness.clock.advance(7 * DAY_MS);
        const anew = turnAfter(null, 'anew', 'epoch-b');
        expect(await archive.commit(id, anew, awayFrom(null))).toMatchObject({ kind: 'applied' });
        harness.clock.advance(-7 * DAY_MS);
        expect(await recalled(id)).toMatchObject({ epoch: 'epoch-b', version: 1 });
      });

      test('a known message id is a replay for any expected version', async () => {
        const { id, session } = await kept(3);
        const { commits } = conversation(3);
        for (const commit of commits) {
          expect(await archive.commit(id, commit, awayFrom(null))).toEqual({
            kind: 'replay',
            session,
            unsavedBase: null,
          });
        }
        expect(await turnNumbers(id)).toEqual([1, 2, 3]);
      });

      test('of 50 commits at once each version is taken once', async () => {
        const { id, session } = await kept(1);
        const commits = Array.from({ length: 50 }, (_, index) => turnAfter(session, `rival-${index}`));
        const outcomes = await Promise.all(
          commits.map((commit) => archive.commit(id, commit, awayFrom(session))),
        );
        expect(outcomes.filter(({ kind }) => kind === 'applied')).toHaveLength(1);
        const winner = commits[outcomes.findIndex(({ kind }) => kind === 'applied')]?.next;
        for (const outcome of outcomes) {
          if (outcome.kind !== 'applied')
            expect(outcome).toEqual({ kind: 'newer', session: winner, unsavedBase: 1 });
        }
        expect(await turnNumbers(id)).toEqual([1, 2]);
      });

      test('of 20 first turns at once one begins the session', async () => {
        const id = newId();
        const first = (index: number) => turnAfter(null, `first-${index}`, `epoch-${index}`);
        const outcomes = await Promise.all(
          Array.from({ length: 20 }, (_, index) => archive.commit(id, first(index), awayFrom(null))),
        );
        expect(outcomes.filter(({ kind }) => kind === 'applied')).toHaveLength(1);
        expect(outcomes.filter(({ kind }) => kind === 'newer')).toHaveLength(19);
      });

      test('turns that run again from the newer session are committed: 20 concurrent turns, each once', async () => {
        const id = newId();
        const commit = async (messageId: string): Promise<void> => {
          for (let from: Session | null = null; ; ) {
            const outcome = await archive.commit(id, turnAfter(from, messageId), awayFrom(from));
            if (outcome.kind === 'applied') return;
            if (outcome.kind !== 'newer') throw new Error(`unexpected ${outcome.kind}`);
            from = outcome.session;
          }
        };
        await Promise.all(Array.from({ length: 20 }, (_, index) => commit(`m-${index}`)));
        const turns = await archive.turns(id, 50);
        expect(turns.map(({ turn }) => turn)).toEqual(Array.from({ length: 20 }, (_, index) => index + 1));
        expect(new Set(turns.map(({ event }) => event.messageId)).size).toBe(20);
      });
    });

    describe('what the store may lack', () => {
      /** A session kept at version 2 with two more turns taken without the store. */
      async function wentOn() {
        const { id, session: base } = await kept(2);
        const third = turnAfter(base, 'third');
        const fourth = turnAfter(third.next, 'fourth');
        await archive.commit(id, third, awayFrom(base));
        await archive.commit(id, fourth, awayFrom(third.next));
        return { id, base, third, fourth, session: fourth.next };
      }

      test('is given with its base and the turns since then', async () => {
        const { id, third, fourth, session } = await wentOn();
        expect(await unsavedOf(id)).toEqual({
          id,
          session,
          expiresAt: START + HOUR_MS,
          base: 2,
          events: [third.event, fourth.event],
        });
      });

      test('comes in the order in which it was left, within the limit', async () => {
        const { id: younger, session } = await wentOn();
        const older = newId();
        const { next, ...commit } = turnAfter(null, 'first');
        await archive.commit(older, { ...commit, next: later(next, -DAY_MS) }, awayFrom(null));
        await archive.commit(
          younger,
          { ...turnAfter(session, 'fifth'), next: later(turnAfter(session, 'fifth').next, 1) },
          awayFrom(session),
        );
        const ids = (await archive.unsaved(1_000)).map(({ id }) => id);
        expect(ids.indexOf(older)).toBe(0);
        expect(ids.at(-1)).toBe(younger);
        expect(await archive.unsaved(1)).toHaveLength(1);
      });

      test('is saved when the store has it', async () => {
        const { id, session } = await wentOn();
        await archive.markSaved(id, session.epoch, session.version);
        expect(await unsavedOf(id)).toBeUndefined();
        expect(await archive.recall(id)).toMatchObject({ session, unsavedBase: null });
      });

      test('stays unsaved in what it went on with while it was written', async () => {
        const { id, session, fourth } = await wentOn();
        await archive.markSaved(id, session.epoch, 3);
        expect(await unsavedOf(id)).toMatchObject({ base: 3, events: [fourth.event] });
      });

      test('is not saved by the word about another epoch or a version beyond it', async () => {
        const { id, session } = await wentOn();
        await archive.markSaved(id, 'another', session.version);
        await archive.markSaved(id, session.epoch, session.version + 1);
        expect(await unsavedOf(id)).toMatchObject({ base: 2 });
      });

      test('goes when the store’s own line counts, unless it went on; its turns stay', async () => {
        const { id, base, session } = await wentOn();
        await archive.dropUnsaved(id, session.epoch, session.version - 1);
        expect(await unsavedOf(id)).toBeDefined();
        await archive.dropUnsaved(id, session.epoch, session.version);
        expect(await recalled(id)).toBe('absent');
        const ours = turnAfter(base, 'ours');
        await archive.keep([entryOf(id, [ours])]);
        expect(await turnNumbers(id)).toEqual([1, 2, 3]);
        expect((await archive.turns(id, 1))[0]).toEqual(archived(ours));
      });

      test('gives way to any turn that the store took beyond its base', async () => {
        const { id, base } = await wentOn();
        const ours = turnAfter(base, 'ours');
        expect(await archive.keep([entryOf(id, [ours])])).toEqual([{ kind: 'kept', previousVersion: 4 }]);
        expect(await archive.recall(id)).toMatchObject({ session: ours.next, unsavedBase: null });
      });

      test('does not give way to a late flush of what it descends from', async () => {
        const { id, session } = await wentOn();
        expect(await archive.keep([entryOf(id, conversation(2).commits)])).toEqual([{ kind: 'older' }]);
        expect(await recalled(id)).toEqual(session);
      });

      test('descends from what the caller says it does', async () => {
        const { id } = await kept(5);
        const { session } = conversation(5, 'other-turns');
        const sameEpoch = { ...session, epoch: 'epoch-a' };
        const commit = turnAfter(sameEpoch, 'away');
        expect(await archive.commit(id, commit, awayFrom(sameEpoch, 3))).toEqual({
          kind: 'applied',
          base: 3,
        });
        expect(await archive.recall(id)).toMatchObject({ unsavedBase: 3 });
      });

      test('descends from the part that was written back, whatever the caller says', async () => {
        const { id, session } = await wentOn();
        await archive.markSaved(id, session.epoch, 3);
        const fifth = turnAfter(session, 'fifth');
        expect(await archive.commit(id, fifth, awayFrom(session, 2))).toEqual({ kind: 'applied', base: 3 });
        await archive.markSaved(id, session.epoch, 5);
        const sixth = turnAfter(fifth.next, 'sixth');
        expect(await archive.commit(id, sixth, awayFrom(fifth.next, 2))).toEqual({
          kind: 'applied',
          base: 5,
        });
      });

      test('does not matter any more when its time has passed', async () => {
        const { id } = await wentOn();
        harness.clock.advance(HOUR_MS);
        expect(await unsavedOf(id)).toBeUndefined();
        harness.clock.advance(-HOUR_MS);
        expect(await unsavedOf(id)).toBeDefined();
      });
    });

    describe('a deletion', () => {
      test('leaves nothing, and refuses everything later', async () => {
        const { id, session } = await kept(2);
        await archive.delete(id);
        expect(await archive.recall(id)).toEqual({ kind: 'deleted' });
        const { commits } = conversation(9);
        expect(await archive.keep([entryOf(id, commits)])).toEqual([{ kind: 'deleted' }]);
        expect(await archive.commit(id, turnAfter(session, 'late'), awayFrom(session))).toEqual({
          kind: 'deleted',
        });
        await archive.touch([{ id, expiresAt: START + DAY_MS }]);
        expect(await archive.recall(id)).toEqual({ kind: 'deleted' });
        expect(await archive.turns(id, 50)).toEqual([]);
      });

      test('refuses one entry of a flush and not its neighbours', async () => {
        const deleted = newId();
        await archive.delete(deleted);
        const { commits } = conversation(1);
        const neighbour = newId();
        expect(await archive.keep([entryOf(deleted, commits), entryOf(neighbour, commits)])).toEqual([
          { kind: 'deleted' },
          { kind: 'kept', previousVersion: 0 },
        ]);
      });

      test('is of an unknown session, or twice, as good', async () => {
        const id = newId();
        await archive.delete(id);
        await archive.delete(id);
        expect(await archive.recall(id)).toEqual({ kind: 'deleted' });
      });

      test('wins against turns that are taken at the same time', async () => {
        for (let round = 0; round < 10; round += 1) {
          const id = newId();
          const { session, commits } = conversation(2);
          await Promise.all([
            archive.keep([entryOf(id, commits)]),
            archive.commit(id, turnAfter(session, 'away'), awayFrom(session)),
            archive.delete(id),
            archive.keep([entryOf(id, commits)]),
            archive.commit(id, turnAfter(null, 'anew', 'epoch-b'), awayFrom(null)),
          ]);
          expect(await archive.recall(id)).toEqual({ kind: 'deleted' });
          // It has not come back seven days later either.
          harness.clock.advance(TOMBSTONE_SECONDS * 1_000);
          expect(await archive.recall(id)).toEqual({ kind: 'absent' });
          harness.clock.advance(-TOMBSTONE_SECONDS * 1_000);
        }
      });

      test('is reported with its id for seven days', async () => {
        const id = newId();
        await archive.delete(id);
        expect(await tombstones(START)).toContain(id);
        expect(await tombstones(START + 1)).not.toContain(id);
        harness.clock.advance(TOMBSTONE_SECONDS * 1_000 - 1);
        expect(await tombstones(0)).toContain(id);
        expect(await archive.recall(id)).toEqual({ kind: 'deleted' });
        harness.clock.advance(1);
        expect(await tombstones(0)).not.toContain(id);
        expect(await archive.recall(id)).toEqual({ kind: 'absent' });
        harness.clock.advance(-TOMBSTONE_SECONDS * 1_000);
      });

      test('is in the audit, without anything that was said', async () => {
        const { id, session } = await kept(2);
        await archive.delete(id);
        const details = { turns: 2, state: 'MENU', startedAt: expect.any(String) };
        expect(await harness.auditOf(id)).toEqual([{ action: 'delete', details }]);
        expect(session.version).toBe(2);
      });
    });

    describe('an outage', () => {
      test('is reported to the others until it ends, but not to its own visitor', async () => {
        const [one, two] = [newId(), newId()];
        expect(await archive.isAnyOut(one)).toBe(false);
        await archive.announceOutage(one, 60);
        await archive.announceOutage(one, 60);
        expect([await archive.isAnyOut(one), await archive.isAnyOut(two)]).toEqual([false, true]);
        await archive.endOutage(two);
        expect(await archive.isAnyOut(two)).toBe(true);
        await archive.endOutage(one);
        expect(await archive.isAnyOut(two)).toBe(false);
      });

      test('of an instance that is gone is over by itself', async () => {
        await archive.announceOutage(newId(), 0);
        expect(await archive.isAnyOut(newId())).toBe(false);
      });
    });

    describe('time', () => {
      const expiryOf = async (id: string) => {
        const outcome = await archive.recall(id);
        return outcome.kind === 'found' ? outcome.expiresAt - START : outcome.kind;
      };

      test('an expiry moves on, never back', async () => {
        const { id } = await kept(1);
        await archive.touch([
          { id, expiresAt: START + 3 * HOUR_MS },
          { id: newId(), expiresAt: START },
        ]);
        await archive.touch([{ id, expiresAt: START + 2 * HOUR_MS }]);
        await archive.touch([]);
        expect(await expiryOf(id)).toBe(3 * HOUR_MS);
        const { session } = conversation(1);
        await archive.keep([entryOf(id, [turnAfter(session, 'second')])]);
        expect(await expiryOf(id)).toBe(3 * HOUR_MS);
      });

      test('a session whose time has passed ended then, for a reason', async () => {
        const { session } = conversation(1);
        const cases: readonly (readonly [string, Session])[] = [
          ['expired', session],
          ['abandoned', { ...session, current: 'BOOK_EMAIL' }],
          ['abandoned', { ...session, current: 'SUPPORT_ISSUE' }],
          ['abandoned', { ...session, current: 'MANAGE_LOOKUP' }],
          ['booked', { ...session, current: 'BOOK_CONFIRMED', dialogue: { booking: {} } }],
          ['booked', { ...session, dialogue: { booking: {} } }],
        ];
        const ids = cases.map(newId);
        const expiresAt = START + HOUR_MS;
        await archive.keep(
          cases.map(([, each], index) => ({ id: ids[index] ?? '', session: each, expiresAt, turns: [] })),
        );
        await archive.endLapsed();
        expect(await harness.endOf(ids[0] ?? '')).toBeNull();
        harness.clock.advance(HOUR_MS + 5);
        while ((await archive.endLapsed()) > 0);
        for (const [index, [reason, { current }]] of cases.entries()) {
          expect(await harness.endOf(ids[index] ?? '')).toEqual({ at: expiresAt, reason, state: current });
        }
        harness.clock.advance(-HOUR_MS - 5);
      });

      test('a session that went on after all has not ended', async () => {
        const { id, session } = await kept(1);
        harness.clock.advance(HOUR_MS);
        await archive.endLapsed();
        expect(await harness.endOf(id)).not.toBeNull();
        await archive.touch([{ id, expiresAt: START + 2 * HOUR_MS }]);
        expect(await harness.endOf(id)).toBeNull();
        harness.clock.advance(HOUR_MS);
        await archive.endLapsed();
        await archive.keep([entryOf(id, [turnAfter(session, 'second')], START + 3 * HOUR_MS)]);
        expect(await harness.endOf(id)).toBeNull();
        harness.clock.advance(-2 * HOUR_MS);
      });

      test('what is older than the retention goes, and nothing else', async () => {
        const { id: old } = await kept(2);
        const deleted = newId();
        await archive.delete(deleted);
        harness.clock.advance(10 * DAY_MS);
        const recent = newId();
        const { commits } = conversation(1);
        const young: ArchivedTurn[] = commits.map((commit) => ({
          ...archived(commit),
          at: new Date(START + 10 * DAY_MS).toISOString(),
        }));
        const session = later(conversation(1).session, 10 * DAY_MS);
        await archive.keep([{ id: recent, session, expiresAt: START + 11 * DAY_MS, turns: young }]);
        await archive.touch([{ id: old, expiresAt: START + 11 * DAY_MS }]);

        while ((await archive.sweep(9)) > 0);
        expect(await recalled(old)).toMatchObject({ version: 2 });
        expect(await turnNumbers(old)).toEqual([]);
        expect(await harness.auditOf(deleted)).toEqual([]);

        harness.clock.advance(DAY_MS);
        while ((await archive.sweep(9)) > 0);
        expect(await recalled(old)).toBe('absent');
        expect(await recalled(recent)).toEqual(session);
        expect(await turnNumbers(recent)).toEqual([1]);
        harness.clock.advance(-11 * DAY_MS);
        expect(await recalled(deleted)).toBe('absent');
      });

      test('the audit lists what was done, in order', async () => {
        const id = newId();
        await archive.audit('restore', id, { from: 'token', version: 3 });
        await archive.audit('repair', id, {});
        expect(await harness.auditOf(id)).toEqual([
          { action: 'restore', details: { from: 'token', version: 3 } },
          { action: 'repair', details: {} },
        ]);
      });
    });
  });
}

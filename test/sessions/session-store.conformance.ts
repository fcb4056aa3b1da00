import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { randomId } from '../../backend/src/lib/ids.ts';
import { descentFrom, descentOf } from '../../backend/src/sessions/descent.ts';
import type { Commit, Session, SessionStore } from '../../backend/src/sessions/session-store.ts';
import { conversation, FROM_NOTHING, turnAfter, turnsAfter } from './session-fixtures.ts';

/** The store under test, with a clock that can be moved. */
export interface StoreHarness {
  readonly store: SessionStore;
  readonly ttlSeconds: number;
  advance(ms: number): Promise<void>;
  close(): Promise<void>;
}

const SECOND_MS = 1_000;
const DAY_MS = 24 * 60 * 60 * SECOND_MS;

/** Tests that every session store must pass. */
export function describeSessionStore(name: string, create: () => Promise<StoreHarness>): void {
  describe(name, () => {
    let harness: StoreHarness;
    beforeAll(async () => {
      harness = await create();
    });
    afterAll(() => harness.close());

    const id = () => `conformance-${randomId(8)}`;
    const justBeforeExpiry = () => harness.advance(harness.ttlSeconds * SECOND_MS - SECOND_MS);

    async function stored(commits: readonly Commit[]): Promise<string> {
      const session = id();
      for (const commit of commits)
        expect(await harness.store.commit(session, commit)).toEqual({ kind: 'applied' });
      return session;
    }

    test('an unknown session is absent', async () => {
      expect(await harness.store.load(id())).toEqual({ kind: 'absent' });
      expect(await harness.store.open(id())).toEqual({ kind: 'absent' });
    });

    test('a committed session is found as it was committed', async () => {
      const { session, commits } = conversation(3);
      expect(await harness.store.load(await stored(commits))).toEqual({ kind: 'found', session });
    });

    test('a session opens with its turns, oldest first', async () => {
      const { session, commits } = conversation(3);
      const events = commits.map(({ event }) => event);
      expect(await harness.store.open(await stored(commits))).toEqual({
        kind: 'found',
        session,
        events,
        newest: '3',
      });
    });

    test('the newest 50 turns are kept', async () => {
      const { commits } = conversation(53);
      const opened = await harness.store.open(await stored(commits));
      expect(opened.kind === 'found' && opened.events.map(({ turn }) => turn)).toEqual(
        Array.from({ length: 50 }, (_, index) => index + 4),
      );
    });

    test('of two turns from the same version one is applied, and the other gets the newer session', async () => {
      const { session, commits } = conversation(2);
      const at = await stored(commits);
      const winner = turnAfter(session, 'winner');
      expect(await harness.store.commit(at, winner)).toEqual({ kind: 'applied' });
      expect(await harness.store.commit(at, turnAfter(session, 'loser'))).toEqual({
        kind: 'newer',
        session: winner.next,
      });
    });

    test('a session of the same version is newer if it took another turn before', async () => {
      const { session, commits } = conversation(2);
      const at = await stored(commits);
      const [here, elsewhere] = [turnAfter(session, 'here'), turnAfter(session, 'elsewhere')];
      expect(await harness.store.commit(at, elsewhere)).toEqual({ kind: 'applied' });
      expect(await harness.store.commit(at, turnAfter(here.next, 'next'))).toEqual({
        kind: 'newer',
        session: elsewhere.next,
      });
    });

    test('a session of another epoch is newer at any version', async () => {
      const at = await stored(conversation(2, 'epoch-a').commits);
      const { session } = conversation(2, 'epoch-b');
      expect(await harness.store.commit(at, turnAfter(session, 'm'))).toMatchObject({
        kind: 'newer',
        session: { epoch: 'epoch-a' },
      });
    });

    test('a session that exists is newer than none', async () => {
      const { session, commits } = conversation(1);
      const at = await stored(commits);
      expect(await harness.store.commit(at, turnAfter(null, 'other', 'epoch-b'))).toEqual({
        kind: 'newer',
        session,
      });
    });

    test('a known message id is a replay, also after later turns', async () => {
      const { session, commits } = conversation(4);
      const at = await stored(commits);
      for (const commit of commits)
        expect(await harness.store.commit(at, commit)).toEqual({ kind: 'replay', session });
      const opened = await harness.store.open(at);
      expect(opened.kind === 'found' && opened.events).toHaveLength(4);
    });

    test('text that looks like a remembered turn is not one', async () => {
      const { next, ...commit } = turnAfter(null, 'first');
      const target = turnAfter(next, 'target');
      const imitation = `["${target.next.turns.at(-1)?.id}","x",{}]`;
      const at = await stored([{ ...commit, next: { ...next, data: { name: imitation } } }]);
      expect(await harness.store.commit(at, target)).toEqual({ kind: 'applied' });
    });

    test('text that looks like an epoch is not one', async () => {
      const { next, ...commit } = turnAfter(null, 'first');
      const at = await stored([{ ...commit, next: { ...next, data: { name: '"epoch":"epoch-b"' } } }]);
      const forged = turnAfter({ ...next, epoch: 'epoch-b' }, 'second');
      expect(await harness.store.commit(at, forged)).toMatchObject({ kind: 'newer' });
    });

    test('an expected session that is not there is gone', async () => {
      expect(await harness.store.commit(id(), turnAfter(conversation(2).session, 'm'))).toEqual({
        kind: 'gone',
      });
    });

    test('above 3,000 bytes the oldest remembered turns go, never the newest', async () => {
      const { session, commits } = conversation(8);
      const at = await stored(commits);
      const large = session.turns.map((turn) => ({ ...turn, reply: JSON.stringify('é'.repeat(300)) }));
      const commit = turnAfter({ ...session, turns: large }, 'newest');
      expect(await harness.store.commit(at, commit)).toEqual({ kind: 'applied' });
      const loaded = await harness.store.load(at);
      const kept = loaded.kind === 'found' ? loaded.session.turns : [];
      expect(kept).toEqual(commit.next.turns.slice(-kept.length));
      expect(kept.length).toBeGreaterThan(1);
      expect(kept.length).toBeLessThan(6);
    });

    test('a session without use expires', async () => {
      const { session, commits } = conversation(2);
      const at = await stored(commits);
      await harness.advance((harness.ttlSeconds + 1) * SECOND_MS);
      expect(await harness.store.load(at)).toEqual({ kind: 'absent' });
      expect(await harness.store.commit(at, turnAfter(session, 'late'))).toEqual({ kind: 'gone' });
    });

    test('a session created anew begins with no turns of the old one', async () => {
      const at = await stored(conversation(3).commits);
      await harness.advance((harness.ttlSeconds + 1) * SECOND_MS);
      const { session, commits } = conversation(1, 'epoch-b');
      for (const commit of commits) await harness.store.commit(at, commit);
      expect(await harness.store.open(at)).toEqual({
        kind: 'found',
        session,
        events: commits.map(({ event }) => event),
        newest: `${session.version}`,
      });
    });

    const { session: two, commits: twoCommits } = conversation(2);
    const renewals: Record<string, (at: string) => Promise<unknown>> = {
      load: (at) => harness.store.load(at),
      open: (at) => harness.store.open(at),
      commit: (at) => harness.store.commit(at, turnAfter(two, 'third')),
      replay: (at) => harness.store.commit(at, turnAfter(null, 'epoch-a-2')),
    };
    for (const [verb, renew] of Object.entries(renewals)) {
      test(`${verb} renews a session and its turns`, async () => {
        const at = await stored(twoCommits);
        await justBeforeExpiry();
        await renew(at);
        await justBeforeExpiry();
        const opened = await harness.store.open(at);
        expect(opened.kind === 'found' && opened.events.length).toBe(verb === 'commit' ? 3 : 2);
      });
    }

    test('a known answer is not an answer of its own', async () => {
      const { session, commits } = conversation(2);
      const at = await stored(commits);
      expect(await harness.store.load(at, session)).toEqual({ kind: 'found', session });
      const rival = turnAfter(conversation(1).session, 'rival').next;
      expect(await harness.store.load(at, rival)).toEqual({ kind: 'found', session });
      await harness.store.delete(at);
      expect(await harness.store.load(at, session)).toEqual({ kind: 'deleted' });
    });

    test('a deleted session refuses everything', async () => {
      const { session, commits } = conversation(2);
      const at = await stored(commits);
      await harness.store.delete(at);
      expect(await harness.store.load(at)).toEqual({ kind: 'deleted' });
      expect(await harness.store.open(at)).toEqual({ kind: 'deleted' });
      expect(await harness.store.commit(at, turnAfter(session, 'm'))).toEqual({ kind: 'deleted' });
      expect(await harness.store.commit(at, turnAfter(null, 'm'))).toEqual({ kind: 'deleted' });
      expect(await harness.store.commit(at, turnAfter(null, 'epoch-a-2'))).toEqual({ kind: 'deleted' });
      expect(await harness.store.writeBack(at, session, [], FROM_NOTHING)).toBe('deleted');
    });

    test('deleting again, or what never was, is the same', async () => {
      const at = id();
      await harness.store.delete(at);
      await harness.store.delete(at);
      expect(await harness.store.load(at)).toEqual({ kind: 'deleted' });
    });

    test('a deletion returns what it ended, and only the first one does', async () => {
      const { session, commits } = conversation(3);
      const at = await stored(commits);
      expect(await harness.store.delete(at)).toEqual({ version: 3, epoch: session.epoch });
      expect(await harness.store.delete(at)).toBeNull();
      expect(await harness.store.delete(id())).toBeNull();
    });

    test('the mark of a deletion stays seven days, and reading does not renew it', async () => {
      const at = await stored(conversation(1).commits);
      await harness.store.delete(at);
      await harness.advance(7 * DAY_MS - SECOND_MS);
      expect(await harness.store.load(at)).toEqual({ kind: 'deleted' });
      await harness.advance(2 * SECOND_MS);
      expect(await harness.store.load(at)).toEqual({ kind: 'absent' });
    });

    test('what went on during an outage is written where nothing is stored', async () => {
      const at = id();
      const { session, commits } = conversation(3);
      const events = commits.map(({ event }) => event);
      expect(await harness.store.writeBack(at, session, events, FROM_NOTHING)).toBe('written');
      expect(await harness.store.open(at)).toEqual({ kind: 'found', session, events, newest: '3' });
    });

    test('what went on during an outage continues the stored turns of its epoch', async () => {
      const { session, commits } = conversation(5);
      const at = await stored(commits.slice(0, 3));
      const events = commits.slice(2).map(({ event }) => event);
      expect(await harness.store.writeBack(at, session, events, descentFrom(3))).toBe('written');
      expect(await harness.store.open(at)).toEqual({
        kind: 'found',
        session,
        events: commits.map(({ event }) => event),
        newest: `${session.version}`,
      });
    });

    const rivals: Record<string, Session> = {
      'another turn of the same number': turnAfter(conversation(2).session, 'rival').next,
      'an older version of another line': turnAfter(conversation(1).session, 'rival').next,
      'another epoch': conversation(9, 'epoch-b').session,
    };
    for (const [what, rival] of Object.entries(rivals)) {
      test(`${what} from an outage gives way to what is stored`, async () => {
        const { session, commits } = conversation(3);
        const at = await stored(commits);
        const descent = descentFrom(rival.version - 1);
        expect(await harness.store.writeBack(at, rival, [{ turn: 9, event: {} }], descent)).toBe(
          'superseded',
        );
        const events = commits.map(({ event }) => event);
        expect(await harness.store.open(at)).toEqual({ kind: 'found', session, events, newest: '3' });
      });
    }

    test('turns that the store acknowledged meanwhile are never written over', async () => {
      const { session, commits } = conversation(5);
      const at = await stored(commits);
      const { last, events, descent } = outageAfter(conversation(3).session);
      expect(await harness.store.writeBack(at, last, events, descent)).toBe('superseded');
      expect(await harness.store.load(at)).toEqual({ kind: 'found', session });
    });

    test('handing the same in again changes nothing', async () => {
      const at = id();
      const { session, commits } = conversation(3);
      const events = commits.map(({ event }) => event);
      for (const _time of ['first', 'again']) {
        expect(await harness.store.writeBack(at, session, events, FROM_NOTHING)).toBe('written');
      }
      expect(await harness.store.open(at)).toEqual({ kind: 'found', session, events, newest: '3' });
    });

    // A lost answer: the store applied a turn that was treated as failed.
    test.each([1, 6, 11])('a store that took %i of the turns after all is continued', async (taken) => {
      const before = conversation(3);
      const { last, commits, events, descent } = outageAfter(before.session);
      const at = await stored([...before.commits, ...commits.slice(0, taken)]);
      expect(await harness.store.writeBack(at, last, events, descent)).toBe('written');
      expect(await harness.store.load(at)).toEqual({ kind: 'found', session: last });
    });

    const turn = (commit: Commit | undefined) => ({
      seq: `${commit?.event.turn}`,
      type: 'turn',
      event: commit?.event.event,
    });

    test('the entries after a given one are returned, oldest first', async () => {
      const { commits } = conversation(4);
      const at = await stored(commits);
      expect(await harness.store.follow(at, '2')).toMatchObject({
        kind: 'found',
        epoch: 'epoch-a',
        version: 4,
        newest: '4',
        isHeld: true,
        entries: [turn(commits[2]), turn(commits[3])],
      });
      expect(await harness.store.follow(at, '0')).toMatchObject({ entries: commits.map(turn) });
    });

    test.each(['4', null])('after %s there is nothing yet', async (after) => {
      const at = await stored(conversation(4).commits);
      expect(await harness.store.follow(at, after)).toMatchObject({ newest: '4', isHeld: true, entries: [] });
    });

    test.each(['0', '3', '5', '53.1', '900'])('of 53 turns, %s is not held any more', async (after) => {
      const at = await stored(conversation(53).commits);
      expect(await harness.store.follow(at, after)).toMatchObject({
        newest: '53',
        isHeld: after === '5',
        entries: { length: after === '5' ? 48 : 0 },
      });
    });

    test('an event is announced after the newest turn, and is no turn', async () => {
      const { session, commits } = conversation(3);
      const at = await stored(commits.slice(0, 2));
      expect(await harness.store.announce(at, 'hold', { slotId: 'a' })).toBe('announced');
      expect(await harness.store.announce(at, 'hold-released', { slotId: 'a' })).toBe('announced');
      expect(await harness.store.open(at)).toMatchObject({
        events: commits.slice(0, 2).map(({ event }) => event),
        newest: '2.2',
      });
      const third = turnAfter(conversation(2).session, 'epoch-a-3');
      expect(await harness.store.commit(at, third)).toEqual({ kind: 'applied' });
      expect(await harness.store.follow(at, '2')).toMatchObject({
        version: session.version,
        entries: [
          { seq: '2.1', type: 'hold', event: { slotId: 'a' } },
          { seq: '2.2', type: 'hold-released', event: { slotId: 'a' } },
          turn(third),
        ],
      });
      expect(await harness.store.follow(at, '2.2')).toMatchObject({ entries: [turn(third)] });
    });

    test('the same announced again is the same event, until the next turn', async () => {
      const { session, commits } = conversation(1);
      const at = await stored(commits);
      for (const _time of ['first', 'again'])
        expect(await harness.store.announce(at, 'hold-released', { slotId: 'a' })).toBe('announced');
      expect(await harness.store.follow(at, '1')).toMatchObject({ entries: { length: 1 } });
      await harness.store.commit(at, turnAfter(session, 'next'));
      await harness.store.announce(at, 'hold-released', { slotId: 'a' });
      expect(await harness.store.follow(at, '2')).toMatchObject({
        entries: [{ seq: '2.1', type: 'hold-released', event: { slotId: 'a' } }],
      });
    });

    test('turns and other events together are the newest 50', async () => {
      const at = await stored(conversation(40).commits);
      for (let n = 1; n <= 20; n += 1) await harness.store.announce(at, 'hold', { n });
      expect(await harness.store.follow(at, '11')).toMatchObject({
        entries: { length: 49 },
        newest: '40.20',
      });
      expect(await harness.store.follow(at, '10')).toMatchObject({ isHeld: false });
    });

    test('what announces where the turn itself is missing takes no number of a turn', async () => {
      const at = id();
      const { session } = conversation(3);
      await harness.store.writeBack(at, session, [], FROM_NOTHING);
      expect(await harness.store.follow(at, null)).toMatchObject({ newest: '3' });
      expect(await harness.store.follow(at, '3')).toMatchObject({ isHeld: true, entries: [] });
      await harness.store.announce(at, 'hold', { slotId: 'a' });
      expect(await harness.store.open(at)).toMatchObject({ events: [], newest: '3.1' });
    });

    test('to follow and to announce renew nothing', async () => {
      const at = await stored(conversation(1).commits);
      await harness.advance(20 * SECOND_MS);
      await harness.store.follow(at, null);
      await harness.store.announce(at, 'hold', { slotId: 'a' });
      const followed = await harness.store.follow(at, null);
      const ttlMs = followed.kind === 'found' ? followed.ttlMs : 0;
      expect(ttlMs).toBeLessThanOrEqual((harness.ttlSeconds - 20) * SECOND_MS);
      expect(ttlMs).toBeGreaterThan((harness.ttlSeconds - 30) * SECOND_MS);
      await harness.advance((harness.ttlSeconds - 19) * SECOND_MS);
      expect(await harness.store.follow(at, '1')).toEqual({ kind: 'absent' });
      expect(await harness.store.announce(at, 'hold', { slotId: 'a' })).toBe('absent');
    });

    test('of what is not there or was deleted nothing is followed or announced', async () => {
      const at = id();
      expect(await harness.store.follow(at, null)).toEqual({ kind: 'absent' });
      expect(await harness.store.announce(at, 'hold', {})).toBe('absent');
      await harness.store.delete(at);
      expect(await harness.store.follow(at, null)).toEqual({ kind: 'deleted' });
      expect(await harness.store.announce(at, 'hold', {})).toBe('deleted');
    });

    test('100 turns at once all land, each once', async () => {
      const at = id();
      const messageIds = Array.from({ length: 100 }, (_, index) => `m-${index}`);
      await Promise.all(messageIds.map((messageId) => commitUntilApplied(harness.store, at, messageId)));
      const opened = await harness.store.open(at);
      if (opened.kind !== 'found') throw new Error('not found');
      expect(opened.session.version).toBe(100);
      expect(new Set(opened.events.map(({ event }) => event.messageId)).size).toBe(50);
      expect(opened.events.map(({ turn }) => turn)).toEqual(
        Array.from({ length: 50 }, (_, index) => index + 51),
      );
    });

    test('a ping returns how long the answer took', async () => {
      expect(await harness.store.ping()).toBeGreaterThanOrEqual(0);
    });
  });
}

/** Twelve turns that were taken without the store. */
function outageAfter(before: Session) {
  const commits = turnsAfter(before, 'outage', 12);
  const [first, last] = [commits.at(0), commits.at(-1)];
  if (!first || !last) throw new Error('unreachable');
  const descent = descentOf(first.next, first.expected);
  return { commits, last: last.next, events: commits.map(({ event }) => event), descent };
}

/** Commits the turn, and repeats it from the newer session whenever another turn was committed first. */
export async function commitUntilApplied(store: SessionStore, id: string, messageId: string): Promise<void> {
  let before: Session | null = null;
  for (;;) {
    const outcome = await store.commit(id, turnAfter(before, messageId));
    if (outcome.kind === 'applied') return;
    if (outcome.kind !== 'newer') throw new Error(`unexpected ${outcome.kind}`);
    before = outcome.session;
  }
}

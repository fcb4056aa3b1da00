import { setImmediate as elapsed } from 'node:timers/promises';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { ArchiveUnavailable } from '../../backend/src/sessions/archive/session-archive.ts';
import type { Session } from '../../backend/src/sessions/session-store.ts';
import { eventually } from '../support/eventually.ts';
import { conversation, turnAfter } from './session-fixtures.ts';
import { type Instance, StoreSharing } from './store-sharing.ts';

const WARM = { fresh: false };
const FRESH = { fresh: true };
/** Longer than an outage is assumed to last at least. */
const LATER_MS = 10_000;

let sharing: StoreSharing;
/** An instance that cannot reach the store, and one that can. */
let cutOff: Instance;
let other: Instance;
let session: Session;

beforeEach(async () => {
  vi.useFakeTimers({ toFake: ['performance'] });
  sharing = new StoreSharing();
  cutOff = await start();
  other = await start();
  session = await takeAt(cutOff, null, 'first');
  await other.sessions.load('s', FRESH);
});

afterEach(async () => {
  vi.useRealTimers();
  vi.restoreAllMocks();
  await sharing.close();
});

/** Starts an instance that archives a turn a second after acknowledging it. */
async function start(): Promise<Instance> {
  const made = sharing.start({ sync: false, peers: { lookWithinMs: 0 } });
  await made.sessions.recover(sharing.clock.now());
  return made;
}

async function takeAt({ sessions }: Instance, before: Session | null, said: string): Promise<Session> {
  const commit = turnAfter(before, said);
  expect(await sessions.commit('s', commit)).toMatchObject({ kind: 'applied' });
  return commit.next;
}

async function cut({ store, sessions }: Instance): Promise<void> {
  store.fault = 'timeout';
  await sessions.load('somebody', FRESH);
  expect(sessions.status().available).toBe(false);
}

async function heal({ store, sessions }: Instance): Promise<void> {
  store.fault = null;
  await eventually(() => expect(sessions.status()).toMatchObject({ available: true, unsaved: 0 }));
}

/** Lets the instance notice the store without a turn. */
async function learn({ sessions }: Instance): Promise<void> {
  vi.advanceTimersByTime(LATER_MS);
  await sessions.pollOutages();
}

const isTold = (): Promise<boolean> => sharing.archive.isAnyOut('nobody');

describe('while another instance cannot reach the store', () => {
  test.each([
    ['a copy of its own', WARM],
    ['the store', FRESH],
  ])('a conversation goes on from what that one took, and not from %s', async (_, options) => {
    await cut(cutOff);
    const second = await takeAt(cutOff, session, 'second');
    const loaded = await other.sessions.load('s', options);
    expect(loaded).toMatchObject({ session: { version: 2 }, degraded: false });
    const third = await takeAt(other, second, 'third');
    await heal(cutOff);
    expect(await sharing.shared.load('s')).toEqual({ kind: 'found', session: third });
  });

  test('it goes on there from what was taken here', async () => {
    await cut(cutOff);
    await learn(other);
    const second = await takeAt(other, session, 'second');
    expect(await cutOff.sessions.load('s', FRESH)).toMatchObject({ session: second, degraded: true });
    await takeAt(cutOff, second, 'third');
  });

  test('a conversation that began there goes on here in the same line', async () => {
    await cut(cutOff);
    const commit = turnAfter(null, 'begun');
    expect(await cutOff.sessions.commit('new', commit)).toMatchObject({ kind: 'applied' });
    const loaded = await other.sessions.load('new', FRESH);
    expect(loaded).toMatchObject({ source: 'restored', session: commit.next });
    const next = turnAfter(commit.next, 'second');
    expect(await cutOff.sessions.commit('new', next)).toMatchObject({ kind: 'applied', degraded: true });
    await heal(cutOff);
    expect(await sharing.shared.load('new')).toEqual({ kind: 'found', session: next.next });
  });

  test('what waited to be archived when that was heard of is there, too', async () => {
    const second = await takeAt(other, session, 'second');
    await cut(cutOff);
    await learn(other);
    await eventually(async () =>
      expect(await sharing.archive.recall('s')).toMatchObject({ session: second }),
    );
  });

  test('what waited to be archived is there when both lose the store at once', async () => {
    const second = await takeAt(other, session, 'second');
    await Promise.all([cut(other), cut(cutOff)]);
    await elapsed();
    const hurried = await sharing.archive.recall('s');
    expect(hurried).toMatchObject({ session: second });
    expect(await cutOff.sessions.load('s', FRESH)).toMatchObject({ session: second, degraded: true });
  });

  test('a turn that the store takes while this instance announces an outage is archived before it is acknowledged', async () => {
    cutOff.sessions.suspectOutage();
    const second = await takeAt(cutOff, session, 'second');
    expect(await sharing.archive.recall('s')).toMatchObject({ session: second });
  });

  test('a deletion there is in force here, and comes into the store', async () => {
    await cut(cutOff);
    await cutOff.sessions.delete('s');
    expect(await other.sessions.load('s', WARM)).toEqual({ kind: 'deleted' });
    await eventually(async () => expect(await sharing.shared.load('s')).toEqual({ kind: 'deleted' }));
  });

  test('its turns are written back to the store without a request', async () => {
    await cut(cutOff);
    const second = await takeAt(cutOff, session, 'second');
    await learn(other);
    await eventually(async () =>
      expect(await sharing.shared.load('s')).toEqual({ kind: 'found', session: second }),
    );
  });

  test('a turn does not wait long for a database that does not answer', async () => {
    vi.useRealTimers();
    let answer = (_: boolean): void => {};
    const later = new Promise<boolean>((resolve) => {
      answer = resolve;
    });
    vi.spyOn(sharing.archive, 'isAnyOut').mockReturnValue(later);
    expect(await other.sessions.load('s', WARM)).toMatchObject({ source: 'copy', session });
    answer(false);
  });

  test('what was learnt a moment ago is not asked again', async () => {
    const peers = { lookWithinMs: 50 };
    const asking = sharing.start({ peers });
    const asked = vi.spyOn(sharing.archive, 'isAnyOut');
    for (let n = 0; n < 3; n += 1) await asking.sessions.load('s', FRESH);
    expect(asked).toHaveBeenCalledTimes(1);
    vi.advanceTimersByTime(peers.lookWithinMs);
    await asking.sessions.load('s', FRESH);
    expect(asked).toHaveBeenCalledTimes(2);
  });

  test('and the database is away, this one goes on without asking', async () => {
    await cut(cutOff);
    await learn(other);
    vi.spyOn(sharing.archive, 'isAnyOut').mockRejectedValue(new ArchiveUnavailable('made to fail'));
    await learn(other);
    other.store.commands.length = 0;
    expect(await other.sessions.load('s', WARM)).toMatchObject({ source: 'copy', session });
    expect(other.store.commands).toEqual([]);
  });
});

describe('an instance that cannot reach the store', () => {
  test('says so before a turn is committed without it', async () => {
    const told = vi.spyOn(sharing.archive, 'announceOutage');
    const committed = vi.spyOn(sharing.archive, 'commit');
    cutOff.store.fault = 'connection';
    await takeAt(cutOff, session, 'second');
    expect(told.mock.invocationCallOrder[0]).toBeLessThan(committed.mock.invocationCallOrder[0] ?? 0);
  });

  test('gives the others the time to look', async () => {
    vi.useRealTimers();
    const lookWithinMs = 40;
    const slow = sharing.start({ peers: { lookWithinMs } });
    slow.store.fault = 'timeout';
    let toldAt = 0;
    let committedAt = 0;
    const { announceOutage, commit } = sharing.archive;
    vi.spyOn(sharing.archive, 'announceOutage').mockImplementation(async (...args) => {
      await announceOutage.apply(sharing.archive, args);
      toldAt = performance.now();
    });
    vi.spyOn(sharing.archive, 'commit').mockImplementation((...args) => {
      committedAt = performance.now();
      return commit.apply(sharing.archive, args);
    });
    await takeAt(slow, session, 'second');
    // Timers may fire up to a millisecond early.
    expect(committedAt - toldAt).toBeGreaterThanOrEqual(lookWithinMs - 1);
  });

  test('says so when the store is silent, before a command is given up', async () => {
    const never = new Promise<never>(() => {});
    vi.spyOn(other.store.behind, 'load').mockReturnValueOnce(never);
    other.store.commands.length = 0;
    void other.sessions.load('s', FRESH);
    await eventually(() => expect(other.store.commands.at(-1)).toBe('load s'));
    await other.sessions.pollOutages();
    expect(await isTold()).toBe(false);
    vi.advanceTimersByTime(600);
    await other.sessions.pollOutages();
    expect(await isTold()).toBe(true);
  });

  test('says so as long as that lasts, and a turn of it is not in the store', async () => {
    await cut(cutOff);
    await takeAt(cutOff, session, 'second');
    vi.advanceTimersByTime(LATER_MS);
    sharing.clock.advance(LATER_MS);
    expect(await isTold()).toBe(false);
    await cutOff.sessions.pollOutages();
    expect(await isTold()).toBe(true);
    await heal(cutOff);
    await eventually(async () => {
      await cutOff.sessions.pollOutages();
      expect(await isTold()).toBe(false);
    });
  });

  test('says so for a while after a connection broke, which may break again', async () => {
    other.sessions.suspectOutage();
    await eventually(async () => expect(await isTold()).toBe(true));
    await other.sessions.pollOutages();
    expect(await isTold()).toBe(true);
    vi.advanceTimersByTime(LATER_MS);
    await other.sessions.pollOutages();
    expect(await isTold()).toBe(false);
  });

  test('goes on without reporting if the database is unavailable, too', async () => {
    for (const verb of ['announceOutage', 'commit', 'recall'] as const) {
      vi.spyOn(sharing.archive, verb).mockRejectedValue(new ArchiveUnavailable('made to fail'));
    }
    await cut(cutOff);
    await takeAt(cutOff, session, 'second');
  });
});

test('a closed instance does not report that its connection broke', async () => {
  await other.sessions.close();
  const told = vi.spyOn(sharing.archive, 'announceOutage');
  other.sessions.suspectOutage();
  expect(told).not.toHaveBeenCalled();
});

test('without peers nothing is reported, and nothing waits', async () => {
  const alone = sharing.start();
  alone.store.fault = 'timeout';
  const told = vi.spyOn(sharing.archive, 'announceOutage');
  await alone.sessions.commit('alone', conversation(1).commits[0] ?? turnAfter(null, 'x'));
  expect(told).not.toHaveBeenCalled();
});

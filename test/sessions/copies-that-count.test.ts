import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import {
  ArchiveUnavailable,
  type SessionArchive,
} from '../../backend/src/sessions/archive/session-archive.ts';
import { descentFrom } from '../../backend/src/sessions/descent.ts';
import type { Session } from '../../backend/src/sessions/session-store.ts';
import { eventually } from '../support/eventually.ts';
import type { ManualClock } from '../support/manual-clock.ts';
import type { MemorySessionArchive } from '../support/memory-session-archive.ts';
import { conversation, turnAfter } from './session-fixtures.ts';
import { type Instance, StoreSharing, TTL_SECONDS } from './store-sharing.ts';

const FRESH = { fresh: true };

let sharing: StoreSharing;
let clock: ManualClock;
let archive: MemorySessionArchive;

beforeEach(() => {
  sharing = new StoreSharing();
  ({ clock, archive } = sharing);
});

afterEach(async () => {
  vi.restoreAllMocks();
  await sharing.close();
});

/** An instance that archives each turn before it acknowledges it. */
const instance = (): Instance => sharing.start();

async function take({ sessions }: Instance, turns: number): Promise<Session> {
  const { session, commits } = conversation(turns);
  for (const commit of commits) expect(await sessions.commit('s', commit)).toMatchObject({ kind: 'applied' });
  return session;
}

async function takeNext({ sessions }: Instance, before: Session, messageId: string): Promise<Session> {
  const commit = turnAfter(before, messageId);
  expect(await sessions.commit('s', commit)).toMatchObject({ kind: 'applied' });
  return commit.next;
}

/** The store becomes unavailable for all instances. */
async function loseStore(): Promise<void> {
  for (const { sessions, store } of sharing.instances) {
    store.fault = 'timeout';
    await sessions.load('somebody', FRESH);
    expect(sessions.status().available).toBe(false);
  }
}

async function regainStore({ sessions, store }: Instance): Promise<void> {
  store.fault = null;
  await eventually(() => expect(sessions.status()).toMatchObject({ available: true, unsaved: 0 }));
}

const tokenOf = (session: Session) => ({ session, expiresAt: clock.now() + TTL_SECONDS * 1_000 });

const loseArchive = (verb: keyof SessionArchive) =>
  vi.spyOn(archive, verb).mockRejectedValue(new ArchiveUnavailable('made to fail'));

test('what an emptied store lost comes back from the row on any instance, with its turns', async () => {
  const session = await take(instance(), 3);
  const other = instance();
  sharing.emptyStore();
  const loaded = await other.sessions.load('s', FRESH);
  expect(loaded).toMatchObject({
    kind: 'found',
    source: 'restored',
    session: { version: 3 },
    degraded: false,
  });
  const opened = await sharing.shared.open('s');
  expect(opened).toMatchObject({ session: { version: 3 }, events: [{ turn: 1 }, { turn: 2 }, { turn: 3 }] });
  expect(opened.kind === 'found' && opened.session.epoch).not.toBe(session.epoch);
});

test('looking at a lost session shows it and does not bring it back', async () => {
  await take(instance(), 2);
  sharing.emptyStore();
  expect(await instance().sessions.open('s')).toMatchObject({
    kind: 'found',
    session: { version: 2 },
    events: [{ turn: 1 }, { turn: 2 }],
  });
  expect(await sharing.shared.load('s')).toEqual({ kind: 'absent' });
});

test('a session known nowhere else comes back from the token, if the database has no deletion', async () => {
  const { session } = conversation(4);
  const { sessions } = instance();
  const token = tokenOf(session);
  const recall = loseArchive('recall');
  expect(await sessions.load('s', { ...FRESH, token })).toEqual({ kind: 'refused' });
  recall.mockRestore();
  expect(await sessions.load('s', { ...FRESH, token })).toMatchObject({
    source: 'restored',
    session: { version: 4 },
  });
});

test('a token of a deleted session brings nothing back, though the store has forgotten the deletion', async () => {
  const one = instance();
  const session = await take(one, 2);
  await one.sessions.delete('s');
  sharing.emptyStore();
  for (const { sessions } of [one, instance()]) {
    expect(await sessions.load('s', { ...FRESH, token: tokenOf(session) })).toEqual({ kind: 'deleted' });
  }
  expect(await sharing.shared.load('s')).not.toMatchObject({ kind: 'found' });
});

test('a store that fell behind its own epoch is repaired from the token, unless the session was deleted', async () => {
  const { session, commits } = conversation(5);
  for (const commit of commits.slice(0, 3)) await sharing.shared.commit('s', commit);
  const { sessions } = instance();
  expect(await sessions.load('s', { ...FRESH, token: tokenOf(session) })).toMatchObject({
    source: 'store',
    session: { version: 5, epoch: session.epoch },
  });
  expect(await sharing.shared.load('s')).toEqual({ kind: 'found', session });
  expect(sessions.status().lastRepairAt).toBe(clock.now());

  await archive.delete('s');
  const later = turnAfter(session, 'later').next;
  expect(await instance().sessions.load('s', { ...FRESH, token: tokenOf(later) })).toEqual({
    kind: 'deleted',
  });
});

test('a token makes an instance ask although it has a copy, and an old one changes nothing', async () => {
  const [one, two] = [instance(), instance()];
  const session = await take(one, 2);
  const third = await takeNext(two, session, 'third');
  const newer = await one.sessions.load('s', { fresh: false, token: tokenOf(third) });
  expect(newer).toMatchObject({ source: 'store', session: { version: 3 } });
  const older = await one.sessions.load('s', { fresh: false, token: tokenOf(session) });
  expect(older).toMatchObject({ source: 'copy', session: { version: 3 } });
});

test('with the store unavailable two instances go on from the row in turn, and none forks', async () => {
  const [one, two] = [instance(), instance()];
  let session = await take(one, 2);
  await loseStore();
  for (const [n, at] of [one, two, one, two].entries()) {
    expect(await at.sessions.load('s', FRESH)).toMatchObject({ degraded: true, session: { version: n + 2 } });
    session = await takeNext(at, session, `away-${n}`);
  }
  const rival = turnAfter(conversation(2).session, 'rival');
  expect(await one.sessions.commit('s', rival)).toMatchObject({ kind: 'newer', session: { version: 6 } });

  await regainStore(one);
  await regainStore(two);
  expect(await sharing.shared.open('s')).toMatchObject({
    session,
    events: Array.from({ length: 6 }, (_, n) => ({ turn: n + 1 })),
  });
});

describe('a store that is full, but can be read', () => {
  const fill = ({ store }: Instance) => {
    store.fault = 'refused';
    store.isReadable = true;
  };

  test('lets two instances go on from the row in turn', async () => {
    const [one, other] = [instance(), instance()];
    let session = await take(one, 2);
    for (const each of sharing.instances) fill(each);
    session = await takeNext(other, session, 'm3');
    const rival = turnAfter(turnAfter(null, 'm0').next, 'rival');
    expect(await one.sessions.commit('s', rival)).toMatchObject({ kind: 'newer', session: { version: 3 } });
    expect(await one.sessions.load('s', FRESH)).toMatchObject({ session, degraded: true });
    session = await takeNext(one, session, 'm4');
    expect(await archive.recall('s')).toMatchObject({ session: { version: 4 }, unsavedBase: 2 });
    for (const each of sharing.instances) await regainStore(each);
    expect(await sharing.shared.load('s')).toMatchObject({ session });
  });

  test('is not brought up to a copy that is ahead of it, which goes on all the same', async () => {
    const one = instance();
    const session = await take(one, 2);
    fill(one);
    const ahead = turnAfter(session, 'm3').next;
    const token = tokenOf(ahead);
    const loaded = await one.sessions.load('s', { ...FRESH, token });
    expect(loaded).toMatchObject({ kind: 'found', session: ahead, degraded: true });
    await takeNext(one, ahead, 'm4');
  });

  test('does not get back what it has lost, which goes on all the same', async () => {
    const one = instance();
    const session = await take(one, 2);
    sharing.emptyStore();
    fill(one);
    expect(await one.sessions.load('s', FRESH)).toMatchObject({ kind: 'found', session, degraded: true });
    await takeNext(one, session, 'm3');
  });
});

test('what an instance that is gone took during the outage is adopted by another', async () => {
  const [gone, other] = [instance(), instance()];
  const session = await take(gone, 1);
  await loseStore();
  const third = await takeNext(gone, await takeNext(gone, session, 'second'), 'third');
  await regainStore(other);
  await eventually(async () =>
    expect(await sharing.shared.load('s')).toEqual({ kind: 'found', session: third }),
  );
  await eventually(async () => expect(await archive.unsaved(10)).toEqual([]));
});

test('what has been restored from the row of an outage is not handed in once more', async () => {
  const [gone, other] = [instance(), instance()];
  await other.sessions.recover(clock.now());
  gone.store.fault = 'timeout';
  const session = await take(gone, 2);
  expect(await archive.unsaved(1)).toHaveLength(1);
  const restored = await other.sessions.load('s', FRESH);
  expect(restored).toMatchObject({ source: 'restored', session: { version: session.version } });
  expect(await archive.unsaved(1)).toEqual([]);
});

test('until then a reader of the store asks for the row as well', async () => {
  const gone = instance();
  const session = await take(gone, 1);
  await loseStore();
  await takeNext(gone, session, 'second');
  vi.spyOn(archive, 'unsaved').mockRejectedValue(new ArchiveUnavailable('made to fail'));
  expect(await instance().sessions.load('s', FRESH)).toMatchObject({
    source: 'store',
    session: { version: 2 },
  });
});

test('an instance goes on from what another one adopted of its turns while it was still cut off', async () => {
  const [cut, other] = [instance(), instance()];
  let session = await take(cut, 2);
  await loseStore();
  for (let n = 0; n < 3; n += 1) session = await takeNext(cut, session, `before-${n}`);
  await regainStore(other);
  await eventually(async () => expect(await archive.recall('s')).toMatchObject({ unsavedBase: null }));
  // More turns than a session remembers, so that the newest turn in the store is not among them.
  for (let n = 0; n < 12; n += 1) session = await takeNext(cut, session, `after-${n}`);
  expect(await archive.recall('s')).toMatchObject({ unsavedBase: 5 });
  await regainStore(cut);
  expect(await sharing.shared.load('s')).toEqual({ kind: 'found', session });
});

test('turns of the outage that got into the store unnoticed do not stand in the way of those that followed', async () => {
  const one = instance();
  let session = await take(one, 2);
  await loseStore();
  for (let n = 0; n < 3; n += 1) session = await takeNext(one, session, `before-${n}`);
  // Another instance wrote the row back and ended before it could note that.
  await sharing.shared.writeBack('s', session, [], descentFrom(2));
  for (let n = 0; n < 30; n += 1) session = await takeNext(one, session, `after-${n}`);
  await regainStore(one);
  expect(await sharing.shared.load('s')).toEqual({ kind: 'found', session });
});

test('nor does the turn that it was sent as it went away, however many followed', async () => {
  const one = instance();
  let session = await take(one, 2);
  one.store.fault = 'timeout';
  one.store.appliesAnyway = true;
  session = await takeNext(one, session, 'm3');
  one.store.appliesAnyway = false;
  for (let n = 4; n < 260; n += 1) session = await takeNext(one, session, `m${n}`);
  expect(await sharing.shared.load('s')).toMatchObject({ session: { version: 3 } });
  await regainStore(one);
  expect(await sharing.shared.load('s')).toEqual({ kind: 'found', session });
});

test('turns that the store acknowledged to others meanwhile are not written over', async () => {
  const [cut, other] = [instance(), instance()];
  const session = await take(cut, 2);
  cut.store.fault = 'timeout';
  await cut.sessions.load('somebody', FRESH);
  const elsewhere = await takeNext(other, session, 'elsewhere');
  const third = turnAfter(session, 'cut off');
  const outcome = await cut.sessions.commit('s', third);
  expect(outcome).toMatchObject({ kind: 'newer', session: elsewhere, degraded: true });
  await regainStore(cut);
  expect(await sharing.shared.load('s')).toEqual({ kind: 'found', session: elsewhere });
});

test('turns that another line abandoned are not reported as its own', async () => {
  const [one, other] = [instance(), instance()];
  const first = await take(one, 1);
  await other.sessions.load('s', FRESH);
  other.store.fault = 'refused';
  for (const verb of ['recall', 'commit', 'keep'] as const) loseArchive(verb);
  await takeNext(other, first, 'left behind');
  const second = await takeNext(one, first, 'm2');
  vi.restoreAllMocks();
  const third = await takeNext(one, second, 'm3');
  const opened = await other.sessions.open('s');
  expect(opened).toMatchObject({ kind: 'found', session: third, degraded: true });
  const told = 'events' in opened ? opened.events.map(({ event }) => event.messageId) : [];
  expect(told).toEqual(['epoch-a-1', 'm2', 'm3']);
});

test('a deletion while the store is unavailable is written to it before it is used', async () => {
  const [one, two] = [instance(), instance()];
  const session = await take(one, 2);
  await loseStore();
  await one.sessions.delete('s');
  expect(await sharing.shared.load('s')).toMatchObject({ kind: 'found' });
  await regainStore(one);
  await eventually(async () => expect(await sharing.shared.load('s')).toEqual({ kind: 'deleted' }));
  await regainStore(two);
  expect(await two.sessions.load('s', { fresh: false, token: tokenOf(session) })).toEqual({
    kind: 'deleted',
  });
});

test('a deletion that its own instance never gets to tell the store is told by whoever lost it, too', async () => {
  const [one, other] = [instance(), instance()];
  const session = await take(one, 2);
  await loseStore();
  await other.sessions.delete('s');
  await regainStore(one);
  await eventually(async () => expect(await sharing.shared.load('s')).toEqual({ kind: 'deleted' }));
  expect(await one.sessions.commit('s', turnAfter(session, 'm3'))).toMatchObject({ kind: 'deleted' });
});

test('and by those that never lost it, when they look after outages', async () => {
  const [one, other] = [instance(), instance()];
  await take(one, 2);
  other.store.fault = 'timeout';
  await other.sessions.delete('s');
  await one.sessions.recover(clock.now());
  expect(await sharing.shared.load('s')).toEqual({ kind: 'deleted' });
});

test('an instance that never saw an expired session knows it from the row', async () => {
  const session = await take(instance(), 2);
  clock.advance((TTL_SECONDS + 1) * 1_000);
  expect(await instance().sessions.open('s')).toEqual({
    kind: 'expired',
    session,
    stored: null,
    degraded: false,
  });
});

test('with store and database unavailable the copy goes on, and is written back when they return', async () => {
  const one = instance();
  const session = await take(one, 1);
  await loseStore();
  const [commit, recall] = [loseArchive('commit'), loseArchive('recall')];
  const second = await takeNext(one, session, 'second');
  expect(await one.sessions.load('s', FRESH)).toMatchObject({ degraded: true, session: { version: 2 } });
  commit.mockRestore();
  recall.mockRestore();
  await regainStore(one);
  expect(await sharing.shared.load('s')).toEqual({ kind: 'found', session: second });
});

describe('an outage that only another instance had', () => {
  /** Taken by an instance that alone cannot reach the store, and that then stops. */
  async function takeAlone(lost: Instance): Promise<Session> {
    const session = await take(lost, 1);
    lost.store.fault = 'timeout';
    await lost.sessions.load('somebody', FRESH);
    return takeNext(lost, await takeNext(lost, session, 'second'), 'third');
  }
  const read = async ({ sessions }: Instance) => sessions.load('s', FRESH);

  test('leaves turns that are brought into the store by an instance that noticed nothing', async () => {
    const [lost, other] = [instance(), instance()];
    const session = await takeAlone(lost);
    await other.sessions.recover(clock.now());
    expect(await sharing.shared.load('s')).toEqual({ kind: 'found', session });
  });

  test('is reckoned with by every read once it is heard of', async () => {
    const [lost, other] = [instance(), instance()];
    await other.sessions.recover(clock.now());
    const session = await takeAlone(lost);
    expect(await read(other)).toMatchObject({ session: { version: 1 } });
    other.sessions.expectOutage();
    expect(await read(other)).toMatchObject({ session, degraded: false });
  });

  test('that is heard of during a recovery is not over with it', async () => {
    const [lost, other] = [instance(), instance()];
    await other.sessions.recover(clock.now());
    const session = await takeAlone(lost);
    vi.spyOn(archive, 'unsaved').mockImplementationOnce(async () => {
      other.sessions.expectOutage();
      return [];
    });
    await other.sessions.recover(clock.now());
    expect(await read(other)).toMatchObject({ session, degraded: false });
  });
});

import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { shortHash } from '../../backend/src/lib/ids.ts';
import { createLogger } from '../../backend/src/lib/logger.ts';
import { ArchiveUnavailable } from '../../backend/src/sessions/archive/session-archive.ts';
import { MemorySessionStore } from '../../backend/src/sessions/memory-session-store.ts';
import { ResilientSessionStore } from '../../backend/src/sessions/resilient-session-store.ts';
import { SESSION_LIFETIME_SECONDS } from '../../backend/src/sessions/session-lifetime.ts';
import type { SessionObserver } from '../../backend/src/sessions/session-observer.ts';
import {
  DELETION_MARK_SECONDS,
  type Session,
  StoreUnavailable,
} from '../../backend/src/sessions/session-store.ts';
import { eventually } from '../support/eventually.ts';
import { ManualClock } from '../support/manual-clock.ts';
import { memoryArchive } from '../support/memory-archive.ts';
import type { MemorySessionArchive } from '../support/memory-session-archive.ts';
import { FaultyStore } from './faulty-store.ts';
import { conversation, FROM_NOTHING, turnAfter } from './session-fixtures.ts';

const TTL_SECONDS = 60;
const HOUR_MS = 3_600_000;
const AFTER_TTL_MS = (TTL_SECONDS + 1) * 1_000;

let clock: ManualClock;
let store: FaultyStore;
let lines: { level: string; msg: string; [field: string]: unknown }[];
let counted: { wroteBack: string[]; lost: number };
let describeSession: ReturnType<typeof vi.fn<(session: Session) => Record<string, string>>>;
let archive: MemorySessionArchive;
let sessions: ResilientSessionStore;

beforeEach(() => {
  clock = new ManualClock();
  store = new FaultyStore(clock, TTL_SECONDS);
  sessions = instance({ level: 'debug' });
});
afterEach(() => sessions.close());

function instance({ level, cacheSize }: { level: string; cacheSize?: number }): ResilientSessionStore {
  lines = [];
  counted = { wroteBack: [], lost: 0 };
  describeSession = vi.fn(() => ({ name: 'J***' }));
  const observer: SessionObserver = {
    storeCommand: () => undefined,
    wroteBack: (outcome) => counted.wroteBack.push(outcome),
    lostUnsaved: () => {
      counted.lost += 1;
    },
  };
  const logger = createLogger({ level, destination: { write: (line) => lines.push(JSON.parse(line)) } });
  const aside = memoryArchive(clock);
  archive = aside.archive;
  const options = {
    store,
    ...aside,
    ttlSeconds: TTL_SECONDS,
    clock,
    logger,
    describe: describeSession,
    observer,
  };
  return new ResilientSessionStore({ ...options, ...(cacheSize !== undefined && { cacheSize }) });
}

/** Takes this many turns of a conversation through the instance. */
async function take(id: string, turns: number, epoch?: string): Promise<Session> {
  const { session, commits } = conversation(turns, epoch);
  for (const commit of commits) expect(await sessions.commit(id, commit)).toMatchObject({ kind: 'applied' });
  return session;
}

async function takeNext(id: string, before: Session, messageId: string): Promise<Session> {
  const commit = turnAfter(before, messageId);
  expect(await sessions.commit(id, commit)).toMatchObject({ kind: 'applied' });
  return commit.next;
}

async function goAway(): Promise<void> {
  store.fault = 'timeout';
  await sessions.load('somebody', { fresh: true });
  expect(sessions.status().available).toBe(false);
  store.commands.length = 0;
}

async function comeBack(): Promise<void> {
  store.fault = null;
  await eventually(() => expect(sessions.status()).toMatchObject({ available: true, unsaved: 0 }));
}

describe('with the store there', () => {
  test('a session it knows costs no command to load and one to commit', async () => {
    const session = await take('s', 1);
    store.commands.length = 0;
    expect(await sessions.load('s', { fresh: false })).toEqual({
      kind: 'found',
      session,
      source: 'copy',
      events: [],
      newest: null,
      degraded: false,
    });
    await takeNext('s', session, 'second');
    expect(store.commands).toEqual(['commit s']);
  });

  test('the copy is the very session that was committed', async () => {
    const session = await take('s', 2);
    const loaded = await sessions.load('s', { fresh: false });
    expect(loaded.kind === 'found' && loaded.session).toBe(session);
  });

  test('a fresh load reads the store', async () => {
    const session = await take('s', 1);
    const elsewhere = turnAfter(session, 'elsewhere');
    await store.behind.commit('s', elsewhere);
    expect(await sessions.load('s', { fresh: true })).toEqual({
      kind: 'found',
      session: elsewhere.next,
      source: 'store',
      events: [],
      newest: null,
      degraded: false,
    });
    expect(await sessions.load('s', { fresh: false })).toMatchObject({
      source: 'copy',
      session: { version: 2 },
    });
  });

  test.each(['newer', 'replay'])('the session of a %s outcome is the copy from then on', async (kind) => {
    const session = await take('s', 1);
    const elsewhere = turnAfter(session, 'elsewhere');
    await store.behind.commit('s', elsewhere);
    const here = turnAfter(session, kind === 'newer' ? 'here' : 'elsewhere');
    const turns = here.next.turns.map((turn) => ({ ...turn, reply: '{"said":"otherwise"}' }));
    const outcome = await sessions.commit('s', { ...here, next: { ...here.next, turns } });
    expect(outcome).toEqual({ kind, session: elsewhere.next, degraded: false });
    expect(await sessions.load('s', { fresh: false })).toMatchObject({
      source: 'copy',
      session: { version: 2 },
    });
  });

  test('a commit is applied whose first answer was lost, also when others went on since', async () => {
    const commit = turnAfter(await take('s', 1), 'second');
    await store.behind.commit('s', commit);
    expect(await sessions.commit('s', commit)).toEqual({ kind: 'applied', degraded: false });
    await store.behind.commit('s', turnAfter(commit.next, 'elsewhere'));
    expect(await sessions.commit('s', commit)).toEqual({ kind: 'applied', degraded: false });
  });

  test('a session the store lost is distinguished from an expired and an unknown one', async () => {
    const session = await take('s', 1);
    store.behind = new MemorySessionStore(clock, TTL_SECONDS);
    expect(await sessions.open('s')).toMatchObject({ kind: 'found', session, source: 'restored' });
    expect(await store.behind.load('s')).toEqual({ kind: 'absent' });
    const restored = await sessions.load('s', { fresh: true });
    expect(restored).toMatchObject({ kind: 'found', session: { version: 1 }, source: 'restored' });
    expect(restored).not.toMatchObject({ session: { epoch: session.epoch } });
    clock.advance(AFTER_TTL_MS);
    expect(await sessions.load('s', { fresh: true })).toMatchObject({
      kind: 'expired',
      session: { version: 1 },
    });
    expect(await sessions.load('never', { fresh: true })).toEqual({ kind: 'absent', degraded: false });
  });

  test('an expired session is not answered from its copy', async () => {
    const session = await take('s', 1);
    clock.advance(AFTER_TTL_MS);
    const expired = { kind: 'expired', session, stored: null, degraded: false };
    expect(await sessions.load('s', { fresh: false })).toEqual(expired);
    expect(await sessions.open('s')).toEqual(expired);
  });

  test('a deleted session is deleted, whatever was known about it', async () => {
    const session = await take('s', 1);
    await store.behind.delete('s');
    expect(await sessions.commit('s', turnAfter(session, 'late'))).toEqual({
      kind: 'deleted',
      degraded: false,
    });
    expect(await sessions.load('s', { fresh: false })).toEqual({ kind: 'deleted' });
  });

  test('a store that is behind its own epoch is repaired by a load', async () => {
    const { session, commits } = conversation(3);
    for (const commit of commits) await sessions.commit('s', commit);
    await rollBack('s', 2);
    expect(await sessions.load('s', { fresh: true })).toMatchObject({
      kind: 'found',
      session: { version: 3 },
    });
    expect(await store.behind.load('s')).toEqual({ kind: 'found', session });
  });

  test('a store that is behind its own epoch is repaired by a commit', async () => {
    const session = await take('s', 3);
    await rollBack('s', 2);
    expect(await sessions.commit('s', turnAfter(session, 'fourth'))).toEqual({
      kind: 'applied',
      degraded: false,
    });
    expect(await store.behind.load('s')).toMatchObject({ session: { version: 4 } });
  });

  /** The store comes back with an older state of the same conversation. */
  async function rollBack(id: string, turns: number): Promise<void> {
    store.behind = new MemorySessionStore(clock, TTL_SECONDS);
    for (const commit of conversation(turns).commits) await store.behind.commit(id, commit);
  }
});

describe('with the store unavailable', () => {
  test('a session it knows goes on, and any other is absent for all it knows', async () => {
    const session = await take('s', 2);
    await goAway();
    expect(await sessions.load('s', { fresh: true })).toEqual({
      kind: 'found',
      session,
      source: 'copy',
      events: [],
      newest: null,
      degraded: true,
    });
    expect(await sessions.commit('s', turnAfter(session, 'third'))).toEqual({
      kind: 'applied',
      degraded: true,
    });
    expect(await sessions.load('s', { fresh: false })).toMatchObject({
      session: { version: 3, epoch: session.epoch },
    });
    expect(await sessions.load('other', { fresh: false })).toEqual({ kind: 'absent', degraded: true });
    expect(store.commands).toEqual([]);
  });

  test('the comparison still holds', async () => {
    const session = await take('s', 1);
    await goAway();
    const second = await takeNext('s', session, 'second');
    expect(await sessions.commit('s', turnAfter(session, 'rival'))).toEqual({
      kind: 'newer',
      session: second,
      degraded: true,
    });
    expect(await sessions.commit('s', turnAfter(session, 'second'))).toEqual({
      kind: 'replay',
      session: second,
      degraded: true,
    });
    expect(await sessions.commit('unknown', turnAfter(session, 'm'))).toEqual({
      kind: 'gone',
      degraded: true,
    });
    expect(await sessions.commit('s', turnAfter(null, 'm'))).toMatchObject({ kind: 'newer' });
  });

  test('what is committed then is what the caller says for that case', async () => {
    const session = await take('s', 1);
    await goAway();
    const degraded = turnAfter(session, 'said differently');
    await sessions.commit('s', turnAfter(session, 'second'), () => degraded);
    expect(await sessions.load('s', { fresh: false })).toMatchObject({ session: degraded.next });
  });

  test('a client that starts up sees the turns that wait', async () => {
    const session = await take('s', 1);
    await goAway();
    const commit = turnAfter(session, 'second');
    await sessions.commit('s', commit);
    expect(await sessions.open('s')).toEqual({
      kind: 'found',
      session: commit.next,
      source: 'copy',
      events: [commit.event],
      newest: null,
      degraded: true,
    });
  });

  test('an expired copy is not used', async () => {
    const session = await take('s', 1);
    await goAway();
    clock.advance(AFTER_TTL_MS);
    expect(await sessions.load('s', { fresh: false })).toMatchObject({ kind: 'expired', degraded: true });
    expect(await sessions.commit('s', turnAfter(session, 'late'))).toEqual({ kind: 'gone', degraded: true });
  });

  test('a copy past its absolute lifetime gives way to a conversation that begins', async () => {
    const { next, ...first } = turnAfter(null, 'm1');
    const createdAt = new Date(clock.now() - SESSION_LIFETIME_SECONDS * 1_000 + 1).toISOString();
    await sessions.commit('s', { ...first, next: { ...next, createdAt } });
    await goAway();
    clock.advance(1);
    expect(await sessions.load('s', { fresh: true })).toMatchObject({ kind: 'expired' });
    expect(await sessions.commit('s', turnAfter(null, 'm2'))).toMatchObject({ kind: 'applied' });
  });

  test('being read keeps a session alive', async () => {
    await take('s', 1);
    await goAway();
    for (let hour = 0; hour < 3; hour += 1) {
      clock.advance((TTL_SECONDS - 1) * 1_000);
      expect(await sessions.open('s')).toMatchObject({ kind: 'found' });
    }
  });

  test('a session known to be deleted stays deleted', async () => {
    const session = await take('s', 1);
    await sessions.delete('s');
    await goAway();
    expect(await sessions.load('s', { fresh: false })).toEqual({ kind: 'deleted' });
    expect(await sessions.commit('s', turnAfter(session, 'm'))).toEqual({ kind: 'deleted', degraded: true });
    expect(await sessions.commit('s', turnAfter(null, 'm'))).toEqual({ kind: 'deleted', degraded: true });
  });

  test('a deletion is known for as long as its mark would last', async () => {
    await take('s', 1);
    await goAway();
    await sessions.delete('s');
    clock.advance(DELETION_MARK_SECONDS * 1_000 - 1);
    expect(await sessions.commit('s', turnAfter(null, 'm'))).toMatchObject({ kind: 'deleted' });
    clock.advance(1);
    expect(await sessions.load('s', { fresh: true })).toMatchObject({ kind: 'absent' });
    expect(await sessions.commit('s', turnAfter(null, 'm'))).toMatchObject({ kind: 'applied' });
  });

  test('a deletion lasts in the database, and is known here at once', async () => {
    await take('s', 1);
    await goAway();
    await sessions.delete('s');
    expect(await archive.recall('s')).toEqual({ kind: 'deleted' });
    expect(await sessions.load('s', { fresh: true })).toEqual({ kind: 'deleted' });
  });

  test('a deletion that cannot be made to last is refused', async () => {
    await take('s', 1);
    await goAway();
    vi.spyOn(archive, 'delete').mockRejectedValue(new ArchiveUnavailable('made to fail'));
    await expect(sessions.delete('s')).rejects.toBeInstanceOf(StoreUnavailable);
    expect(await sessions.load('s', { fresh: false })).toMatchObject({ kind: 'found' });
  });

  test('one warning, and one line when it is back', async () => {
    await take('s', 1);
    await goAway();
    for (let turn = 0; turn < 5; turn += 1) await sessions.load('s', { fresh: true });
    await comeBack();
    expect(lines.filter(({ level }) => level === 'warn')).toMatchObject([
      { msg: 'session store unavailable', reason: 'timeout' },
    ]);
    expect(lines.filter(({ msg }) => msg === 'session store available again')).toMatchObject([
      { downMs: expect.any(Number) },
    ]);
  });

  test.each([
    ['back', -HOUR_MS],
    ['forward', HOUR_MS],
  ])('an outage lasts as long as it does when the clock is set %s', async (_, ms) => {
    const startedAt = performance.now();
    const counted = () => sessions.status().degradedMs;
    const expectItsLength = (outagesMs: number) => {
      expect(outagesMs).toBeGreaterThanOrEqual(0);
      expect(outagesMs).toBeLessThanOrEqual(Math.ceil(performance.now() - startedAt));
    };
    await goAway();
    clock.advance(ms);
    expectItsLength(counted());
    await comeBack();
    expectItsLength(counted());
  });
});

describe('the breaker', () => {
  test('opens at the third failure in a row to connect', async () => {
    store.fault = 'connection';
    for (const isAvailable of [true, true, false]) {
      await sessions.load('s', { fresh: true });
      expect(sessions.status().available).toBe(isAvailable);
    }
    expect(sessions.status().degradedSince).toBe(clock.now());
  });

  test('forgets failures that a success follows', async () => {
    for (let round = 0; round < 3; round += 1) {
      store.fault = 'connection';
      await sessions.load('s', { fresh: true });
      await sessions.load('s', { fresh: true });
      store.fault = null;
      await sessions.load('s', { fresh: true });
    }
    expect(sessions.status().available).toBe(true);
  });

  test('stays closed when single commands are refused', async () => {
    const session = await take('s', 1);
    store.fault = 'refused';
    for (let turn = 0; turn < 5; turn += 1)
      expect(await sessions.load('s', { fresh: true })).toMatchObject({ degraded: true });
    expect(await sessions.commit('s', turnAfter(session, 'm'))).toMatchObject({
      kind: 'applied',
      degraded: true,
    });
    expect(sessions.status().available).toBe(true);
    store.fault = null;
  });
});

describe('when the store is back', () => {
  test('what was accepted is there, with its turns', async () => {
    const session = await take('s', 1);
    await goAway();
    const second = await takeNext('s', session, 'second');
    const third = await takeNext('s', second, 'third');
    await comeBack();
    expect(await store.behind.open('s')).toMatchObject({
      session: third,
      events: [{ turn: 1 }, { turn: 2 }, { turn: 3 }],
    });
    expect(counted.wroteBack).toEqual(['written']);
    expect(lines).toContainEqual(
      expect.objectContaining({ msg: 'sessions written back', written: 1, superseded: 0 }),
    );
  });

  test('a conversation that began meanwhile is there', async () => {
    await goAway();
    const session = await take('new', 2);
    await comeBack();
    expect(await store.behind.open('new')).toMatchObject({ session, events: [{ turn: 1 }, { turn: 2 }] });
  });

  test('sessions are handed in oldest first', async () => {
    await goAway();
    const ids = Array.from({ length: 20 }, (_, index) => `s-${index}`);
    for (const id of ids) await take(id, 1);
    await takeNext('s-0', conversation(1).session, 'more');
    await comeBack();
    expect(store.commands).toEqual(ids.map((id) => `writeBack ${id}`));
  });

  test('a session is handed in before the store is used for it', async () => {
    const session = await take('s', 1);
    store.fault = 'connection';
    await takeNext('s', session, 'second');
    store.fault = null;
    store.commands.length = 0;
    expect(await sessions.load('s', { fresh: true })).toMatchObject({
      session: { version: 2 },
      source: 'store',
    });
    expect(store.commands).toEqual(['writeBack s', 'load s']);
  });

  test('a session is handed in also when the breaker never opened and nobody asks for it', async () => {
    const session = await take('s', 1);
    store.fault = 'connection';
    await takeNext('s', session, 'second');
    await comeBack();
    expect(await store.behind.load('s')).toMatchObject({ session: { version: 2 } });
  });

  test('what another instance did meanwhile counts', async () => {
    const session = await take('s', 1);
    await goAway();
    await takeNext('s', session, 'here');
    const elsewhere = turnAfter(session, 'elsewhere');
    await store.behind.commit('s', elsewhere);
    await comeBack();
    expect(counted.wroteBack).toEqual(['superseded']);
    expect(await sessions.load('s', { fresh: false })).toEqual({
      kind: 'found',
      session: elsewhere.next,
      source: 'store',
      events: [],
      newest: null,
      degraded: false,
    });
  });

  test('a turn that follows one of the outage does not replace what another instance did meanwhile', async () => {
    const session = await take('s', 1);
    await goAway();
    const here = await takeNext('s', session, 'here');
    const elsewhere = turnAfter(session, 'elsewhere');
    await store.behind.commit('s', elsewhere);
    await comeBack();
    const outcome = await sessions.commit('s', turnAfter(here, 'next'));
    expect(outcome).toMatchObject({ kind: 'newer', session: elsewhere.next });
    expect(await store.behind.load('s')).toMatchObject({ session: elsewhere.next });
  });

  test('a turn whose outcome was unknown is there once, and the conversation goes on', async () => {
    const session = await take('s', 1);
    store.appliesAnyway = true;
    store.fault = 'timeout';
    const second = await takeNext('s', session, 'second');
    store.appliesAnyway = false;
    await takeNext('s', second, 'third');
    await comeBack();
    expect(await store.behind.open('s')).toMatchObject({
      session: { version: 3 },
      events: [{ turn: 1 }, { turn: 2 }, { turn: 3 }],
    });
  });

  test('what was deleted elsewhere stays deleted', async () => {
    const session = await take('s', 1);
    await goAway();
    await takeNext('s', session, 'second');
    await store.behind.delete('s');
    await comeBack();
    expect(await store.behind.load('s')).toEqual({ kind: 'deleted' });
    expect(await sessions.load('s', { fresh: false })).toEqual({ kind: 'deleted' });
  });

  test('what has expired meanwhile is not brought back', async () => {
    const session = await take('s', 1);
    await goAway();
    await takeNext('s', session, 'second');
    clock.advance(AFTER_TTL_MS);
    store.fault = null;
    await eventually(() => expect(sessions.status()).toMatchObject({ available: true, unsaved: 0 }));
    expect(await store.behind.load('s')).toEqual({ kind: 'absent' });
    expect(await sessions.load('s', { fresh: false })).toMatchObject({ kind: 'expired' });
  });

  test('an instance that ends hands in what it has', async () => {
    const session = await take('s', 1);
    store.fault = 'connection';
    await takeNext('s', session, 'second');
    store.fault = null;
    await sessions.close();
    expect(await store.behind.load('s')).toMatchObject({ session: { version: 2 } });
  });
});

describe('the bound on copies', () => {
  test('the least recently used session leaves first', async () => {
    sessions = instance({ level: 'info', cacheSize: 3 });
    for (const id of ['a', 'b', 'c']) await take(id, 1);
    await sessions.load('a', { fresh: false });
    await take('d', 1);
    expect(sessions.status().cached).toBe(3);
    expect(await sessions.load('a', { fresh: false })).toMatchObject({ source: 'copy' });
    expect(await sessions.load('b', { fresh: false })).toMatchObject({ source: 'store' });
  });

  test('an unsaved session leaves last, and loudly', async () => {
    sessions = instance({ level: 'info', cacheSize: 3 });
    await take('saved', 1);
    await goAway();
    for (const id of ['a', 'b', 'c']) await take(id, 1);
    expect(await sessions.load('saved', { fresh: false })).toMatchObject({ kind: 'absent' });
    expect(counted.lost).toBe(0);
    await take('d', 1);
    expect(sessions.status()).toMatchObject({ cached: 3, unsaved: 3 });
    expect(counted.lost).toBe(1);
    expect(lines).toContainEqual(expect.objectContaining({ level: 'error', session: shortHash('a') }));
  });
});

describe('following', () => {
  test('reports when the session ends, and does not extend it', async () => {
    await take('s', 2);
    const expiresAt = clock.now() + TTL_SECONDS * 1_000;
    clock.advance(20_000);
    expect(await sessions.follow('s', '1')).toMatchObject({ expiresAt, entries: [{ seq: '2' }] });
    expect(await sessions.peek('s')).toMatchObject({ session: { version: 2 }, newest: '2' });
    clock.advance(41_000);
    expect(await sessions.follow('s', '1')).toEqual({ kind: 'absent' });
    expect(await sessions.peek('s')).toEqual({ kind: 'absent' });
  });

  test('a session past its absolute lifetime there is nothing to follow, and before it the end is that one', async () => {
    const session = await take('s', 1);
    const endsAt = Date.parse(session.createdAt) + 7 * 24 * 60 * 60 * 1_000;
    clock.advance(endsAt - clock.now() - 10_000);
    await store.behind.writeBack('late', session, [], FROM_NOTHING);
    expect(await sessions.follow('late', null)).toMatchObject({ expiresAt: endsAt });
    clock.advance(10_000);
    expect(await sessions.follow('late', null)).toEqual({ kind: 'absent' });
  });

  test('with the store unavailable rejects, but reports a deletion the store does not have', async () => {
    await take('s', 1);
    await goAway();
    await expect(sessions.follow('s', '1')).rejects.toThrow(StoreUnavailable);
    await expect(sessions.peek('s')).rejects.toThrow(StoreUnavailable);
    await expect(sessions.announce('s', 'hold', {})).rejects.toThrow(StoreUnavailable);
    await sessions.delete('s');
    expect(await sessions.follow('s', '1')).toEqual({ kind: 'deleted' });
  });

  test('goes on behind the turns of an outage as soon as it is over', async () => {
    const one = await take('s', 1);
    await goAway();
    await takeNext('s', one, 'during the outage');
    await comeBack();
    expect(await sessions.follow('s', '1')).toMatchObject({ isHeld: true, entries: [{ seq: '2' }] });
  });
});

describe('log lines', () => {
  test('tell of single sessions at debug, masked and without their id', async () => {
    await take('secret-id', 1);
    await sessions.load('secret-id', { fresh: true });
    const said = { session: shortHash('secret-id'), version: 1, maskedData: { name: 'J***' } };
    expect(lines).toMatchObject([
      { msg: 'session state saved', ...said },
      { msg: 'session state retrieved', ...said },
      { msg: 'session TTL refreshed', ...said },
    ]);
    expect(JSON.stringify(lines)).not.toContain('secret-id');
  });

  test('are not even computed when nobody reads them', async () => {
    sessions = instance({ level: 'info' });
    await take('s', 1);
    expect(describeSession).not.toHaveBeenCalled();
    expect(lines).toEqual([]);
  });
});

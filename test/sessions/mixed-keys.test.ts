import { createSecretKey } from 'node:crypto';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { createSessionStore } from '../../backend/src/sessions/create-session-store.ts';
import { ResilientSessionStore } from '../../backend/src/sessions/resilient-session-store.ts';
import { type Session, StoreUnavailable } from '../../backend/src/sessions/session-store.ts';
import { NO_STATE_SECRETS, type StateSecrets } from '../../backend/src/sessions/state-keys.ts';
import { StateSealed } from '../../backend/src/sessions/state-sealed.ts';
import { eventually } from '../support/eventually.ts';
import { ManualClock } from '../support/manual-clock.ts';
import { memoryArchive } from '../support/memory-archive.ts';
import type { MemorySessionArchive } from '../support/memory-session-archive.ts';
import { type RedisServer, startRedis } from '../support/redis.ts';
import { conversation, turnAfter, withNewestReply } from './session-fixtures.ts';
import { silent, stateSecrets } from './store-harness.ts';

const TTL_SECONDS = 60;
const FRESH = { fresh: true };

let redis: RedisServer;
beforeAll(async () => {
  redis = await startRedis();
});
afterAll(() => redis?.stop());

interface Instance {
  readonly sessions: ResilientSessionStore;
  readonly sealTrouble: () => string | null;
}

let clock: ManualClock;
let archive: MemorySessionArchive;
let closers: (() => Promise<unknown>)[];
beforeEach(async () => {
  clock = new ManualClock();
  ({ archive } = memoryArchive(clock));
  closers = [];
  await redis.admin.flushall();
});
afterEach(async () => {
  for (const close of closers) await close();
});

/** One of several instances with the same Redis and database. */
async function instance(secrets: StateSecrets): Promise<Instance> {
  const common = { ttlSeconds: TTL_SECONDS, clock, logger: silent };
  const store = createSessionStore({
    ...common,
    redis: { kind: 'url', url: redis.url },
    commandTimeoutMs: 2_000,
    tokenLimits: { session: 1, day: 1 },
    usageKey: createSecretKey(Buffer.alloc(32)),
    stateSecrets: secrets,
  });
  const sessions = new ResilientSessionStore({
    ...common,
    store: store.sessions,
    ...memoryArchive(clock),
    archive,
    describe: () => ({}),
    observer: { storeCommand: () => undefined, wroteBack: () => undefined, lostUnsaved: () => undefined },
  });
  closers.push(() => sessions.close().then(() => store.close()));
  expect(await store.reached(2_000)).toBe(true);
  return { sessions, sealTrouble: store.sealTrouble };
}

const stateOf = async (id: string): Promise<string> => (await redis.admin.get(`state:${id}`)) ?? 'nothing';

async function take({ sessions }: Instance, id: string, turns: number): Promise<Session> {
  const { session, commits } = conversation(turns);
  for (const commit of commits)
    expect(await sessions.commit(id, commit)).toEqual({ kind: 'applied', degraded: false });
  return session;
}

const token = (session: Session) => ({
  session: withNewestReply(session),
  expiresAt: clock.now() + TTL_SECONDS * 1_000,
});

test('data written before there were keys is read, and encrypted by its next turn', async () => {
  const session = await take(await instance(NO_STATE_SECRETS), 's', 2);
  const keyed = await instance(stateSecrets('new'));
  expect(await keyed.sessions.load('s', FRESH)).toMatchObject({ kind: 'found', degraded: false });
  const next = turnAfter(session, 'third');
  expect(await keyed.sessions.commit('s', next)).toEqual({ kind: 'applied', degraded: false });
  expect(await stateOf('s')).toContain('{"version":3,"sealed":"new","current":"MENU",');
  const opened = await keyed.sessions.open('s');
  expect(opened).toMatchObject({ kind: 'found', session: next.next });
  expect(opened.kind === 'found' && opened.events.map(({ turn }) => turn)).toEqual([1, 2, 3]);
});

test('with "plain" in front it is read, and written as it is by its next turn', async () => {
  const session = await take(await instance(stateSecrets('old')), 's', 2);
  const ending = await instance({ ...stateSecrets('old'), newest: null });
  expect(await ending.sessions.load('s', FRESH)).toMatchObject({ kind: 'found', session, degraded: false });
  await ending.sessions.commit('s', turnAfter(session, 'third'));
  expect(await stateOf('s')).toContain('{"version":3,"current":"MENU",');
});

test('after a rotation the old key decrypts, and the new one encrypts', async () => {
  const session = await take(await instance(stateSecrets('old')), 's', 2);
  const rotated = await instance(stateSecrets('new', 'old'));
  expect(await rotated.sessions.load('s', FRESH)).toMatchObject({ kind: 'found', session });
  await rotated.sessions.commit('s', turnAfter(session, 'third'));
  expect(await stateOf('s')).toContain('{"version":3,"sealed":"new",');
});

describe('an instance without the key', () => {
  const keyless = () => instance(NO_STATE_SECRETS);
  let keyed: Instance;
  let session: Session;
  let before: string;
  beforeEach(async () => {
    keyed = await instance(stateSecrets('new'));
    session = await take(keyed, 's', 3);
    before = await stateOf('s');
  });

  test('says neither that the session is absent nor that it has ended, and names the key', async () => {
    const { sessions, sealTrouble } = await keyless();
    expect(sealTrouble()).toBeNull();
    await expect(sessions.load('s', { fresh: false })).rejects.toThrow(StateSealed);
    await expect(sessions.open('s')).rejects.toThrow(StoreUnavailable);
    await expect(sessions.peek('s')).rejects.toThrow(StoreUnavailable);
    await expect(sessions.follow('s', '1')).rejects.toThrow(StoreUnavailable);
    expect(sealTrouble()).toBe(
      'Redis: sessions are sealed with the key "new", which STATE_ENCRYPTION_KEYS does not list',
    );
    expect(sessions.status()).toMatchObject({ available: true, trouble: null });
    expect(await stateOf('s')).toBe(before);
  });

  test('does not begin over it, whatever it takes itself to know', async () => {
    const { sessions } = await keyless();
    expect(await sessions.commit('s', turnAfter(null, 'hello'))).toEqual({ kind: 'sealed', degraded: false });
    const [, second] = conversation(2).commits;
    if (second) expect(await sessions.commit('s', second)).toMatchObject({ kind: 'sealed' });
    expect(await stateOf('s')).toBe(before);
  });

  test('goes on from a token that is as new, without the store, and hands it in by the token', async () => {
    const { sessions } = await keyless();
    const read = await sessions.load('s', { fresh: false, token: token(session) });
    expect(read).toMatchObject({ kind: 'found', source: 'copy', degraded: true, session: { version: 3 } });
    const fourth = turnAfter(session, 'fourth');
    expect(await sessions.commit('s', fourth)).toEqual({ kind: 'applied', degraded: true });
    expect(await sessions.load('s', { fresh: true })).toMatchObject({
      session: { version: 4 },
      degraded: true,
    });
    expect(await stateOf('s')).toBe(before);

    const found = await keyed.sessions.load('s', { fresh: true, token: token(fourth.next) });
    expect(found).toMatchObject({ kind: 'found', degraded: false, session: { version: 4 } });
    expect(await stateOf('s')).toContain('{"version":4,"sealed":"new",');
  });

  test('does not go on from anything older', async () => {
    const { sessions } = await keyless();
    const old = token(conversation(2).session);
    await expect(sessions.load('s', { fresh: false, token: old })).rejects.toThrow(StateSealed);
  });

  test('reads again when what it had was overtaken', async () => {
    const { sessions } = await keyless();
    await sessions.load('s', { fresh: false, token: token(session) });
    const fourth = turnAfter(session, 'at-the-other');
    await keyed.sessions.commit('s', fourth);
    expect(await sessions.commit('s', turnAfter(session, 'at-this'))).toEqual({
      kind: 'sealed',
      degraded: false,
    });
    await expect(sessions.load('s', FRESH)).rejects.toThrow(StateSealed);
  });

  test('deletes it', async () => {
    const { sessions } = await keyless();
    await sessions.delete('s');
    expect(await stateOf('s')).toBe('{"version":3,"deleted":true}');
    expect(await keyed.sessions.load('s', FRESH)).toEqual({ kind: 'deleted' });
  });

  test('leaves what an outage left of them to others, however many, and hands in the rest', async () => {
    const ids = Array.from({ length: 101 }, (_, index) => `s${index}`);
    const later = { previous: null, base: 1, expiresAt: clock.now() + TTL_SECONDS * 1_000 };
    for (const id of ids) {
      const first = await take(keyed, id, 1);
      await archive.commit(id, turnAfter(first, 'in-an-outage'), later);
    }
    await archive.commit('t', turnAfter(null, 'hello'), { ...later, base: null });
    await keyless();
    await eventually(async () => expect(await stateOf('t')).toContain('{"version":1,"current":'));
    expect(await stateOf('s0')).toContain('{"version":1,"sealed":"new",');
    expect(await archive.unsaved(200)).toHaveLength(ids.length);

    await keyed.sessions.recover(0);
    expect(await stateOf('s100')).toContain('{"version":2,"sealed":"new",');
    expect(await archive.unsaved(200)).toEqual([]);
  });
});

test('another secret of the same name is distinguished from a missing one', async () => {
  await take(await instance(stateSecrets('new')), 's', 1);
  const other = await instance({
    newest: null,
    all: [{ kid: 'new', secret: Buffer.alloc(32, 'other') }],
  });
  await expect(other.sessions.load('s', FRESH)).rejects.toThrow('do not open with the key of that name');
  expect(other.sealTrouble()).toContain('do not open');
});

test('events of a key that was retired too early are left out of the transcript, and stop whoever follows', async () => {
  const session = await take(await instance(stateSecrets('old')), 's', 2);
  const both = await instance(stateSecrets('new', 'old'));
  await both.sessions.commit('s', turnAfter(session, 'third'));
  const hasty = await instance(stateSecrets('new'));
  const opened = await hasty.sessions.open('s');
  expect(opened.kind === 'found' && opened.events.map(({ turn }) => turn)).toEqual([3]);
  await expect(hasty.sessions.follow('s', '1')).rejects.toThrow(StoreUnavailable);
  expect(hasty.sealTrouble()).toContain('"old"');
});

test('the same announcement before the next turn is one event, encrypted or not', async () => {
  const keyed = await instance(stateSecrets('new'));
  await take(keyed, 's', 1);
  await keyed.sessions.announce('s', 'hold-released', { slotId: 'x' });
  await keyed.sessions.announce('s', 'hold-released', { slotId: 'x' });
  expect(await redis.admin.xlen('events:{state:s}')).toBe(2);
});

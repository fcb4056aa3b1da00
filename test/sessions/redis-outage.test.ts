import { createSecretKey } from 'node:crypto';
import { afterEach, expect, test } from 'vitest';
import { createLogger } from '../../backend/src/lib/logger.ts';
import { createSessionStore } from '../../backend/src/sessions/create-session-store.ts';
import { ResilientSessionStore } from '../../backend/src/sessions/resilient-session-store.ts';
import type { Session } from '../../backend/src/sessions/session-store.ts';
import { eventually } from '../support/eventually.ts';
import { freePort } from '../support/free-port.ts';
import { ManualClock } from '../support/manual-clock.ts';
import { memoryArchive } from '../support/memory-archive.ts';
import { type RedisServer, type StartRedisOptions, startRedis } from '../support/redis.ts';
import { conversation, turnAfter } from './session-fixtures.ts';
import { silent } from './store-harness.ts';

const TIMEOUT_MS = 1_000;
/** A busy machine may take longer, but less than a second time-out. */
const SLACK_MS = 900;
const BACK_WITHIN_MS = 2_000;

const cleanups: (() => unknown)[] = [];
afterEach(async () => {
  for (const cleanup of cleanups.splice(0).reverse()) await cleanup();
});

async function redis(options?: StartRedisOptions): Promise<RedisServer> {
  const server = await startRedis(options);
  cleanups.push(() => server.kill());
  return server;
}

function instanceAt(port: number, logger = silent): ResilientSessionStore {
  const common = { ttlSeconds: 60, clock: new ManualClock(), logger };
  const store = createSessionStore({
    ...common,
    redis: { kind: 'url', url: `redis://127.0.0.1:${port}` },
    commandTimeoutMs: TIMEOUT_MS,
    tokenLimits: { session: 1, day: 1 },
    usageKey: createSecretKey(Buffer.alloc(32)),
  });
  const observer = {
    storeCommand: () => undefined,
    wroteBack: () => undefined,
    lostUnsaved: () => undefined,
  };
  const instance = new ResilientSessionStore({
    ...common,
    store: store.sessions,
    ...memoryArchive(common.clock),
    describe: () => ({}),
    observer,
  });
  cleanups.push(async () => {
    await instance.close();
    store.close();
  });
  return instance;
}

async function take(instance: ResilientSessionStore, turns: number): Promise<Session> {
  const { session, commits } = conversation(turns);
  for (const commit of commits)
    expect(await instance.commit('s', commit)).toEqual({ kind: 'applied', degraded: false });
  return session;
}

async function takeDegraded(
  instance: ResilientSessionStore,
  before: Session,
  messageId: string,
): Promise<Session> {
  const commit = turnAfter(before, messageId);
  expect(await instance.commit('s', commit)).toEqual({ kind: 'applied', degraded: true });
  return commit.next;
}

const isBack = (instance: ResilientSessionStore) =>
  eventually(() => expect(instance.status()).toMatchObject({ available: true, unsaved: 0 }));

test('a warm turn is exactly one command, and one with effects two', async () => {
  const server = await redis();
  const instance = instanceAt(server.port);
  const session = await take(instance, 2);
  await instance.load('s', { fresh: true });
  const third = turnAfter(session, 'third');

  const warm = await server.commandsDuring(async () => {
    await instance.load('s', { fresh: false });
    await instance.commit('s', third);
  });
  expect(warm).toEqual(['evalsha']);

  const withEffects = await server.commandsDuring(async () => {
    await instance.load('s', { fresh: false });
    await instance.load('s', { fresh: true });
    await instance.commit('s', turnAfter(third.next, 'fourth'));
  });
  expect(withEffects).toEqual(['evalsha', 'evalsha']);
});

test('an instance that starts without Redis uses it when it comes', async () => {
  const port = await freePort();
  const instance = instanceAt(port);
  expect(await instance.load('s', { fresh: false })).toEqual({ kind: 'absent', degraded: true });
  const first = turnAfter(null, 'first');
  expect(await instance.commit('s', first)).toEqual({ kind: 'applied', degraded: true });
  const server = await redis({ port });
  await isBack(instance);
  expect(await server.admin.get('state:s')).toContain('{"version":1,');
  await expect(instance.commit('s', turnAfter(first.next, 'second'))).resolves.toEqual({
    kind: 'applied',
    degraded: false,
  });
});

test('a Redis that was killed and comes back gets the turns of the outage', async () => {
  const server = await redis();
  const instance = instanceAt(server.port);
  const session = await take(instance, 2);
  await server.kill();
  const third = await takeDegraded(instance, session, 'third');
  const fourth = await takeDegraded(instance, third, 'fourth');
  await redis({ port: server.port });
  await isBack(instance);
  const other = instanceAt(server.port);
  expect(await other.open('s')).toMatchObject({
    kind: 'found',
    session: fourth,
    events: [{ turn: 3 }, { turn: 4 }],
    degraded: false,
  });
});

test('a session that an emptied Redis lacks is brought back into it, in another epoch', async () => {
  const server = await redis();
  const instance = instanceAt(server.port);
  const session = await take(instance, 2);
  await server.admin.flushall();
  expect(await instance.commit('s', turnAfter(session, 'third'))).toEqual({ kind: 'gone', degraded: false });
  const loaded = await instance.load('s', { fresh: true });
  expect(loaded).toMatchObject({ kind: 'found', source: 'restored', session: { version: 2 } });
  const restored = loaded.kind === 'found' ? loaded.session : session;
  expect(restored.epoch).not.toBe(session.epoch);
  expect(await instance.commit('s', turnAfter(restored, 'third'))).toEqual({
    kind: 'applied',
    degraded: false,
  });
  expect(await instance.load('s', { fresh: true })).toMatchObject({
    session: { version: 3, epoch: restored.epoch },
    source: 'store',
  });
});

test('only the first turn waits for a Redis that hangs, and it is used again', async () => {
  const server = await redis();
  const instance = instanceAt(server.port);
  let session = await take(instance, 1);
  server.pause();
  const took: number[] = [];
  for (const messageId of ['a', 'b', 'c', 'd']) {
    const startedAt = performance.now();
    await instance.load('s', { fresh: true });
    session = await takeDegraded(instance, session, messageId);
    took.push(performance.now() - startedAt);
  }
  expect(took[0]).toBeLessThan(TIMEOUT_MS + SLACK_MS);
  for (const ms of took.slice(1)) expect(ms).toBeLessThan(TIMEOUT_MS);
  server.resume();
  await isBack(instance);
  expect(await server.admin.xlen('events:{state:s}')).toBe(5);
  expect(await instance.load('s', { fresh: true })).toMatchObject({
    session: { version: 5 },
    source: 'store',
  });
});

test('a Redis that hung is used again within two seconds', async () => {
  const server = await redis();
  const instance = instanceAt(server.port);
  let session = await take(instance, 1);
  const took: number[] = [];
  // The fastest of a few outages, because the machine may be busy during one.
  for (let outage = 0; outage < 4 && !took.some((ms) => ms < BACK_WITHIN_MS); outage += 1) {
    server.pause();
    session = await takeDegraded(instance, session, `in outage ${outage}`);
    const startedAt = performance.now();
    server.resume();
    await isBack(instance);
    took.push(performance.now() - startedAt);
  }
  expect(Math.min(...took)).toBeLessThan(BACK_WITHIN_MS);
});

test('what another instance went on with, or deleted, wins over an outage of this one', async () => {
  const server = await redis();
  const [here, elsewhere] = [instanceAt(server.port), instanceAt(server.port)];
  const session = await take(here, 1);
  server.pause();
  await here.load('s', { fresh: true });
  await takeDegraded(here, session, 'here');
  server.resume();
  const rival = turnAfter(session, 'elsewhere');
  await eventually(async () =>
    expect(await elsewhere.commit('s', rival)).toMatchObject({ kind: 'applied', degraded: false }),
  );
  await isBack(here);
  expect(await here.load('s', { fresh: false })).toMatchObject({ session: rival.next, source: 'store' });
});

test('only the hash of a session is logged, whatever fails', async () => {
  const server = await redis();
  const lines: string[] = [];
  const logger = createLogger({ level: 'debug', destination: { write: (line) => lines.push(line) } });
  const instance = instanceAt(server.port, logger);
  const commit = turnAfter(null, 'first');
  await instance.commit('jo-secret-id', commit);
  await server.kill();
  for (let turn = 0; turn < 3; turn += 1) await instance.load('somebody', { fresh: true });
  await instance.commit('jo-secret-id', turnAfter(commit.next, 'second'));
  const output = lines.join('');
  expect(output).toContain('session state saved');
  expect(output).toContain('session store unavailable');
  expect(output).not.toMatch(/jo-secret-id|José|Hello/);
});

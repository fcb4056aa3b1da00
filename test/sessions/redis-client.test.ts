import { createRequire } from 'node:module';
import { createServer } from 'node:net';
import { afterEach, expect, test } from 'vitest';
import { createLogger } from '../../backend/src/lib/logger.ts';
import { RedisClient } from '../../backend/src/sessions/redis-client.ts';
import { sessionKeys } from '../../backend/src/sessions/redis-keys.ts';
import { RedisSessionStore } from '../../backend/src/sessions/redis-session-store.ts';
import { StoreUnavailable } from '../../backend/src/sessions/session-store.ts';
import { eventually } from '../support/eventually.ts';
import { freePort } from '../support/free-port.ts';
import { type RedisServer, type StartRedisOptions, startRedis } from '../support/redis.ts';
import { stall } from '../support/stall.ts';
import { startTcpProxy, type TcpProxy } from '../support/tcp-proxy.ts';
import { conversation, FROM_NOTHING, turnAfter } from './session-fixtures.ts';
import { commitUntilApplied } from './session-store.conformance.ts';
import { silent } from './store-harness.ts';

const TIMEOUT_MS = 1_000;
/** A busy machine may take longer, but less than a second time-out. */
const SLACK_MS = 900;
/** Long enough for a server that is not stalled to answer. */
const STALLED_MS = 700;
const CONNECTED_WITHIN_MS = 5_000;

const cleanups: (() => unknown)[] = [];
afterEach(async () => {
  for (const cleanup of cleanups.splice(0).reverse()) await cleanup();
});

async function redis(options?: StartRedisOptions): Promise<RedisServer> {
  const server = await startRedis(options);
  cleanups.push(() => server.kill());
  return server;
}

async function proxied(server: RedisServer): Promise<{ proxy: TcpProxy; store: RedisSessionStore }> {
  const proxy = await startTcpProxy(server.port);
  cleanups.push(() => proxy.close());
  return { proxy, store: await storeAt(proxy.port) };
}

/** A connected store, if there is a server. How long connecting takes depends on the machine. */
async function storeAt(port: number, commandTimeoutMs = TIMEOUT_MS): Promise<RedisSessionStore> {
  const client = new RedisClient({
    address: { kind: 'url', url: `redis://127.0.0.1:${port}` },
    commandTimeoutMs,
    logger: silent,
  });
  cleanups.push(() => client.close());
  await client.reached(CONNECTED_WITHIN_MS);
  return new RedisSessionStore(client, 60);
}

/** Since the server's start. */
async function connectionsTo({ admin }: RedisServer): Promise<number> {
  return Number(/^total_connections_received:(\d+)/m.exec(await admin.info('stats'))?.[1]);
}

async function unavailability(command: Promise<unknown>): Promise<{ error: StoreUnavailable; ms: number }> {
  const startedAt = performance.now();
  try {
    await command;
  } catch (error) {
    if (error instanceof StoreUnavailable) return { error, ms: performance.now() - startedAt };
    throw error;
  }
  throw new Error('The store was available');
}

test('a database that the server does not have is not exchanged for another', async () => {
  const server = await redis({ args: ['--databases', '2'] });
  const client = new RedisClient({
    address: { kind: 'url', url: `${server.url}/2` },
    commandTimeoutMs: TIMEOUT_MS,
    logger: silent,
  });
  cleanups.push(() => client.close());
  await client.reached(CONNECTED_WITHIN_MS);
  const { error } = await unavailability(new RedisSessionStore(client, 60).commit('s', turnAfter(null, 'm')));
  expect(error.message).toBe('Redis: it has no database of this number, or its user may not use it (SELECT)');
  expect(await server.admin.dbsize()).toBe(0);
});

test('every verb is one command', async () => {
  const server = await redis();
  const store = await storeAt(server.port);
  const { session, commits } = conversation(3);
  await store.ping();
  await store.delete('warm-up');

  const commands = await server.commandsDuring(async () => {
    for (const commit of commits) await store.commit('s', commit);
    await store.load('s');
    await store.open('s');
    await store.writeBack('s', session, [], FROM_NOTHING);
    await store.delete('s');
  });
  // A connection sends a script in full when it first uses it.
  expect(commands).toEqual(['eval', 'evalsha', 'evalsha', 'eval', 'eval', 'eval', 'evalsha']);
});

test('what is done before the first use may fail, and the connection is used all the same', async () => {
  const server = await redis();
  const beforeUse = () => Promise.reject(new Error('The database refused'));
  const client = new RedisClient({
    address: { kind: 'url', url: server.url },
    commandTimeoutMs: TIMEOUT_MS,
    logger: silent,
    beforeUse,
  });
  cleanups.push(() => client.close());
  expect(await client.reached(5_000)).toBe(true);
  expect(await client.ping()).toBeGreaterThan(0);
});

test('the keys of a session lie in one Cluster slot, the one of its state', () => {
  const slotOf: (key: string) => number = createRequire(import.meta.url)('cluster-key-slot');
  for (const id of ['test-session-123', 'a', 'A:b.c_d-e', 'hf_0123456789abcdefghijkl']) {
    const { state, ...others } = sessionKeys(id);
    expect(state).toBe(`state:${id}`);
    for (const key of Object.values(others)) expect(slotOf(key)).toBe(slotOf(state));
  }
});

test('the stored JSON begins with the version and has the fields of the contract', async () => {
  const server = await redis();
  const { commits } = conversation(2);
  for (const commit of commits) await (await storeAt(server.port)).commit('s', commit);
  const json = (await server.admin.get('state:s')) ?? '';
  expect(json.startsWith('{"version":2,')).toBe(true);
  expect(Object.keys(JSON.parse(json)).slice(0, 6)).toEqual([
    'version',
    'current',
    'epoch',
    'createdAt',
    'updatedAt',
    'data',
  ]);
  expect(await server.admin.ttl('state:s')).toBe(60);
  expect(await server.admin.ttl('events:{state:s}')).toBe(60);
});

test('the first turns of a conversation take no more of Redis than they hold, and leave only its two keys', async () => {
  const server = await redis();
  for (const commit of conversation(2).commits) await (await storeAt(server.port)).commit('s', commit);
  const events = 'events:{state:s}';
  expect((await server.admin.keys('*')).toSorted()).toEqual([events, 'state:s']);
  expect(await server.admin.xlen(events)).toBe(2);
  expect(await server.admin.memory('USAGE', events)).toBeLessThan(1_500);
});

test('the mark of a deletion has its documented form', async () => {
  const server = await redis();
  const store = await storeAt(server.port);
  for (const commit of conversation(2).commits) await store.commit('s', commit);
  await store.delete('s');
  expect(await server.admin.get('state:s')).toBe('{"version":2,"deleted":true}');
  expect(await server.admin.exists('events:{state:s}')).toBe(0);
});

test('a commit wakes the listeners', async () => {
  const server = await redis();
  const listener = server.admin.duplicate();
  cleanups.push(() => listener.disconnect());
  const heard = new Promise((resolve) => listener.on('message', (_channel, turn) => resolve(turn)));
  await listener.subscribe('live:{state:s}');
  await (await storeAt(server.port)).commit('s', turnAfter(null, 'm'));
  expect(await heard).toBe('1');
});

test('a value that is no session counts as none', async () => {
  const server = await redis();
  const store = await storeAt(server.port);
  await server.admin.set('state:s', 'not ours');
  expect(await store.load('s')).toEqual({ kind: 'absent' });
  expect(await store.commit('s', turnAfter(null, 'm'))).toEqual({ kind: 'applied' });
});

test('a session that cannot be read goes on without what cannot be read', async () => {
  const server = await redis();
  const store = await storeAt(server.port);
  await server.admin.set(
    'state:s',
    '{"version":7,"epoch":"e","data":{"name":"Ann"},"dialogue":[],"turns":"?"}',
  );
  const loaded = await store.load('s');
  expect(loaded).toMatchObject({
    kind: 'found',
    session: { version: 7, epoch: 'e', data: { name: 'Ann' }, dialogue: {}, turns: [] },
  });
  await server.admin.set('state:s', '{"version":7,"epoch":"e","data":{"na');
  const cut = await store.load('s');
  expect(cut).toMatchObject({ kind: 'found', session: { version: 7, epoch: 'e', data: {}, dialogue: {} } });
  if (cut.kind === 'found')
    expect(await store.commit('s', turnAfter(cut.session, 'm'))).toEqual({ kind: 'applied' });
});

test('a stream that is ahead of its state begins anew', async () => {
  const server = await redis();
  const store = await storeAt(server.port);
  const { session, commits } = conversation(2);
  for (const commit of commits) await store.commit('s', commit);
  await server.admin.xadd('events:{state:s}', '9-0', 'turn', '{}');
  const commit = turnAfter(session, 'third');
  expect(await store.commit('s', commit)).toEqual({ kind: 'applied' });
  expect(await store.open('s')).toMatchObject({ kind: 'found', events: [commit.event] });
});

test('a commit whose reply is lost is applied once, and reported as applied', async () => {
  const server = await redis();
  const { proxy, store } = await proxied(server);
  let before = null;
  for (let turn = 1; turn <= 10; turn += 1) {
    const commit = turnAfter(before, `m-${turn}`);
    const dropped = proxy.dropReplyAfter(`m-${turn}`);
    expect(await store.commit('s', commit)).toEqual({ kind: 'replay', session: commit.next });
    await dropped;
    before = commit.next;
  }
  expect(await store.open('s')).toMatchObject({
    kind: 'found',
    session: { version: 10 },
    events: { length: 10 },
  });
});

test('100 turns over two instances all land, each once', async () => {
  const server = await redis();
  const stores = await Promise.all([storeAt(server.port, 5_000), storeAt(server.port, 5_000)]);
  const turns = Array.from({ length: 100 }, (_, index) => index);
  await Promise.all(
    stores.flatMap((store, of) =>
      turns.filter((turn) => turn % 2 === of).map((turn) => commitUntilApplied(store, 's', `m-${turn}`)),
    ),
  );
  expect(await server.admin.get('state:s')).toContain('{"version":100,');
});

test('a black hole is unavailable within the time-out, and nothing that was given up lands', async () => {
  const server = await redis();
  const { proxy, store } = await proxied(server);
  await store.commit('warm-up', turnAfter(null, 'm'));
  proxy.set({ kind: 'blackHole' });
  const { error, ms } = await unavailability(store.commit('s', turnAfter(null, 'm')));
  expect(error.reason).toBe('timeout');
  expect(ms).toBeLessThan(TIMEOUT_MS + SLACK_MS);
  proxy.set({ kind: 'pass' });
  await expect
    .poll(() =>
      store.ping().then(
        () => 'back',
        () => 'away',
      ),
    )
    .toBe('back');
  expect(await store.load('s')).toEqual({ kind: 'absent' });
});

test('a write that a stopped server finds when it goes on is refused', async () => {
  const server = await redis();
  const store = await storeAt(server.port);
  for (const commit of conversation(1).commits) await store.commit('s', commit);
  const { session } = conversation(1);
  server.pause();
  const late = [
    unavailability(store.commit('s', turnAfter(session, 'late'))),
    unavailability(store.commit('new', turnAfter(null, 'late'))),
    unavailability(store.writeBack('s', conversation(5).session, [], FROM_NOTHING)),
    unavailability(store.delete('s')),
  ];
  for (const { error, ms } of await Promise.all(late)) {
    expect(error.reason).toBe('timeout');
    expect(ms).toBeLessThan(TIMEOUT_MS + SLACK_MS);
  }
  server.resume();
  await expect
    .poll(() =>
      store.ping().then(
        () => 'back',
        () => 'away',
      ),
    )
    .toBe('back');
  expect(await store.load('s')).toEqual({ kind: 'found', session });
  expect(await store.load('new')).toEqual({ kind: 'absent' });
});

test('a reply that came while the event loop was kept busy counts, and so does its connection', async () => {
  const server = await redis();
  const store = await storeAt(server.port);
  await store.commit('warm-up', turnAfter(null, 'm'));
  const connections = await connectionsTo(server);
  const committed = store.commit('s', turnAfter(null, 'm'));
  await stall(TIMEOUT_MS + STALLED_MS);
  expect(await committed).toEqual({ kind: 'applied' });
  expect(await connectionsTo(server)).toBe(connections);
});

test('an event loop that was kept busy waits no longer for a reply that has not come', async () => {
  const server = await redis();
  const store = await storeAt(server.port);
  await store.commit('warm-up', turnAfter(null, 'm'));
  server.pause();
  const committed = unavailability(store.commit('s', turnAfter(null, 'late')));
  await stall(TIMEOUT_MS + STALLED_MS);
  const { error, ms } = await committed;
  expect(error.reason).toBe('timeout');
  expect(ms).toBeLessThan(TIMEOUT_MS + STALLED_MS + SLACK_MS);
  server.resume();
  await eventually(async () => expect(await store.load('s')).toEqual({ kind: 'absent' }));
});

test('a connection over which nothing comes any more is replaced', async () => {
  const server = await redis();
  const { proxy, store } = await proxied(server);
  await store.ping();
  const connections = await connectionsTo(server);
  proxy.set({ kind: 'blackHole' });
  await eventually(async () => {
    await unavailability(store.ping());
    expect(await connectionsTo(server)).toBeGreaterThan(connections);
  });
});

test('a server that accepts a connection and says nothing is asked again over another', async () => {
  let connections = 0;
  const silentServer = createServer(() => {
    connections += 1;
  });
  const port = await freePort();
  silentServer.listen(port, '127.0.0.1');
  cleanups.push(() => silentServer.close());
  void storeAt(port);
  await eventually(() => expect(connections).toBeGreaterThan(1));
});

test('a broken connection is reported at once, even if unused; a failed attempt to connect is not', async () => {
  const server = await redis();
  const proxy = await startTcpProxy(server.port);
  cleanups.push(() => proxy.close());
  let lost = 0;
  const onLost = () => {
    lost += 1;
  };
  const url = `redis://127.0.0.1:${proxy.port}`;
  const client = new RedisClient({
    address: { kind: 'url', url },
    commandTimeoutMs: TIMEOUT_MS,
    logger: silent,
    onLost,
  });
  cleanups.push(() => client.close());
  await client.ping();
  expect(lost).toBe(0);
  proxy.set({ kind: 'refuse' });
  proxy.reset();
  await eventually(() => expect(lost).toBe(1));
  await expect(client.ping()).rejects.toBeInstanceOf(StoreUnavailable);
  expect(lost).toBe(1);
});

test('a slow network is only slower', async () => {
  const server = await redis();
  const { proxy, store } = await proxied(server);
  await store.ping();
  proxy.set({ kind: 'delay', ms: 40 });
  for (const commit of conversation(3).commits)
    expect(await store.commit('s', commit)).toEqual({ kind: 'applied' });
});

test('a refused connection is unavailable at once', async () => {
  const store = await storeAt(await freePort());
  const { error, ms } = await unavailability(store.load('s'));
  expect(error.reason).toBe('connection');
  expect(ms).toBeLessThan(TIMEOUT_MS);
});

test('connections that are reset again and again do not stop progress', async () => {
  const server = await redis();
  const { proxy, store } = await proxied(server);
  await store.ping();
  let before = null;
  for (let turn = 1; turn <= 10; turn += 1) {
    const commit = turnAfter(before, `m-${turn}`);
    proxy.reset();
    const outcome = await store.commit('s', commit);
    expect(['applied', 'replay']).toContain(outcome.kind);
    before = commit.next;
  }
  expect(await store.load('s')).toMatchObject({ kind: 'found', session: { version: 10 } });
});

test('scripts that the server has forgotten are sent again', async () => {
  const server = await redis();
  const store = await storeAt(server.port);
  const { session, commits } = conversation(3);
  for (const commit of commits) {
    await store.commit('s', commit);
    await server.admin.script('FLUSH');
  }
  expect(await store.load('s')).toEqual({ kind: 'found', session });
});

test('a server that became a replica is left, and the turn lands when it is primary again', async () => {
  const server = await redis();
  const store = await storeAt(server.port);
  const { session, commits } = conversation(1);
  for (const commit of commits) await store.commit('s', commit);
  await server.admin.replicaof('127.0.0.1', await freePort());
  const { error } = await unavailability(store.commit('s', turnAfter(session, 'm')));
  expect(error.reason).toBe('connection');
  await server.admin.replicaof('NO', 'ONE');
  await expect
    .poll(() =>
      store.commit('s', turnAfter(session, 'm')).then(
        ({ kind }) => kind,
        () => 'away',
      ),
    )
    .toBe('applied');
});

test('a full server refuses turns and still reads', async () => {
  const server = await redis();
  const store = await storeAt(server.port);
  const { session, commits } = conversation(1);
  for (const commit of commits) await store.commit('s', commit);
  await server.admin.config('SET', 'maxmemory', '1');
  const { error } = await unavailability(store.commit('s', turnAfter(session, 'm')));
  expect(error.reason).toBe('refused');
  expect(error.message).toContain('OOM');
  expect(await store.open('s')).toMatchObject({
    kind: 'found',
    session: { version: 1 },
    events: { length: 1 },
  });
});

test('an error holds nothing of the command', async () => {
  const server = await redis();
  const store = await storeAt(server.port);
  await server.admin.hset('state:jo@example.com', 'a', 'b');
  const { error } = await unavailability(store.commit('jo@example.com', turnAfter(null, 'm')));
  const lines: string[] = [];
  createLogger({ level: 'debug', destination: { write: (line) => lines.push(line) } }).error(
    { err: error },
    'failed',
  );
  for (const text of [...lines, JSON.stringify(error), String(error.stack)])
    expect(text).not.toMatch(/jo@|José|Hello/);
  expect(error).not.toHaveProperty('command');
  expect(error.cause).toBeUndefined();
});

test.each([
  ['allkeys-lru', 1],
  ['volatile-lru', 1],
  ['noeviction', 0],
])('with the eviction policy %s it warns %i times', async (policy, warnings) => {
  const server = await redis({ args: ['--maxmemory-policy', policy] });
  const lines: string[] = [];
  const logger = createLogger({ level: 'warn', destination: { write: (line) => lines.push(line) } });
  const client = new RedisClient({
    address: { kind: 'url', url: server.url },
    commandTimeoutMs: TIMEOUT_MS,
    logger,
  });
  cleanups.push(() => client.close());
  await expect.poll(() => client.memory?.evictionPolicy).toBe(policy);
  expect(lines.filter((line) => line.includes('evicts live sessions'))).toHaveLength(warnings);
});

test('a full server still takes a deletion', async () => {
  const server = await redis();
  const store = await storeAt(server.port);
  for (const commit of conversation(1).commits) await store.commit('s', commit);
  await server.admin.config('SET', 'maxmemory', '1');
  await store.delete('s');
  expect(await store.load('s')).toEqual({ kind: 'deleted' });
});

import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { encodeSession } from '../../backend/src/sessions/session-json.ts';
import { StoreUnavailable } from '../../backend/src/sessions/session-store.ts';
import { readStoredSessions, type StoredSession } from '../../backend/src/sessions/stored-sessions.ts';
import { freePort } from '../support/free-port.ts';
import { type RedisServer, startRedis } from '../support/redis.ts';
import { conversation } from './session-fixtures.ts';

let server: RedisServer;
beforeAll(async () => {
  server = await startRedis();
});
afterAll(() => server?.stop());
beforeEach(() => server.admin.flushall());

async function readAll(url = server.url): Promise<StoredSession[]> {
  const all: StoredSession[] = [];
  for await (const one of readStoredSessions(url)) all.push(one);
  return all;
}

const { session } = conversation(2);
const json = encodeSession(session);

test('an empty server has none', async () => {
  expect(await readAll()).toEqual([]);
});

test('each of many sessions is read once', async () => {
  const ids = Array.from({ length: 1_500 }, (_, index) => `s:${index}`);
  await server.admin.mset(ids.flatMap((id) => [`state:${id}`, json]));
  const read = await readAll();
  expect(read.map((one) => (one.kind === 'session' ? one.id : one.kind)).sort()).toEqual(ids.sort());
  expect(read[0]).toMatchObject({ kind: 'session', session });
});

test('a damaged entry is distinguished from a deleted one, and all else is left unchanged', async () => {
  await server.admin.mset({
    'state:cut': json.slice(0, -10),
    'state:other': '{"cart":[]}',
    'state:text': 'hello',
    'state:deleted': '{"version":7,"deleted":true}',
    'lease:{state:cut}': 'token',
    'cart:1': '{}',
  });
  await server.admin.lpush('state:list', 'a');
  await server.admin.xadd('events:{state:cut}', '1-0', 'turn', '{}');
  const read = await readAll();
  expect(read.sort((a, b) => JSON.stringify(a).localeCompare(JSON.stringify(b)))).toEqual([
    { kind: 'damaged', id: 'cut' },
    { kind: 'damaged', id: 'other' },
    { kind: 'damaged', id: 'text' },
    { kind: 'deleted' },
  ]);
});

test('nothing is written and no TTL renewed', async () => {
  await server.admin.set('state:s1', json, 'PX', 60_000);
  const expiresAt = await server.admin.call('PEXPIRETIME', 'state:s1');
  const commands = await server.commandsDuring(() => readAll());
  expect(commands.filter((name) => !['hello', 'client', 'echo'].includes(name))).toEqual([
    'info',
    'info',
    'scan',
    'mget',
  ]);
  expect(await server.admin.call('PEXPIRETIME', 'state:s1')).toBe(expiresAt);
});

test('a server that does not answer is unavailable, and no password is shown', async () => {
  const reading = readAll(`redis://:hunter2@127.0.0.1:${await freePort()}`);
  await expect(reading).rejects.toThrow(StoreUnavailable);
  await expect(reading).rejects.toThrow('No connection to Redis (ECONNREFUSED)');
});

test('a server that refuses the password says so', async () => {
  const guarded = await startRedis({ args: ['--requirepass', 'hunter2'] });
  await expect(readAll(guarded.url)).rejects.toThrow(/NOAUTH/);
  expect(await readAll(guarded.url.replace('//', '//:hunter2@'))).toEqual([]);
  await guarded.stop();
});

test('a server that stops meanwhile is unavailable', async () => {
  const leaving = await startRedis();
  await leaving.admin.mset(Array.from({ length: 2_000 }, (_, index) => [`state:${index}`, json]).flat());
  const reading = readStoredSessions(leaving.url);
  await reading.next();
  await leaving.kill();
  const theRest = async () => {
    for await (const one of reading) expect(one.kind).toBe('session');
  };
  await expect(theRest()).rejects.toThrow(StoreUnavailable);
});

test('a Cluster is refused rather than read in part', async () => {
  const node = await startRedis({ args: ['--cluster-enabled', 'yes'] });
  await expect(readAll(node.url)).rejects.toThrow(/Cluster/);
  await node.stop();
});

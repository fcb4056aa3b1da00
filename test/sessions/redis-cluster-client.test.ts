import { createSecretKey } from 'node:crypto';
import slotOf from 'cluster-key-slot';
import { afterEach, describe, expect, test } from 'vitest';
import { RedisLiveChannel } from '../../backend/src/events/redis-live-channel.ts';
import { createSessionStore } from '../../backend/src/sessions/create-session-store.ts';
import { RedisClusterClient } from '../../backend/src/sessions/redis-cluster-client.ts';
import { sessionKeys } from '../../backend/src/sessions/redis-keys.ts';
import { RedisSessionStore } from '../../backend/src/sessions/redis-session-store.ts';
import { silentLogger } from '../support/bookings.ts';
import { ManualClock } from '../support/manual-clock.ts';
import {
  announceMove,
  finishMove,
  moveKeys,
  type RedisCluster,
  startRedisCluster,
} from '../support/redis-cluster.ts';
import { conversation, turnAfter } from './session-fixtures.ts';

const TTL_SECONDS = 60;
const TIMEOUT_MS = 1_000;
const ACCESS = { tls: false } as const;

const cleanups: (() => unknown)[] = [];
afterEach(async () => {
  for (const cleanup of cleanups.splice(0).reverse()) await cleanup();
});

async function cluster(options = {}): Promise<RedisCluster> {
  const started = await startRedisCluster(options);
  cleanups.push(() => started.stop());
  return started;
}

async function storeOf({ nodes }: RedisCluster): Promise<RedisSessionStore> {
  const client = new RedisClusterClient({
    nodes,
    access: ACCESS,
    commandTimeoutMs: TIMEOUT_MS,
    logger: silentLogger,
  });
  cleanups.push(() => client.close());
  expect(await client.reached(5_000)).toBe(true);
  return new RedisSessionStore(client, TTL_SECONDS);
}

/** The session, its slot, the primary that has it, and another one. */
function placed(id: string, { primaryOf, primaries }: RedisCluster) {
  const slot = slotOf(sessionKeys(id).state);
  const source = primaryOf(slot);
  const target = primaries.find((one) => one !== source);
  if (!target) throw new Error('There is one primary only');
  return { slot, source, target };
}

describe('while a slot moves', () => {
  test('a session that has moved is found, changed and deleted at its new node', async () => {
    const nodes = await cluster();
    const store = await storeOf(nodes);
    const { session, commits } = conversation(2);
    for (const commit of commits) expect(await store.commit('moved', commit)).toEqual({ kind: 'applied' });
    const { slot, source, target } = placed('moved', nodes);
    await announceMove(slot, source, target);
    await moveKeys(slot, source, target);

    // The source still has the slot and redirects each command.
    expect(await store.load('moved')).toEqual({ kind: 'found', session });
    expect(await store.commit('moved', turnAfter(session, 'm3'))).toEqual({ kind: 'applied' });
    // A session that began during the move is on the new node.
    await finishMove(slot, nodes.primaries, target);
    expect(await store.load('moved')).toMatchObject({ kind: 'found', session: { version: 3 } });
    await store.delete('moved');
    expect(await store.load('moved')).toEqual({ kind: 'deleted' });
    expect(await target.admin.exists(sessionKeys('moved').state)).toBe(1);
    expect(await source.admin.call('CLUSTER', 'COUNTKEYSINSLOT', slot)).toBe(0);
  });
});

test('after a primary was killed its sessions go on at its replica', async () => {
  const nodes = await cluster({ withReplicas: true });
  const store = await storeOf(nodes);
  const { session, commits } = conversation(1);
  for (const commit of commits) await store.commit('survivor', commit);
  const { source } = placed('survivor', nodes);
  await source.admin.call('WAIT', 1, 1_000);

  await source.kill();
  const found = async () => (await store.load('survivor').catch(() => null))?.kind === 'found';
  await expect.poll(found).toBe(true);
  expect(await store.load('survivor')).toEqual({ kind: 'found', session });
  expect(await store.commit('survivor', turnAfter(session, 'm2'))).toEqual({ kind: 'applied' });
});

test('a message published at one node wakes listeners at another', async () => {
  const { nodes } = await cluster();
  const client = new RedisClusterClient({
    nodes,
    access: ACCESS,
    commandTimeoutMs: TIMEOUT_MS,
    logger: silentLogger,
  });
  cleanups.push(() => client.close());
  const signals = await Promise.all(
    ['a', 'b', 'c', 'd', 'e'].map(async (id) => {
      const channel = new RedisLiveChannel({
        address: { kind: 'cluster', nodes, access: ACCESS },
        commands: client,
        logger: silentLogger,
      });
      cleanups.push(() => channel.close());
      const heard: string[] = [];
      channel.subscribe(id, (signal) => heard.push(signal));
      await expect.poll(() => heard).toContain('wake');
      await channel.publish(id, '7');
      await expect.poll(() => heard).toContain('7');
      return heard;
    }),
  );
  expect(signals).toHaveLength(5);
});

test('each node gets the deletions it may have missed, and no others', async () => {
  const nodes = await cluster();
  const ids = Array.from({ length: 30 }, (_, index) => `gone-${index}`);
  const created = createSessionStore({
    redis: { kind: 'cluster', nodes: nodes.nodes, access: ACCESS },
    ttlSeconds: TTL_SECONDS,
    commandTimeoutMs: TIMEOUT_MS,
    tokenLimits: { session: 1, day: 1 },
    usageKey: createSecretKey(Buffer.alloc(32)),
    clock: new ManualClock(),
    logger: silentLogger,
    beforeUse: (mark) => Promise.all(ids.map(mark)),
  });
  cleanups.push(() => created.close());
  expect(await created.reached(5_000)).toBe(true);
  for (const id of ids) expect(await created.sessions.load(id), id).toEqual({ kind: 'deleted' });
});

import { randomUUID } from 'node:crypto';
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest';
import type { Env } from '../../backend/src/config/env.ts';
import type { HostAndPort } from '../../backend/src/sessions/host-and-port.ts';
import { LONG_BOOKING } from '../support/booking-words.ts';
import { ChatClient } from '../support/chat-client.ts';
import { createDeployment, type Deployment } from '../support/deployment.ts';
import type { HoldfastProcess } from '../support/holdfast-process.ts';
import { startRedis } from '../support/redis.ts';
import { startRedisCluster } from '../support/redis-cluster.ts';
import { startSentinels } from '../support/redis-sentinel.ts';
import { type SelfSigned, selfSigned } from '../support/self-signed.ts';

let tls: SelfSigned;
let deployment: Deployment;
beforeAll(async () => {
  tls = await selfSigned();
  deployment = await createDeployment();
});
afterAll(async () => {
  await deployment?.close();
  await tls?.remove();
});

const cleanups: (() => Promise<unknown>)[] = [];
afterEach(async () => {
  await deployment.endProcesses();
  for (const cleanup of cleanups.splice(0).reverse()) await cleanup();
});

function start(env: Env, trusted = true): Promise<HoldfastProcess> {
  const trust = trusted ? { NODE_EXTRA_CA_CERTS: tls.certificate } : {};
  return deployment.start({ ...env, ...trust });
}

const listed = (nodes: readonly HostAndPort[], scheme = ''): string =>
  nodes.map(({ host, port }) => `${scheme}${host}:${port}`).join();

async function books(env: Env): Promise<void> {
  const { url, output } = await start(env);
  const visitor = new ChatClient(url, randomUUID());
  for (const word of LONG_BOOKING) expect(await visitor.say(word), word).toMatchObject({ degraded: false });
  expect(await visitor.say('when is it?')).toMatchObject({
    booking: { status: 'confirmed' },
    degraded: false,
  });
  expect(output()).not.toMatch(/CROSSSLOT|store unavailable/);
  const health = await (await fetch(`${url}/health`)).json();
  expect(health).toMatchObject({ status: 'ok', services: { sessions: { kind: 'redis', status: 'ok' } } });
}

test('one Redis', async () => {
  const redis = await startRedis({ tls, args: ['--requirepass', 'secret'] });
  cleanups.push(() => redis.stop());
  await books({ REDIS_URL: `rediss://:secret@localhost:${redis.clientPort}` });
});

test('one behind Sentinels', async () => {
  const redis = await startSentinels({ tls });
  cleanups.push(() => redis.stop());
  await books({
    REDIS_URL: 'rediss://not-used',
    REDIS_SENTINELS: listed(redis.sentinels, 'rediss://'),
    REDIS_SENTINEL_NAME: redis.name,
  });
});

test('a Cluster', async () => {
  const cluster = await startRedisCluster({ tls });
  cleanups.push(() => cluster.stop());
  await books({ REDIS_URL: 'rediss://not-used', REDIS_CLUSTER_NODES: listed(cluster.nodes) });
});

test('a certificate of an unknown authority is not trusted', async () => {
  const redis = await startRedis({ tls });
  cleanups.push(() => redis.stop());
  const { url } = await start({ REDIS_URL: `rediss://localhost:${redis.clientPort}` }, false);
  expect(await new ChatClient(url, randomUUID()).say('hello')).toMatchObject({ degraded: true });
});

import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { RedisClient } from '../../backend/src/sessions/redis-client.ts';
import { StoreUnavailable } from '../../backend/src/sessions/session-store.ts';
import { RedisHandoverStore } from '../../backend/src/visitors/redis-handover-store.ts';
import { silentLogger } from '../support/bookings.ts';
import { type RedisServer, startRedis } from '../support/redis.ts';
import { letTimePass } from '../support/redis-time.ts';
import { startRedisWithClient } from '../support/redis-with-client.ts';
import { startTcpProxy, type TcpProxy } from '../support/tcp-proxy.ts';
import { describeHandoverStore } from './handover-store.conformance.ts';

describeHandoverStore('RedisHandoverStore', async () => {
  const { server, client, close } = await startRedisWithClient();
  return { store: new RedisHandoverStore(client), advance: (ms) => letTimePass(server, ms), close };
});

describe('in Redis', () => {
  let server: RedisServer;
  let proxy: TcpProxy;
  let client: RedisClient;
  let store: RedisHandoverStore;
  beforeAll(async () => {
    server = await startRedis();
    proxy = await startTcpProxy(server.port);
    const url = `redis://127.0.0.1:${proxy.port}`;
    client = new RedisClient({
      address: { kind: 'url', url },
      commandTimeoutMs: 1_000,
      logger: silentLogger,
    });
    store = new RedisHandoverStore(client);
  });
  afterAll(async () => {
    client?.close();
    await proxy?.close();
    await server?.stop();
  });

  test('a hand-over lies under its hash, for its time', async () => {
    await store.put('a-hash', 'hf_session', 60_000);
    expect(await server.admin.keys('*')).toEqual(['handover:a-hash']);
    expect(await server.admin.pttl('handover:a-hash')).toBeGreaterThan(50_000);
    await store.take('a-hash', 'one');
    expect(await server.admin.pttl('handover:a-hash')).toBeGreaterThan(50_000);
  });

  test('a claim whose reply was lost is sent again and gets the session', async () => {
    await store.put('lost', 'hf_session', 60_000);
    const dropped = proxy.dropReplyAfter('lost');
    expect(await store.take('lost', 'one')).toBe('hf_session');
    await dropped;
    expect(await store.take('lost', 'other')).toBeNull();
  });

  test('a server that does not answer neither refuses a code nor claims it', async () => {
    await store.put('paused', 'hf_session', 60_000);
    server.pause();
    await expect(store.take('paused', 'one')).rejects.toBeInstanceOf(StoreUnavailable);
    server.resume();
    // The server finishes pending work before it answers this.
    await server.admin.ping();
    expect(await server.admin.get('handover:paused')).toBe('hf_session');
  });
});

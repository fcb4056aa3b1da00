import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { MemoryTokenBudgets } from '../../backend/src/assistant/model/memory-token-budgets.ts';
import { RedisClient } from '../../backend/src/sessions/redis-client.ts';
import { RedisTokenBudgets } from '../../backend/src/sessions/redis-token-budgets.ts';
import { ResilientTokenBudgets } from '../../backend/src/sessions/resilient-token-budgets.ts';
import { StoreUnavailable } from '../../backend/src/sessions/session-store.ts';
import {
  BUDGET_LIMITS,
  BUDGET_TTL_SECONDS,
  describeTokenBudgets,
} from '../assistant/token-budgets.conformance.ts';
import { silentLogger } from '../support/bookings.ts';
import { ManualClock } from '../support/manual-clock.ts';
import { type RedisServer, startRedis } from '../support/redis.ts';
import { letTimePass } from '../support/redis-time.ts';
import { startTcpProxy, type TcpProxy } from '../support/tcp-proxy.ts';

const PATIENT_MS = 5_000;
const IMPATIENT_MS = 300;

const common = (clock: ManualClock) => ({
  limits: BUDGET_LIMITS,
  sessionTtlSeconds: BUDGET_TTL_SECONDS,
  clock,
});
const clientAt = (port: number, commandTimeoutMs: number): RedisClient =>
  new RedisClient({
    address: { kind: 'url', url: `redis://127.0.0.1:${port}` },
    commandTimeoutMs,
    logger: silentLogger,
  });

describeTokenBudgets('RedisTokenBudgets', async () => {
  const server = await startRedis();
  const clients = [clientAt(server.port, PATIENT_MS), clientAt(server.port, PATIENT_MS)] as const;
  const clock = new ManualClock();
  return {
    instances: [
      new RedisTokenBudgets({ ...common(clock), client: clients[0] }),
      new RedisTokenBudgets({ ...common(clock), client: clients[1] }),
    ],
    advance: async (ms) => {
      clock.advance(ms);
      await letTimePass(server, ms);
    },
    close: async () => {
      for (const client of clients) client.close();
      await server.stop();
    },
  };
});

describe('in Redis', () => {
  let server: RedisServer;
  let proxy: TcpProxy;
  let client: RedisClient;
  let budgets: RedisTokenBudgets;
  const clock = new ManualClock(Date.UTC(2026, 1, 28, 23, 59));
  beforeAll(async () => {
    server = await startRedis();
    proxy = await startTcpProxy(server.port);
    client = clientAt(proxy.port, IMPATIENT_MS);
    budgets = new RedisTokenBudgets({ ...common(clock), client });
  });
  beforeEach(() => server.admin.flushall());
  afterAll(async () => {
    client?.close();
    await proxy?.close();
    await server?.stop();
  });

  test("a session's budget lies beside its state, the day's under its date, each for its time", async () => {
    await budgets.reserve('hf_one', 40);
    const keys = ['budget:2026-02-28', 'budget:{state:hf_one}'];
    expect((await server.admin.keys('*')).sort()).toEqual(keys);
    expect(await server.admin.ttl('budget:{state:hf_one}')).toBeGreaterThan(BUDGET_TTL_SECONDS - 5);
    expect(await server.admin.ttl('budget:2026-02-28')).toBeGreaterThan(24 * 3_600);
  });

  test('of what is settled nothing is left but the sum', async () => {
    await (await budgets.reserve('hf_one', 40))?.settle(30);
    for (const key of await server.admin.keys('*')) {
      expect(await server.admin.hgetall(key)).toEqual({ spent: '30' });
    }
  });

  test('a reservation whose reply was lost is sent again and counts once', async () => {
    const dropped = proxy.dropReplyAfter('budget:{state:hf_lost}');
    const reservation = await budgets.reserve('hf_lost', 40);
    await dropped;
    expect(reservation).not.toBeNull();
    expect(await server.admin.hget('budget:{state:hf_lost}', 'spent')).toBe('40');
    expect(await server.admin.hget('budget:2026-02-28', 'spent')).toBe('40');
  });

  test('a settlement whose reply was lost is sent again and counts once', async () => {
    const reservation = await budgets.reserve('hf_lost', 40);
    const dropped = proxy.dropReplyAfter('budget:2026-02-28');
    await reservation?.settle(10);
    await dropped;
    expect(await server.admin.hget('budget:{state:hf_lost}', 'spent')).toBe('10');
    expect(await server.admin.hget('budget:2026-02-28', 'spent')).toBe('10');
  });

  test('a server that does not answer is no refusal', async () => {
    server.pause();
    await expect(budgets.reserve('hf_paused', 40)).rejects.toBeInstanceOf(StoreUnavailable);
    server.resume();
    await server.admin.ping();
  });
});

describe('with Redis unavailable', () => {
  let server: RedisServer;
  let client: RedisClient;
  let budgets: ResilientTokenBudgets;
  beforeEach(async () => {
    server = await startRedis();
    client = clientAt(server.port, IMPATIENT_MS);
    const clock = new ManualClock();
    budgets = new ResilientTokenBudgets({
      shared: new RedisTokenBudgets({ ...common(clock), client }),
      own: new MemoryTokenBudgets(common(clock)),
      logger: silentLogger,
    });
    return async () => {
      client.close();
      await server.kill();
    };
  });

  test('an instance uses what it has spent itself, before as well', async () => {
    await (await budgets.reserve('hf_one', 60))?.settle(60);
    await server.kill();
    expect(await budgets.reserve('hf_one', 41)).toBeNull();
    const reservation = await budgets.reserve('hf_one', 40);
    expect(reservation).not.toBeNull();
    await reservation?.settle(20);
    expect(await budgets.reserve('hf_one', 21)).toBeNull();
    expect(await budgets.reserve('hf_one', 20)).not.toBeNull();
  });

  test('what was reserved before is settled without it', async () => {
    const reservation = await budgets.reserve('hf_one', 100);
    await server.kill();
    await reservation?.settle(10);
    expect(await budgets.reserve('hf_one', 90)).not.toBeNull();
  });

  test('what others have spent is known as long as it is there, and what is refused then is not taken here', async () => {
    await server.admin.hset('budget:{state:hf_one}', 'spent', 90);
    expect(await budgets.reserve('hf_one', 50)).toBeNull();
    await server.kill();
    expect(await budgets.reserve('hf_one', 100)).not.toBeNull();
  });
});

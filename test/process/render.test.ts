import { afterAll, beforeAll, expect, test } from 'vitest';
import { type HoldfastProcess, startHoldfast } from '../support/holdfast-process.ts';
import { startPostgres, type TestPostgres } from '../support/postgres.ts';
import { type RedisServer, startRedis } from '../support/redis.ts';
import { readBlueprint, renderedEnv } from '../support/render-blueprint.ts';

const [service] = readBlueprint().services;
const TURNS_A_MINUTE = 3;
const CLOUDFLARE = '104.16.0.1';

let postgres: TestPostgres;
let redis: RedisServer;
let server: HoldfastProcess;
beforeAll(async () => {
  [postgres, redis] = await Promise.all([startPostgres(), startRedis()]);
  server = await startHoldfast({
    ...renderedEnv({
      redisUrl: redis.url,
      databaseUrl: postgres.url.replace('postgres@', 'postgres:Pa55w0rdOfRender@'),
    }),
    RATE_LIMIT_TURNS_PER_MINUTE: String(TURNS_A_MINUTE),
  });
});
afterAll(async () => {
  await server?.stop('SIGKILL');
  await Promise.all([postgres?.stop(), redis?.stop()]);
});

/** Sends a request as Render's proxy forwards it after Cloudflare. */
async function statusOf(visitor: string, claimed = ''): Promise<number> {
  const { status } = await fetch(`${server.url}/api/chat`, {
    method: 'POST',
    headers: {
      'content-type': 'application/json',
      'x-forwarded-for': `${claimed}${visitor}, ${CLOUDFLARE}`,
      'x-forwarded-proto': 'https',
    },
    body: '{"message":"hello"}',
  });
  return status;
}

test('with what Render fills in the server is well, on both stores', async () => {
  expect((await fetch(`${server.url}${service.healthCheckPath}`)).status).toBe(200);
  const health = await (await fetch(`${server.url}/health`)).json();
  expect(health).toMatchObject({
    status: 'ok',
    services: { sessions: { kind: 'redis' }, bookings: { kind: 'postgres' } },
  });
});

test('limits count the visitor whom Cloudflare saw, neither Cloudflare nor whom the visitor claims to be', async () => {
  const statuses = [];
  for (let turn = 0; turn <= TURNS_A_MINUTE; turn += 1) {
    statuses.push(await statusOf('198.51.100.7', `203.0.113.${turn}, `));
  }
  expect(statuses).toEqual([200, 200, 200, 429]);
  expect(await statusOf('198.51.100.8')).toBe(200);
});

test('it ends before Render would kill it', async () => {
  const startedAt = performance.now();
  expect(await server.stop('SIGTERM')).toBe(0);
  expect(performance.now() - startedAt).toBeLessThan((service.maxShutdownDelaySeconds ?? 0) * 1_000);
});

import { randomUUID } from 'node:crypto';
import { afterEach, describe, expect, test } from 'vitest';
import type { Env } from '../../backend/src/config/env.ts';
import { limitedAddress } from '../../backend/src/http/client-address.ts';
import { startApp, type TestApp } from '../support/holdfast-app.ts';
import { ManualClock } from '../support/manual-clock.ts';
import { startRedis } from '../support/redis.ts';

const LIMIT = 5;
const MINUTE_MS = 60_000;

const releases: (() => Promise<unknown>)[] = [];
afterEach(async () => {
  for (const release of releases.splice(0).reverse()) await release();
});

/** Starts an app whose clock stands still, so that no window ends by itself. */
async function limited(env: Env = {}): Promise<{ readonly app: TestApp; readonly clock: ManualClock }> {
  const clock = new ManualClock();
  const app = await startApp({ RATE_LIMIT_TURNS_PER_MINUTE: `${LIMIT}`, ...env }, clock);
  releases.push(() => app.stop());
  return { app, clock };
}

interface Asking {
  readonly method?: string;
  readonly path?: string;
  readonly session?: string;
  readonly forwarded?: string;
}

async function ask({ url }: TestApp, asking: Asking = {}): Promise<Response> {
  const { method = 'POST', path = '/api/chat', session = randomUUID(), forwarded } = asking;
  const response = await fetch(`${url}${path}`, {
    method,
    headers: {
      'x-session-id': session,
      ...(method === 'POST' && { 'content-type': 'application/json' }),
      ...(forwarded !== undefined && { 'x-forwarded-for': forwarded }),
    },
    ...(method === 'POST' && { body: '{"message":"hello"}' }),
  });
  await response.body?.cancel();
  return response;
}

/** Returns how many requests are allowed, and checks that all after them are refused. */
async function allowed(app: TestApp, times: number, asking: (n: number) => Asking): Promise<number> {
  const isRefused: boolean[] = [];
  for (let n = 0; n < times; n += 1) isRefused.push((await ask(app, asking(n))).status === 429);
  const count = isRefused.indexOf(true);
  expect(isRefused.slice(count)).not.toContain(false);
  return count;
}

describe('an address (39)', () => {
  test('is refused past its limit with any session, and told when to come back', async () => {
    const { app, clock } = await limited();
    expect(await allowed(app, 2 * LIMIT, () => ({}))).toBe(LIMIT);
    const refused = await ask(app);
    const seconds = Number(refused.headers.get('retry-after'));
    expect(seconds).toBeGreaterThan(0);
    expect(seconds).toBeLessThanOrEqual(60);
    clock.advance(seconds * 1_000);
    expect((await ask(app)).status).toBe(200);
  });

  test('keeps its bucket with any X-Forwarded-For, if no proxy is trusted', async () => {
    const { app } = await limited();
    expect(await allowed(app, 2 * LIMIT, (n) => ({ forwarded: `203.0.113.${n}` }))).toBe(LIMIT);
  });

  test.each([1, 2])('keeps it behind %i proxies, which add what they saw', async (hops) => {
    const { app } = await limited({ TRUST_PROXY_HOPS: `${hops}` });
    const behind = (client: string): string => [client, ...Array(hops - 1).fill('10.0.0.1')].join(', ');
    const spoofed = (n: number) => ({ forwarded: `203.0.113.${n}, 192.0.2.${n}, ${behind('198.51.100.7')}` });
    expect(await allowed(app, 2 * LIMIT, spoofed)).toBe(LIMIT);
    expect((await ask(app, { forwarded: behind('198.51.100.8') })).status).toBe(200);
  });

  test('is the same all over its IPv6 network', async () => {
    const { app } = await limited({ TRUST_PROXY_HOPS: '1' });
    const within = (n: number) => ({ forwarded: `2001:db8:1:2:${n}:${n}::${n}` });
    expect(await allowed(app, 2 * LIMIT, within)).toBe(LIMIT);
    expect((await ask(app, { forwarded: '2001:db8:1:3::1' })).status).toBe(200);
  });

  test.each([
    ['192.0.2.7', '192.0.2.7'],
    ['::ffff:192.0.2.7', '192.0.2.7'],
    ['2001:DB8:0001:2:3:4:5:6', '2001:db8:1:2::/64'],
    ['2001:db8::1', '2001:db8:0:0::/64'],
    ['::1', '0:0:0:0::/64'],
    ['fe80::1%eth0', 'fe80:0:0:0::/64'],
    ['1:2:3:4:5:6:7::', '1:2:3:4::/64'],
    ['64:ff9b::192.0.2.7', '64:ff9b:0:0::/64'],
    ['a:b', 'a:b'],
    ['unknown', 'unknown'],
  ])('%s is counted as %s', (address, counted) => {
    expect(limitedAddress(address)).toBe(counted);
  });

  test('has a limit for whatever it asks', async () => {
    const ROUTES: readonly (readonly [method: string, path: string, most: number])[] = [
      ['GET', '/api/chat', 2 * LIMIT],
      ['DELETE', '/api/chat', 2 * LIMIT],
      ['GET', '/api/chat/events', 2 * LIMIT],
      ['POST', '/api/chat/heartbeat', 5 * LIMIT],
      ['POST', '/api/chat/typing', 5 * LIMIT],
      ['POST', '/api/chat/handover', LIMIT],
      ['POST', '/api/chat/handover/claim', LIMIT],
    ];
    const { app } = await limited({ TRUST_PROXY_HOPS: '1' });
    for (const [index, [method, path, most]] of ROUTES.entries()) {
      const asking = { method, path, forwarded: `203.0.113.${index}` };
      expect({ path, most: await allowed(app, most + 2, () => asking) }).toEqual({ path, most });
    }
  });
});

describe('a session (39)', () => {
  test('is refused past its limit from however many addresses, and no other session is', async () => {
    const { app } = await limited({ TRUST_PROXY_HOPS: '1' });
    const session = randomUUID();
    const from = (n: number) => ({ session, forwarded: `203.0.113.${n}` });
    expect(await allowed(app, 2 * LIMIT, from)).toBe(LIMIT);
    expect((await ask(app, { forwarded: '203.0.113.100' })).status).toBe(200);
  });
});

describe('everybody together (39)', () => {
  test('is refused past a thousand times that, from however many addresses', async () => {
    const { app, clock } = await limited({ RATE_LIMIT_TURNS_PER_MINUTE: '1', TRUST_PROXY_HOPS: '1' });
    const from = (n: number) =>
      ask(app, { method: 'POST', path: '/api/chat/handover/claim', forwarded: `10.0.${n >> 8}.${n & 255}` });
    const statuses = new Set<number>();
    for (let n = 0; n < 1_000; n += 50) {
      const some = await Promise.all(Array.from({ length: 50 }, (_, i) => from(n + i)));
      for (const { status } of some) statuses.add(status);
    }
    expect(statuses).not.toContain(429);
    expect((await from(2_000)).status).toBe(429);
    clock.advance(MINUTE_MS);
    expect((await from(2_000)).status).not.toBe(429);
  });
});

describe('while the store of the limits is unavailable (39)', () => {
  test('an instance uses its own count: no one is let through or refused because of the outage', async () => {
    const redis = await startRedis();
    releases.push(() => redis.kill());
    const { app } = await limited({ REDIS_URL: redis.url, TRUST_PROXY_HOPS: '1' });
    await redis.kill();
    const from = (forwarded: string) => () => ({ forwarded });
    expect(await allowed(app, 2 * LIMIT, from('203.0.113.1'))).toBe(LIMIT);
    expect((await ask(app, from('203.0.113.2')())).status).toBe(200);
  });
});

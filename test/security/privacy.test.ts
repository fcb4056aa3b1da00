import { randomUUID } from 'node:crypto';
import { afterEach, describe, expect, test } from 'vitest';
import { CANARY, leaksIn } from '../support/canaries.ts';
import { ChatClient } from '../support/chat-client.ts';
import { startApp, type TestApp } from '../support/holdfast-app.ts';
import { startPostgres } from '../support/postgres.ts';
import { startRedis } from '../support/redis.ts';
import { tellCanaries, tellCanariesWrongly } from '../support/tell-canaries.ts';

const TOKEN = 'a-token-for-metrics';

const cleanups: (() => unknown)[] = [];
afterEach(async () => {
  for (const cleanup of cleanups.splice(0).reverse()) await cleanup();
});

async function servers() {
  const [redis, postgres] = await Promise.all([startRedis(), startPostgres()]);
  cleanups.push(() => Promise.all([redis.kill(), postgres.stop()]));
  return { redis, postgres, env: { REDIS_URL: redis.url, DATABASE_URL: postgres.url, METRICS_TOKEN: TOKEN } };
}

async function appOf(env: Parameters<typeof startApp>[0]): Promise<TestApp> {
  const app = await startApp(env);
  cleanups.push(() => app.stop());
  return app;
}

/** Everything an app outputs about its visitors for other people. */
async function sinksOf({ url, lines }: TestApp): Promise<string> {
  const metrics = await fetch(`${url}/metrics`, { headers: { authorization: `Bearer ${TOKEN}` } });
  expect(metrics.status).toBe(200);
  return `${lines.join('')}\n${await metrics.text()}`;
}

describe.each(['debug', 'info'])('at log level %s', (level) => {
  test('no visitor data is in logs, metrics or problems, whatever is said (36)', async () => {
    const { env } = await servers();
    const app = await appOf({ ...env, LOG_LEVEL: level });
    const sessions = await tellCanaries(app.url);
    const refused = await tellCanariesWrongly(app.url);
    for (const { status, body } of refused) {
      expect(status).toBeGreaterThanOrEqual(400);
      expect(status).toBeLessThan(500);
      expect(leaksIn(body)).toEqual([]);
    }
    const sinks = await sinksOf(app);
    expect(sinks).toContain('"to":"BOOK_CONFIRMED"');
    expect(sinks.includes('session state saved')).toBe(level === 'debug');
    expect(leaksIn(sinks, sessions)).toEqual([]);
  });

  test('nor when Redis is killed in the middle of turns, and PostgreSQL before a booking (36)', async () => {
    const { env, redis, postgres } = await servers();
    const app = await appOf({ ...env, LOG_LEVEL: level });
    const visitors = Array.from({ length: 5 }, () => new ChatClient(app.url, randomUUID()));
    for (const message of ['book', `${CANARY.name}, ${CANARY.email}`, CANARY.phone, CANARY.company, '12']) {
      await Promise.all(visitors.map((visitor) => visitor.say(message)));
    }
    await Promise.all([...visitors.map((visitor) => visitor.say(CANARY.goal)), redis.kill()]);
    await Promise.all(visitors.map((visitor) => visitor.say(CANARY.goal)));
    await Promise.all(visitors.map((visitor, n) => visitor.say(`${n + 1}`)));
    await postgres.kill();
    const replies = await Promise.all(visitors.map((visitor) => visitor.say('yes')));
    expect(replies.map(({ degraded, booking }) => ({ degraded, booking }))).toEqual(
      visitors.map(() => ({ degraded: true, booking: null })),
    );
    await visitors[0]?.delete();
    await tellCanariesWrongly(app.url);

    const sinks = await sinksOf(app);
    expect(sinks).toContain('session store unavailable');
    expect(sinks).toContain('bookings unavailable');
    expect(
      leaksIn(
        sinks,
        visitors.map(({ sessionId }) => sessionId),
      ),
    ).toEqual([]);
  });
});

test('debug lines of the store show name, e-mail and phone masked, and nothing else of the answers', async () => {
  const app = await appOf({ LOG_LEVEL: 'debug' });
  const visitor = new ChatClient(app.url, randomUUID());
  for (const message of ['book', 'John', 'john@example.com', '123 456 7890', 'Acme'])
    await visitor.say(message);
  await visitor.get();
  const lines = app.lines.map((line) => JSON.parse(line));
  const masked = { name: 'J***', email: 'jo***@example.com', phone: '***7890' };
  for (const msg of ['session state saved', 'session state retrieved', 'session TTL refreshed']) {
    const ofTheStore = lines.filter((line) => line.msg === msg);
    expect(ofTheStore.at(-1)?.maskedData).toEqual(masked);
  }
});

test.each([
  ['as it is', 'my name is ZEPHYRINE'],
  ['as digits', '"phone":"+351 937-461-592"'],
  ['in base64', Buffer.from(`{"email":"${CANARY.email}"}`).toString('base64')],
  ['in base64 for URLs', Buffer.from(`?>${CANARY.issue}`).toString('base64url')],
  ['URL-coded', `/?q=${encodeURIComponent('rua dos pinguins')}`],
])('a leak %s is found', (_, text) => {
  expect(leaksIn(text)).not.toEqual([]);
});

test('a mask is no leak', () => {
  expect(leaksIn('{"name":"Z***","email":"ze***@canary-mail.example","phone":"***1592"}')).toEqual([]);
});

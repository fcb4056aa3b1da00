import { randomUUID } from 'node:crypto';
import { Client } from 'pg';
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest';
import { UNTIL_SLOTS } from '../support/booking-words.ts';
import { ChatClient } from '../support/chat-client.ts';
import { createDeployment, type Deployment } from '../support/deployment.ts';
import { EventStream } from '../support/event-stream.ts';
import { eventually } from '../support/eventually.ts';
import { startModelServer } from '../support/model-server.ts';

/** As many as a process has database connections. */
const IN_FLIGHT = 10;

/** Less than the time after which connections that are still open are cut. */
const UNCUT_MS = 7_500;

let deployment: Deployment;
beforeAll(async () => {
  deployment = await createDeployment();
});
afterEach(() => deployment.endProcesses());
afterAll(() => deployment?.close());

/** Blocks every statement on reservations until it is released. */
async function lockReservations(): Promise<() => Promise<void>> {
  const client = new Client({ connectionString: deployment.postgres.url });
  await client.connect();
  await client.query('begin');
  await client.query('lock table reservations in access exclusive mode');
  return () => client.query('commit').then(() => client.end());
}

const waitingForALock = async (): Promise<number> => {
  const sql = `select count(*)::int as count from pg_stat_activity where wait_event_type = 'Lock'`;
  const [row] = await deployment.query<{ count: number }>(sql);
  return row?.count ?? 0;
};

test('SIGTERM, also sent twice, lets the turns in flight end, answers all of them, and exits with 0', async () => {
  const leaving = await deployment.start();
  const visitors = Array.from({ length: IN_FLIGHT }, () => new ChatClient(leaving.url, randomUUID()));
  await Promise.all(
    visitors.map(async (visitor) => {
      for (const message of UNTIL_SLOTS) await visitor.say(message);
    }),
  );
  const release = await lockReservations();
  const inFlight = Promise.all(visitors.map((visitor, n) => visitor.say(`${(n % 6) + 1}`)));
  await eventually(async () => expect(await waitingForALock()).toBe(IN_FLIGHT));

  const startedAt = performance.now();
  const exited = leaving.stop('SIGTERM');
  await eventually(() => expect(leaving.output()).toContain('"msg":"draining"'));
  // A second signal: npm forwards the signal, although its child has already received it.
  void leaving.stop('SIGTERM');
  await release();
  const replies = await inFlight;
  expect(await exited).toBe(0);
  expect(performance.now() - startedAt).toBeLessThan(10_000);
  expect(leaving.output()).toContain('"msg":"stopped"');
  expect(leaving.output()).not.toMatch(/"level":"error"/);

  const { url } = await deployment.start();
  for (const [n, visitor] of visitors.entries()) {
    visitor.moveTo(url);
    expect(replies[n]).toMatchObject({ turn: 9, degraded: false });
    expect((await visitor.get()).body).toMatchObject({ turn: 9, message: replies[n]?.message });
  }
});

test('SIGTERM ends soon though clients go on asking over their connections, and loses none of their turns', async () => {
  const leaving = await deployment.start();
  const visitors = Array.from({ length: 5 }, () => new ChatClient(leaving.url, randomUUID()));
  const turns = new Map(visitors.map((visitor) => [visitor, 0]));
  const talking = visitors.map(async (visitor) => {
    for (;;) {
      const answered = await visitor.post({ message: 'menu' }).catch(() => null);
      if (answered === null) return;
      expect(answered.status).toBe(200);
      turns.set(visitor, Number(turns.get(visitor)) + 1);
    }
  });
  await eventually(() => expect(Math.min(...turns.values())).toBeGreaterThan(5));
  const startedAt = performance.now();
  expect(await leaving.stop('SIGTERM')).toBe(0);
  expect(performance.now() - startedAt).toBeLessThan(UNCUT_MS);
  await Promise.all(talking);

  const { url } = await deployment.start();
  for (const visitor of visitors) {
    visitor.moveTo(url);
    const { body } = await visitor.get();
    // A reply may be cut off with its connection, but a turn that was answered must be there.
    expect(body && 'turn' in body && body.turn).toBeGreaterThanOrEqual(Number(turns.get(visitor)));
  }
});

test('SIGTERM lets a turn that asks a model end, however long it may wait for it', async () => {
  const model = await startModelServer();
  model.always({ kind: 'hang' });
  try {
    const leaving = await deployment.start({
      OPENAI_API_KEY: 'any',
      OPENAI_BASE_URL: model.baseUrl,
      MODEL_TIMEOUT_MS: '7000',
    });
    const visitor = new ChatClient(leaving.url, randomUUID());
    await visitor.say('menu');
    const stream = await EventStream.open(leaving.url, visitor.sessionId);
    const asked = visitor.say('blorp florp');
    await model.arrived(1);
    const startedAt = performance.now();
    expect(await leaving.stop('SIGTERM')).toBe(0);
    expect(performance.now() - startedAt).toBeLessThan(10_000);
    await stream.untilEnd();
    expect(leaving.output()).not.toMatch(/"level":"error"/);

    const reply = await asked;
    visitor.moveTo((await deployment.start()).url);
    expect((await visitor.get()).body).toMatchObject({ turn: reply.turn, message: reply.message });
  } finally {
    await model.close();
  }
});

test('SIGTERM with only idle connections exits with 0 at once', async () => {
  const leaving = await deployment.start();
  await new ChatClient(leaving.url, randomUUID()).say('hello');
  const startedAt = performance.now();
  expect(await leaving.stop('SIGTERM')).toBe(0);
  expect(performance.now() - startedAt).toBeLessThan(UNCUT_MS);
});

test('SIGTERM while Redis and PostgreSQL are unavailable exits with 0 within ten seconds', async () => {
  const leaving = await deployment.start();
  await new ChatClient(leaving.url, randomUUID()).say('hello');
  await deployment.redis.kill();
  await deployment.postgres.kill();
  await new ChatClient(leaving.url, randomUUID()).say('hello');
  const startedAt = performance.now();
  expect(await leaving.stop('SIGTERM')).toBe(0);
  expect(performance.now() - startedAt).toBeLessThan(10_000);
});

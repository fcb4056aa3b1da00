import { randomUUID } from 'node:crypto';
import { Client } from 'pg';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { UNTIL_REVIEW } from '../support/booking-words.ts';
import { ChatClient } from '../support/chat-client.ts';
import { eventually } from '../support/eventually.ts';
import { startApp, type TestApp } from '../support/holdfast-app.ts';
import { startPostgres, type TestPostgres } from '../support/postgres.ts';
import { type RedisServer, startRedis } from '../support/redis.ts';

const CANARY = 'canary-of-a-field';
const EXTRA = {
  state: CANARY,
  current: CANARY,
  version: 99,
  data: { NAME: CANARY, admin: CANARY },
  answers: { EMAIL: CANARY },
  role: CANARY,
  booking: { reference: CANARY, status: 'confirmed' },
  [CANARY]: 1,
};

let redis: RedisServer;
let postgres: TestPostgres;
let app: TestApp;
beforeAll(async () => {
  [redis, postgres] = await Promise.all([startRedis(), startPostgres()]);
  app = await startApp({ REDIS_URL: redis.url, DATABASE_URL: postgres.url, ARCHIVE: 'sync' });
});
afterAll(async () => {
  await app?.stop();
  await Promise.all([redis?.stop(), postgres?.stop()]);
});

async function inRedis(): Promise<string> {
  const keys = await redis.admin.keys('*');
  const values = await Promise.all(
    keys.map(async (key) => {
      switch (await redis.admin.type(key)) {
        case 'string':
          return redis.admin.get(key);
        case 'stream':
          return redis.admin.xrange(key, '-', '+');
        case 'hash':
          return redis.admin.hgetall(key);
        default:
          return null;
      }
    }),
  );
  return JSON.stringify([keys, values]);
}

async function inDatabase(): Promise<string> {
  const client = new Client({ connectionString: postgres.url });
  await client.connect();
  try {
    const { rows: tables } = await client.query<{ name: string }>(
      `select format('%I.%I', table_schema, table_name) as name from information_schema.tables
       where table_schema not in ('pg_catalog', 'information_schema')`,
    );
    const contents: unknown[] = [];
    for (const { name } of tables) contents.push((await client.query(`select * from ${name}`)).rows);
    return JSON.stringify(contents);
  } finally {
    await client.end();
  }
}

test('unknown fields are stored nowhere and change nothing (17)', async () => {
  const visitor = new ChatClient(app.url, randomUUID());
  for (const word of UNTIL_REVIEW) await visitor.say(word, EXTRA);
  const reply = await visitor.say('yes', EXTRA);
  expect(reply).toMatchObject({ state: 'BOOK_CONFIRMED', turn: UNTIL_REVIEW.length + 1 });
  expect(reply.booking?.reference).not.toBe(CANARY);
  expect(JSON.stringify([reply, (await visitor.get()).body])).not.toContain(CANARY);
  const stored = await inRedis();
  expect(stored).toContain(visitor.sessionId);
  expect(stored).toContain('Ana Silva');
  expect(stored).not.toContain(CANARY);
  await eventually(async () => expect(await inDatabase()).toContain(visitor.sessionId));
  expect(await inDatabase()).not.toContain(CANARY);
  expect(app.lines.join('')).not.toContain(CANARY);
});

import { createHash, randomUUID } from 'node:crypto';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { CANARY, leaksIn, tellCanaries } from '../support/canaries.ts';
import { ChatClient } from '../support/chat-client.ts';
import { createDeployment, type Deployment } from '../support/deployment.ts';
import { dumpRedis } from '../support/redis-dump.ts';

const key = (kid: string): string => `${kid}:${createHash('sha256').update(kid).digest('base64url')}`;

let deployment: Deployment;
beforeAll(async () => {
  deployment = await createDeployment();
});
afterAll(() => deployment?.close());
beforeEach(async () => {
  await deployment.endProcesses();
  await deployment.redis.admin.flushall();
});

const stateOf = async (id: string) => JSON.parse((await deployment.redis.admin.get(`state:${id}`)) ?? '{}');

test('nothing that a visitor wrote, or was told, can be read in Redis (36)', async () => {
  const { url } = await deployment.start({ STATE_ENCRYPTION_KEYS: key('k1') });
  const [booking = '', support = ''] = await tellCanaries(url);
  const dump = await dumpRedis(deployment.redis.admin);
  expect(Object.keys(dump)).toEqual(
    expect.arrayContaining([`state:${booking}`, `events:{state:${booking}}`, `state:${support}`]),
  );
  const text = JSON.stringify(dump);
  expect(leaksIn(text)).toEqual([]);
  // Words of the conversation itself, on both sides.
  for (const told of ['back', 'Which service', 'BOOK_EMAIL"', 'yes', 'NAME'])
    expect(text.includes(`"${told}`), told).toBe(false);

  const { version, current, sealed, data } = await stateOf(booking);
  expect({ version, current, sealed }).toEqual({ version: 43, current: 'BOOK_CONFIRMED', sealed: 'k1' });
  expect(data).toMatch(/^[\w-]+$/);
  expect(await deployment.redis.admin.get(`state:${booking}`)).toMatch(
    /^\{"version":\d+,"sealed":"k1","current":"/,
  );
});

test('without keys the same dump shows all of it', async () => {
  const { url } = await deployment.start();
  await tellCanaries(url);
  expect(leaksIn(JSON.stringify(await dumpRedis(deployment.redis.admin)))).toContain(CANARY.email);
});

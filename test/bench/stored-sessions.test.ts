import { afterEach, expect, test } from 'vitest';
import { copySessions } from '../../bench/stored-sessions.ts';
import { type RedisServer, startRedis } from '../support/redis.ts';

let redis: RedisServer | null = null;

afterEach(() => redis?.stop());

test('copies of sessions have their state, events and time to live', async () => {
  redis = await startRedis();
  const { admin } = redis;
  for (const id of ['a', 'b']) {
    await admin.set(`state:${id}`, `{"version":1,"of":"${id}"}`, 'EX', 600);
    await admin.xadd(`events:{state:${id}}`, '1-0', 'turn', id);
  }
  await copySessions(redis, ['a', 'b'], 2_001);
  expect(await admin.dbsize()).toBe(2 * (2 + 2_001));
  expect(await admin.get(`state:bench-${'2'.padStart(22, '0')}`)).toBe('{"version":1,"of":"a"}');
  const events = `events:{state:bench-${'2001'.padStart(22, '0')}}`;
  expect(await admin.xrange(events, '-', '+')).toEqual([['1-0', ['turn', 'b']]]);
  expect(await admin.ttl(`state:bench-${'1'.padStart(22, '0')}`)).toBeGreaterThan(590);
});

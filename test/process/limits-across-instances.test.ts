import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { createDeployment, type Deployment } from '../support/deployment.ts';
import { eventually } from '../support/eventually.ts';

const LIMIT = 60;

let deployment: Deployment;
beforeAll(async () => {
  deployment = await createDeployment();
});
afterAll(() => deployment?.close());

const post = (url: string): Promise<Response> =>
  fetch(`${url}/api/chat`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', 'x-session-id': randomUUID() },
    body: JSON.stringify({ message: 'hello' }),
  });

test('a client that has used up the limit at one instance is refused by the other one, and Redis has no address (39)', async () => {
  const env = { RATE_LIMIT_TURNS_PER_MINUTE: `${LIMIT}` };
  const [one, other] = await Promise.all([deployment.start(env), deployment.start(env)]);
  const statuses = async (url: string, times: number) => {
    const seen: number[] = [];
    for (let n = 0; n < times; n += 1) seen.push((await post(url)).status);
    return seen;
  };
  let asked = 0;
  // A window may end meanwhile, so this asks again until both refuse.
  const keys = await eventually(async () => {
    expect((await statuses(one.url, LIMIT + 1)).at(-1)).toBe(429);
    asked += 1;
    const refused = await post(other.url);
    expect(Number(refused.headers.get('retry-after'))).toBeGreaterThan(0);
    expect(await refused.json()).toMatchObject({ code: 'rate_limited' });
    const used = await deployment.redis.admin.keys('usage:*');
    expect(used).not.toEqual([]);
    return used;
  });
  // Too few to be refused for its own requests.
  expect(asked).toBeLessThan(LIMIT);
  expect(keys.join()).not.toContain('127.0.0.1');
});

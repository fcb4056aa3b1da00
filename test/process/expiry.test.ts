import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { ChatClient } from '../support/chat-client.ts';
import { createDeployment, type Deployment } from '../support/deployment.ts';

let deployment: Deployment;
beforeAll(async () => {
  deployment = await createDeployment();
});
afterAll(() => deployment?.close());

test('a session whose TTL has passed is expired on every instance, and begins afresh with the next message', async () => {
  const env = { SESSION_STATE_TTL_SECONDS: '1' };
  const [here, elsewhere] = [await deployment.start(env), await deployment.start(env)];
  const visitor = new ChatClient(here.url, randomUUID());
  await visitor.say('book', { messageId: 'm1' });
  // Asking the server would renew it.
  const { admin } = deployment.redis;
  await vi.waitFor(async () => expect(await admin.exists(`state:${visitor.sessionId}`)).toBe(0), {
    timeout: 5_000,
    interval: 20,
  });
  expect(await admin.exists(`events:{state:${visitor.sessionId}}`)).toBe(0);
  for (const { url } of [here, elsewhere]) {
    visitor.moveTo(url);
    expect(await visitor.get()).toMatchObject({ status: 410, body: { code: 'session_expired' } });
  }

  const fresh = await visitor.say('hello', { messageId: 'm1' });
  expect(fresh).toMatchObject({ turn: 1, state: 'MENU', degraded: false });
  expect(fresh.parts[0]).toMatchObject({ type: 'notice', code: 'expired' });
  const next = await visitor.say('book');
  expect(next).toMatchObject({ turn: 2, state: 'BOOK_NAME' });
  expect(next.parts.some(({ type }) => type === 'notice')).toBe(false);
});

test('every message and every look at it renews the time of a session and its events, and nothing else does', async () => {
  const { url } = await deployment.start({ SESSION_STATE_TTL_SECONDS: '600' });
  const { admin } = deployment.redis;
  const visitor = new ChatClient(url, randomUUID());
  await visitor.say('book');
  const keys = [`state:${visitor.sessionId}`, `events:{state:${visitor.sessionId}}`];
  const ttls = () => Promise.all(keys.map((key) => admin.ttl(key)));
  const nearlyOver = () => Promise.all(keys.map((key) => admin.expire(key, 100)));
  const isRenewed = async () => (await ttls()).every((ttl) => ttl > 590 && ttl <= 600);
  expect(await isRenewed()).toBe(true);
  for (const use of [() => visitor.say('Ana Silva'), () => visitor.get()]) {
    await nearlyOver();
    await use();
    expect(await isRenewed()).toBe(true);
  }
  await nearlyOver();
  await fetch(`${url}/health`);
  await visitor.post({ message: '' });
  expect(Math.max(...(await ttls()))).toBeLessThanOrEqual(100);
});

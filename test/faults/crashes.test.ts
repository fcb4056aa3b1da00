import { randomUUID } from 'node:crypto';
import { Client } from 'pg';
import { afterAll, afterEach, beforeAll, expect, test, vi } from 'vitest';
import type { ChatReply } from '../../backend/src/protocol/chat.ts';
import { UNTIL_REVIEW, UNTIL_SLOTS } from '../support/booking-words.ts';
import { ChatClient } from '../support/chat-client.ts';
import { createDeployment, type Deployment } from '../support/deployment.ts';
import { startTcpProxy, type TcpProxy } from '../support/tcp-proxy.ts';

const SOON = { timeout: 5_000, interval: 5 };
const ROUNDS = 5;

let deployment: Deployment;
let proxy: TcpProxy;
beforeAll(async () => {
  deployment = await createDeployment();
  proxy = await startTcpProxy(deployment.redis.port);
});
afterEach(async () => {
  await deployment.endProcesses();
  proxy.reset();
  proxy.set({ kind: 'pass' });
});
afterAll(async () => {
  await proxy?.close();
  await deployment?.close();
});

/** A process whose way to Redis the test can cut; it waits for Redis longer than the test takes to kill it. */
const startBehindProxy = () =>
  deployment.start({ REDIS_URL: `redis://127.0.0.1:${proxy.port}`, REDIS_COMMAND_TIMEOUT_MS: '20000' });

async function visitorAt(url: string, messages: readonly string[]): Promise<ChatClient> {
  const visitor = new ChatClient(url, randomUUID());
  for (const message of messages) await visitor.say(message);
  return visitor;
}

const rowsOf = ({ sessionId }: ChatClient, status: 'held' | 'confirmed') =>
  deployment.query<{ reference: string | null }>(
    'select reference from reservations where session_id = $1 and status = $2',
    [sessionId, status],
  );

/** Statements on the visitor's reservations wait until it is released. */
async function lockRowsOf({ sessionId }: ChatClient): Promise<() => Promise<void>> {
  const client = new Client({ connectionString: deployment.postgres.url });
  await client.connect();
  await client.query('begin');
  await client.query('select from reservations where session_id = $1 for update', [sessionId]);
  return () => client.query('commit').then(() => client.end());
}

const isWaitingForTheLock = async () => {
  const waiting = await deployment.query(`select from pg_stat_activity where wait_event_type = 'Lock'`);
  expect(waiting).toHaveLength(1);
};

const withoutExpiry = (reply: ChatReply) => ({ ...reply, expiresAt: '' });

test('a process killed between its booking and its state: the retry elsewhere finds the booking', async () => {
  for (let round = 0; round < ROUNDS; round += 1) {
    const killed = await startBehindProxy();
    const visitor = await visitorAt(killed.url, UNTIL_REVIEW);
    const release = await lockRowsOf(visitor);
    const lost = visitor.post({ message: 'yes', messageId: 'yes' }).catch(() => 'cut');
    await vi.waitFor(isWaitingForTheLock, SOON);
    // The turn has read the state and is about to book; from here on nothing of it reaches Redis.
    proxy.set({ kind: 'blackHole' });
    await release();
    const booked = await vi.waitFor(async () => {
      const rows = await rowsOf(visitor, 'confirmed');
      expect(rows).toHaveLength(1);
      return rows[0];
    }, SOON);
    await killed.stop('SIGKILL');
    proxy.reset();
    proxy.set({ kind: 'pass' });
    expect(await lost).toBe('cut');
    expect(await deployment.redis.admin.get(`state:${visitor.sessionId}`)).toMatch(/^\{"version":9,/);

    const { url } = await deployment.start();
    visitor.moveTo(url);
    const retried = await visitor.say('yes', { messageId: 'yes' });
    expect(retried).toMatchObject({ turn: 10, booking: { reference: booked?.reference } });
    expect(await rowsOf(visitor, 'confirmed')).toHaveLength(1);
    await deployment.endProcesses();
  }
});

test('a process killed after its commit, before its reply: the retry elsewhere gets that reply', async () => {
  const killed = await startBehindProxy();
  const survivor = await deployment.start();
  const visitor = await visitorAt(killed.url, UNTIL_SLOTS);
  const dropped = proxy.dropReplyAfter('BOOK_REVIEW');
  const lost = visitor.post({ message: '1', messageId: 'pick' }).catch(() => 'cut');
  await dropped;
  proxy.set({ kind: 'blackHole' });
  await vi.waitFor(
    async () =>
      expect(await deployment.redis.admin.get(`state:${visitor.sessionId}`)).toMatch(/^\{"version":9,/),
    SOON,
  );
  await killed.stop('SIGKILL');
  await lost;
  const holds = await rowsOf(visitor, 'held');
  visitor.moveTo(survivor.url);
  const first = await visitor.say('1', { messageId: 'pick' });
  expect(first).toMatchObject({ state: 'BOOK_REVIEW', turn: 9 });
  expect(withoutExpiry(await visitor.say('1', { messageId: 'pick' }))).toEqual(withoutExpiry(first));
  expect(holds).toHaveLength(1);
  expect(await rowsOf(visitor, 'held')).toHaveLength(1);
});

test('a reply of Redis that is lost after a commit shows to nobody, and the turn is taken once', async () => {
  const { url } = await startBehindProxy();
  const visitor = await visitorAt(url, ['book']);
  for (let turn = 2; turn < 40; turn += 1) {
    const dropped = proxy.dropReplyAfter(visitor.sessionId);
    expect(await visitor.say('menu', { messageId: `m${turn}` })).toMatchObject({ turn, degraded: false });
    await dropped;
  }
  const { body } = await visitor.get();
  const turns = 'transcript' in (body ?? {}) && body && 'transcript' in body ? body.transcript : [];
  expect(turns.map(({ turn }) => turn)).toEqual(Array.from({ length: 50 }, (_, n) => 15 + Math.floor(n / 2)));
});

import { randomUUID } from 'node:crypto';
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import type { ChatReply } from '../../backend/src/protocol/chat.ts';
import { UNTIL_REVIEW } from '../support/booking-words.ts';
import { ChatClient } from '../support/chat-client.ts';
import { createDeployment, type Deployment } from '../support/deployment.ts';
import type { HoldfastProcess } from '../support/holdfast-process.ts';
import { areWell } from '../support/process-state.ts';
import { look, visitorTexts } from '../support/reply-contents.ts';
import { startTcpProxy } from '../support/tcp-proxy.ts';

let deployment: Deployment;
beforeAll(async () => {
  deployment = await createDeployment();
});
afterEach(() => deployment.endProcesses());
afterAll(() => deployment?.close());

const KINDS = ['with its token', 'without a token'] as const;

function visitorAt({ url }: HoldfastProcess, kind: (typeof KINDS)[number]): ChatClient {
  const visitor = new ChatClient(url, randomUUID());
  if (kind === 'with its token') visitor.resumeToken = 'new';
  return visitor;
}

const stored = async ({ sessionId }: ChatClient) =>
  JSON.parse((await deployment.redis.admin.get(`state:${sessionId}`)) ?? 'null');

const bookingsOf = ({ sessionId }: ChatClient) =>
  deployment.query(`select reference from reservations where session_id = $1 and status = 'confirmed'`, [
    sessionId,
  ]);

/** Every instance shows the same conversation, with these messages and no others, and not degraded. */
async function expectEverywhere(
  visitor: ChatClient,
  processes: readonly HoldfastProcess[],
  said: readonly string[],
): Promise<void> {
  for (const { url } of processes) {
    visitor.moveTo(url);
    const seen = await look(visitor);
    expect(seen).toMatchObject({ turn: said.length, degraded: false });
    expect(visitorTexts(seen)).toEqual(said);
  }
  expect(await stored(visitor)).toMatchObject({ version: said.length });
}

describe.each(KINDS)('two instances, and a client that alternates between them %s', (kind) => {
  test('go on turn by turn without Redis, as if nothing had happened, and with it again', async () => {
    const both = [await deployment.start(), await deployment.start()] as const;
    const visitor = visitorAt(both[0], kind);
    const said: string[] = [];
    const say = async (message: string): Promise<ChatReply> => {
      visitor.moveTo(both[said.length % 2 === 0 ? 0 : 1].url);
      const reply = await visitor.say(message);
      said.push(message);
      expect(reply.turn).toBe(said.length);
      return reply;
    };
    for (const message of UNTIL_REVIEW.slice(0, 3)) await say(message);
    const { epoch } = await stored(visitor);

    await deployment.redis.kill();
    for (const message of UNTIL_REVIEW.slice(3)) expect(await say(message)).toMatchObject({ degraded: true });
    for (const { url } of both) {
      visitor.moveTo(url);
      expect(visitorTexts(await look(visitor))).toEqual(said);
    }
    expect(await say('yes')).toMatchObject({ degraded: true, booking: { status: 'confirmed' } });

    await deployment.restartRedis();
    await areWell(...both);
    await expectEverywhere(visitor, both, said);
    expect(await stored(visitor)).toMatchObject({ epoch });
    expect(await say('menu')).toMatchObject({ degraded: false });
    await expectEverywhere(visitor, both, said);
    expect(await bookingsOf(visitor)).toHaveLength(1);
  });

  test('know of each other a conversation that began without Redis', async () => {
    const both = [await deployment.start(), await deployment.start()] as const;
    await deployment.redis.kill();
    const visitor = visitorAt(both[0], kind);
    const said = ['book', 'Ana Silva', 'ana@acme.example', '+351 912 345 678'];
    for (const [n, message] of said.entries()) {
      visitor.moveTo(both[n % 2 === 0 ? 0 : 1].url);
      expect(await visitor.say(message)).toMatchObject({ turn: n + 1, degraded: true });
    }
    await deployment.restartRedis();
    await areWell(...both);
    await expectEverywhere(visitor, both, said);
  });

  test('do not fork while only one of them reaches Redis, if it is the client that tells them', async () => {
    const link = await startTcpProxy(deployment.redis.port);
    try {
      const cutOff = await deployment.start({ REDIS_URL: `redis://127.0.0.1:${link.port}` });
      const other = await deployment.start();
      const visitor = visitorAt(cutOff, kind);
      const said = ['book', 'Ana Silva', 'ana@acme.example', '+351 912 345 678', 'Acme', '12'];
      await visitor.say('book');
      link.set({ kind: 'refuse' });
      link.reset();
      const epochs = new Set<string>();
      for (const [n, message] of said.slice(1).entries()) {
        visitor.moveTo((n % 2 === 0 ? cutOff : other).url);
        const reply = await visitor.say(message);
        if (kind === 'with its token') expect(reply.turn).toBe(n + 2);
        epochs.add((await stored(visitor)).epoch);
      }
      link.set({ kind: 'pass' });
      await areWell(cutOff, other);
      expect(epochs.size).toBe(1);
      if (kind === 'with its token') await expectEverywhere(visitor, [cutOff, other], said);
    } finally {
      await link.close();
    }
  });
});

test('two devices at two instances without Redis: every turn lands once, in one line', async () => {
  const both = [await deployment.start(), await deployment.start()] as const;
  const sessionId = randomUUID();
  await new ChatClient(both[0].url, sessionId).say('hello');
  await deployment.redis.kill();
  const devices = both.map(({ url }) => new ChatClient(url, sessionId));
  const replies = await Promise.all(
    devices.map(async (device) => {
      const turns: number[] = [];
      for (let n = 0; n < 10; n += 1) turns.push((await device.say('menu')).turn);
      return turns;
    }),
  );
  const turns = Array.from({ length: 20 }, (_, n) => n + 2);
  expect(replies.flat().sort((a, b) => a - b)).toEqual(turns);
  await deployment.restartRedis();
  await areWell(...both);
  const said = ['hello', ...turns.map(() => 'menu')];
  for (const device of devices) await expectEverywhere(device, both, said);
});

test('the same message at two instances at once, and again when Redis is back, is one turn', async () => {
  const both = [await deployment.start(), await deployment.start()] as const;
  const sessionId = randomUUID();
  await new ChatClient(both[0].url, sessionId).say('book');
  await deployment.redis.kill();
  const devices = both.map(({ url }) => new ChatClient(url, sessionId));
  const send = () => Promise.all(devices.map((device) => device.say('Ana Silva', { messageId: 'once' })));
  const during = await send();
  await deployment.restartRedis();
  await areWell(...both);
  const after = await send();
  const told = [...during, ...after].map(({ turn, message, parts }) => ({ turn, message, parts }));
  expect(told).toEqual(told.map(() => ({ ...told[0], turn: 2 })));
  for (const device of devices) await expectEverywhere(device, both, ['book', 'Ana Silva']);
});

describe('an instance is killed in the outage', () => {
  const SAID = ['book', 'Ana Silva', 'ana@acme.example', '+351 912 345 678'];

  /** A conversation that went on at an instance that is gone, while Redis was away. */
  async function leaveBehind(): Promise<ChatClient> {
    const lost = await deployment.start();
    const visitor = visitorAt(lost, 'without a token');
    await visitor.say('book');
    await deployment.redis.kill();
    for (const message of SAID.slice(1)) expect(await visitor.say(message)).toMatchObject({ degraded: true });
    await lost.stop('SIGKILL');
    return visitor;
  }

  test('and another one, that served nobody meanwhile, brings its turns into Redis', async () => {
    const survivor = await deployment.start();
    const visitor = await leaveBehind();
    await deployment.restartRedis();
    visitor.moveTo(survivor.url);
    await expectEverywhere(visitor, [survivor], SAID);
    expect(await visitor.say('Acme')).toMatchObject({ turn: 5, state: 'BOOK_EMPLOYEES', degraded: false });
  });

  test('and one that went on with them meanwhile brings in its own as well', async () => {
    const survivor = await deployment.start();
    const visitor = await leaveBehind();
    visitor.moveTo(survivor.url);
    expect(await visitor.say('Acme')).toMatchObject({ turn: 5, degraded: true });
    await deployment.restartRedis();
    await areWell(survivor);
    await expectEverywhere(visitor, [survivor], [...SAID, 'Acme']);
  });

  test('and one that starts when Redis is back brings them in', async () => {
    const visitor = await leaveBehind();
    await deployment.restartRedis();
    const successor = await deployment.start();
    visitor.moveTo(successor.url);
    await expectEverywhere(visitor, [successor], SAID);
  });
});

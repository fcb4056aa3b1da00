import { randomUUID } from 'node:crypto';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { UNTIL_REVIEW } from '../support/booking-words.ts';
import { ChatClient } from '../support/chat-client.ts';
import { begin, CLIENT_KINDS } from '../support/client-kinds.ts';
import { createDeployment, type Deployment } from '../support/deployment.ts';
import { eventually } from '../support/eventually.ts';
import type { HoldfastProcess } from '../support/holdfast-process.ts';
import { look, noticesOf, visitorTexts } from '../support/reply-contents.ts';
import { liveReservations, storedState } from '../support/stored-conversation.ts';
import { startTcpProxy, type TcpProxy } from '../support/tcp-proxy.ts';
import { areWell, isArchived } from './process-state.ts';

let deployment: Deployment;
beforeAll(async () => {
  deployment = await createDeployment();
});
afterEach(() => deployment.restartStores());
afterAll(() => deployment?.close());

const SAID = ['book', 'Ana Silva', 'ana@acme.example', '+351 912 345 678', 'Acme', '12'] as const;

/** Every instance and Redis have the same conversation, with exactly these messages. */
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
  expect(await storedState(deployment, visitor)).toMatchObject({ version: said.length });
}

describe('two instances over one database', () => {
  let both: readonly [HoldfastProcess, HoldfastProcess];
  beforeAll(async () => {
    both = await Promise.all([deployment.start(), deployment.start()]);
  });
  beforeEach(() => areWell(...both));
  afterAll(() => deployment.endProcesses());

  /** Sends the messages after the first `from` to the two instances in turn. */
  async function alternate(
    visitor: ChatClient,
    messages: readonly string[],
    { from, degraded }: { readonly from: number; readonly degraded: boolean },
  ): Promise<void> {
    for (const [n, message] of messages.entries()) {
      if (n < from) continue;
      visitor.moveTo(both[n % 2 === 0 ? 0 : 1].url);
      const reply = await visitor.say(message);
      expect(reply).toMatchObject({ turn: n + 1, degraded });
      expect(noticesOf(reply)).toEqual(degraded ? ['degraded'] : []);
    }
  }

  test.each(CLIENT_KINDS)(
    'go on turn by turn without Redis, and with it again, for a client with %s',
    async (kind) => {
      const visitor = await begin(kind, both[0].url, ['book']);
      await alternate(visitor, UNTIL_REVIEW.slice(0, 3), { from: 1, degraded: false });
      const before = await storedState(deployment, visitor);
      await deployment.redis.kill();
      // Without a token only the row in the database can tell an instance about the turn the other one just
      // took.
      if (visitor.resumeToken === null) await Promise.all(both.map(isArchived));

      await alternate(visitor, UNTIL_REVIEW, { from: 3, degraded: true });
      for (const { url } of both) {
        visitor.moveTo(url);
        expect(visitorTexts(await look(visitor))).toEqual(UNTIL_REVIEW);
      }
      const said = [...UNTIL_REVIEW, 'yes', 'menu'];
      await alternate(visitor, said.slice(0, 10), { from: 9, degraded: true });
      expect(await liveReservations(deployment, visitor)).toMatchObject([{ status: 'confirmed' }]);

      await deployment.restartRedis();
      await areWell(...both);
      await expectEverywhere(visitor, both, said.slice(0, 10));
      expect((await storedState(deployment, visitor))?.epoch).toBe(before?.epoch);
      await alternate(visitor, said, { from: 10, degraded: false });
      await expectEverywhere(visitor, both, said);
      expect(await liveReservations(deployment, visitor)).toHaveLength(1);
    },
  );

  test('know of each other conversations that began without Redis', async () => {
    await deployment.redis.kill();
    const visitors: ChatClient[] = [];
    for (const kind of CLIENT_KINDS) visitors.push(await begin(kind, both[0].url, ['book']));
    for (const visitor of visitors) await alternate(visitor, SAID, { from: 1, degraded: true });
    await deployment.restartRedis();
    await areWell(...both);
    for (const visitor of visitors) await expectEverywhere(visitor, both, SAID);
  });

  test('take every turn of two devices once, in one line', async () => {
    const sessionId = randomUUID();
    await new ChatClient(both[0].url, sessionId).say('hello');
    await isArchived(both[0]);
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

  test('take a message that is sent to both at once, and to both again when Redis is back, as one turn', async () => {
    const sessionId = randomUUID();
    await new ChatClient(both[0].url, sessionId).say('book');
    await isArchived(both[0]);
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
});

describe('only one of two instances reaches Redis', () => {
  let link: TcpProxy;
  let cutOff: HoldfastProcess;
  let other: HoldfastProcess;
  beforeAll(async () => {
    link = await startTcpProxy(deployment.redis.port);
    [cutOff, other] = await Promise.all([
      deployment.start({ REDIS_URL: `redis://127.0.0.1:${link.port}` }),
      deployment.start(),
    ]);
  });
  afterAll(async () => {
    await deployment.endProcesses();
    await link?.close();
  });

  test.each(CLIENT_KINDS)('and a client with %s goes on turn by turn at both, in one line', async (kind) => {
    const visitor = await begin(kind, cutOff.url, ['book']);
    const before = await storedState(deployment, visitor);
    link.set({ kind: 'refuse' });
    link.reset();
    for (const [n, message] of SAID.entries()) {
      if (n === 0) continue;
      visitor.moveTo((n % 2 === 0 ? other : cutOff).url);
      expect((await visitor.say(message)).turn).toBe(n + 1);
    }
    link.set({ kind: 'pass' });
    await areWell(cutOff, other);
    await expectEverywhere(visitor, [cutOff, other], SAID);
    expect((await storedState(deployment, visitor))?.epoch).toBe(before?.epoch);
  });
});

describe('an instance is killed in the outage', () => {
  afterEach(() => deployment.endProcesses());

  /** Begins conversations that continue during a Redis outage at an instance that then stops. */
  async function leaveBehind(lost: HoldfastProcess): Promise<readonly ChatClient[]> {
    const visitors: ChatClient[] = [];
    for (const kind of CLIENT_KINDS) visitors.push(await begin(kind, lost.url, ['book']));
    await deployment.redis.kill();
    for (const visitor of visitors) {
      for (const message of SAID.slice(1)) await visitor.say(message);
    }
    await lost.stop('SIGKILL');
    return visitors;
  }

  /** The instance takes these conversations over without a request for them. */
  async function expectAdopted(visitors: readonly ChatClient[], by: HoldfastProcess): Promise<void> {
    for (const visitor of visitors) {
      await eventually(async () =>
        expect(await storedState(deployment, visitor)).toMatchObject({ version: SAID.length }),
      );
      await expectEverywhere(visitor, [by], SAID);
      expect(await visitor.say('Email')).toMatchObject({ turn: 7, state: 'BOOK_GOAL', degraded: false });
    }
  }

  test('and another one that served no one meanwhile writes its turns back to Redis', async () => {
    const [lost, survivor] = await Promise.all([deployment.start(), deployment.start()]);
    const visitors = await leaveBehind(lost);
    await deployment.restartRedis();
    await expectAdopted(visitors, survivor);
  });

  test('and one that went on with some of them meanwhile brings in its own as well', async () => {
    const [lost, survivor] = await Promise.all([deployment.start(), deployment.start()]);
    const [wentOn, ...others] = await leaveBehind(lost);
    if (!wentOn) throw new Error('Nobody was there');
    wentOn.moveTo(survivor.url);
    expect(await wentOn.say('Email')).toMatchObject({ turn: 7, degraded: true });
    await deployment.restartRedis();
    await areWell(survivor);
    await expectEverywhere(wentOn, [survivor], [...SAID, 'Email']);
    await expectAdopted(others, survivor);
  });

  test('and one that starts when Redis is back brings them in', async () => {
    const visitors = await leaveBehind(await deployment.start());
    await deployment.restartRedis();
    await expectAdopted(visitors, await deployment.start());
  });
});

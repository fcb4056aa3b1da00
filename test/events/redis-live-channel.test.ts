import { afterEach, expect, test } from 'vitest';
import { RedisLiveChannel } from '../../backend/src/events/redis-live-channel.ts';
import { RedisClient } from '../../backend/src/sessions/redis-client.ts';
import { RedisSessionStore } from '../../backend/src/sessions/redis-session-store.ts';
import { silent } from '../sessions/store-harness.ts';
import { type RedisServer, startRedis } from '../support/redis.ts';
import { describeLiveChannel, Heard } from './live-channel.conformance.ts';

function openChannel({ url }: RedisServer) {
  const client = new RedisClient({ address: { kind: 'url', url }, commandTimeoutMs: 5_000, logger: silent });
  const channel = new RedisLiveChannel({ address: { kind: 'url', url }, commands: client, logger: silent });
  const close = async () => {
    await channel.close();
    client.close();
  };
  return { client, channel, store: new RedisSessionStore(client, 60), close };
}

describeLiveChannel('in Redis', async () => {
  const server = await startRedis();
  const { channel, store, close } = openChannel(server);
  return {
    channel,
    store,
    close: async () => {
      await close();
      await server.stop();
    },
  };
});

let releases: (() => Promise<void>)[] = [];
afterEach(async () => {
  for (const release of releases.toReversed()) await release();
  releases = [];
});

async function startServer(port?: number): Promise<RedisServer> {
  const server = await startRedis(port === undefined ? {} : { port });
  releases.push(server.stop);
  return server;
}

function channelTo(server: RedisServer) {
  const opened = openChannel(server);
  releases.push(opened.close);
  return opened;
}

const clientsOf = async ({ admin }: RedisServer): Promise<number> =>
  String(await admin.client('LIST'))
    .trim()
    .split('\n').length;

test('an instance has one connection for all subscriptions, and none before the first', async () => {
  const server = await startServer();
  const { channel, client } = channelTo(server);
  await client.ping();
  const before = await clientsOf(server);
  const heard = Array.from({ length: 700 }, () => new Heard());
  const ends = heard.map(({ listen }, n) => channel.subscribe(`s-${n}`, listen));
  await Promise.all(heard.map((each) => each.until('wake')));
  // A connection that took too long to open may still be closing.
  await expect.poll(() => clientsOf(server)).toBe(before + 1);
  expect(await server.admin.pubsub('CHANNELS', 'live:*')).toHaveLength(700);
  for (const end of ends) end();
  const last = new Heard();
  channel.subscribe('last', last.listen);
  await last.until('wake');
  expect(await server.admin.pubsub('CHANNELS', 'live:*')).toEqual(['live:{state:last}']);
});

test('when the server is back after it was killed, all are woken and hear again', async () => {
  const server = await startServer();
  const { channel } = channelTo(server);
  const heard = [new Heard(), new Heard()];
  heard.map(({ listen }, n) => channel.subscribe(`s-${n}`, listen));
  await Promise.all(heard.map((each) => each.until('wake')));
  for (const { signals } of heard) signals.length = 0;
  await server.kill();
  const back = await startServer(server.port);
  await Promise.all(heard.map((each) => each.until('wake')));
  await back.admin.publish('live:{state:s-1}', '7');
  await heard[1]?.until('7');
  expect(heard[0]?.signals).not.toContain('7');
});

test('however many subscriptions cannot be ended, the connection is replaced once', async () => {
  const server = await startServer();
  const { channel } = channelTo(server);
  const heard = Array.from({ length: 20 }, () => new Heard());
  const ends = heard.map(({ listen }, n) => channel.subscribe(`s-${n}`, listen));
  await Promise.all(heard.map((each) => each.until('wake')));
  const [stays] = heard;
  if (stays) stays.signals.length = 0;

  const warnings: Error[] = [];
  const note = (warning: Error) => void warnings.push(warning);
  process.on('warning', note);
  releases.push(async () => void process.off('warning', note));
  await server.admin.acl('SETUSER', 'default', '-unsubscribe');
  for (const end of ends.slice(1)) end();
  await stays?.until('wake');
  expect(await server.admin.pubsub('CHANNELS', 'live:*')).toEqual(['live:{state:s-0}']);
  expect(warnings).toEqual([]);
});

test('a subscription without a server begins when there is one', async () => {
  const server = await startServer();
  const { port } = server;
  await server.kill();
  const { channel } = channelTo(server);
  const heard = new Heard();
  channel.subscribe('s', heard.listen);
  await expect(channel.publish('s', 'lost')).rejects.toThrow('Redis');
  await startServer(port);
  await heard.until('wake');
});

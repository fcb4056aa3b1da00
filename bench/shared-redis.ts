import { type Contender, randomSessionId, startHoldfast } from './contender.ts';
import { KeepAliveClient } from './keep-alive-client.ts';
import { after, runLoad } from './load.ts';
import { measureRound, type Round } from './round.ts';
import { bookingScript } from './script.ts';
import { type Setting, startIn } from './setting.ts';
import { Visitor, type VisitorOptions } from './visitor.ts';

export interface SharedRedisPlan {
  /**
   * Numbers of concurrent instances to measure, each with its own visitors; the last one also with roaming
   * turns.
   */
  readonly instances: readonly number[];
  readonly sharedSeconds: number;
}

/** The performance of one Redis with this many instances. */
export interface Shared {
  readonly instances: number;
  /**
   * Whether turns of one conversation rotate over the instances, as behind a load balancer without
   * affinity.
   */
  readonly isRoaming: boolean;
  readonly round: Round;
}

const VISITORS = 16;

export async function measureSharedRedis(
  { instances, sharedSeconds }: SharedRedisPlan,
  setting: Setting,
): Promise<readonly Shared[]> {
  const most = Math.max(...instances);
  setting.progress(`Starting ${most} instances on one Redis`);
  const started: Contender[] = [];
  while (started.length < most) started.push(await startIn(setting, startHoldfast, { visitors: VISITORS }));

  const measure = async (count: number, isRoaming: boolean): Promise<Shared> => {
    setting.progress(`${count} on one Redis${isRoaming ? ', turns at any of them' : ''}, ${sharedSeconds} s`);
    const servers = started.slice(0, count).map(({ server }) => server);
    const clients = servers.map(({ url }) => new KeepAliveClient(url, VISITORS));
    const visitors = visitorsOf(isRoaming ? [inTurns(clients)] : clients, setting);
    await runLoad(visitors, after(sharedSeconds / 2));
    const { redis, janitor } = setting.stores;
    await janitor.tidyUp();
    const round = await measureRound({ servers, redis, visitors }, sharedSeconds);
    for (const client of clients) client.close();
    return { instances: count, isRoaming, round };
  };
  const shared: Shared[] = [];
  for (const count of instances) shared.push(await measure(count, false));
  shared.push(await measure(most, true));
  await Promise.all(started.map(({ stop }) => stop()));
  return shared;
}

type Client = VisitorOptions['client'];

const visitorsOf = (clients: readonly Client[], { stores: { janitor } }: Setting): readonly Visitor[] =>
  Array.from({ length: VISITORS }, (_, index) => index % clients.length)
    .flatMap((at) => clients.slice(at, at + 1))
    .map(
      (client) =>
        new Visitor({
          client,
          script: bookingScript,
          nextSessionId: randomSessionId,
          onFinished: janitor.noteFinished,
        }),
    );

/** Sends requests to each of them in turn. */
function inTurns(clients: readonly Client[]): Client {
  let next = 0;
  return {
    post: (...request) => {
      const client = clients[next++ % clients.length];
      if (!client) throw new Error('No instance');
      return client.post(...request);
    },
  };
}

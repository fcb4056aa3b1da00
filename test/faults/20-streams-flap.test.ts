import { setTimeout as elapsed } from 'node:timers/promises';
import { EventStream } from '../support/event-stream.ts';
import type { HoldfastProcess } from '../support/holdfast-process.ts';
import { ROOMY } from './businesses.ts';
import { faultRow } from './fault-row.ts';
import type { FaultVisitor } from './fault-visitor.ts';
import type { FaultWorld } from './fault-world.ts';
import { percentile } from './percentile.ts';
import type { Random } from './random.ts';
import { scaled, withinMs } from './scale.ts';

const CONVERSATIONS = scaled(5, 25);
/** A conversation may have ten streams, and a closed one counts until the server has noticed. */
const CLIENTS_OF_EACH = 8;
const SECONDS = scaled(3, 30);
const STREAM_MS = scaled(200, 100);
const TURN_EVERY_MS = 250;
const CLIENTS = CONVERSATIONS * CLIENTS_OF_EACH;
const P95_MS = withinMs(1_000);

/** What a client assembled from its many streams. */
interface Followed {
  readonly turns: readonly number[];
  readonly streams: number;
  readonly refused: number;
  readonly snapshots: number;
  readonly lagsMs: readonly number[];
}

/** When each turn of a conversation was answered. */
type RepliedAt = Map<number, number>;

interface Conversation {
  readonly visitor: FaultVisitor;
  readonly repliedAt: RepliedAt;
  /** Where all its clients start. */
  readonly cursor: string;
}

faultRow(
  {
    row: 20,
    fault: 'flapping event streams: 200 clients × 10 reconnects/s',
    target: 'no gaps, no repeats; p95 lag ≤ 1 s',
  },
  async (world) => {
    const both = await startBoth(world);
    const conversations = await Promise.all(Array.from({ length: CONVERSATIONS }, () => begin(world, both)));
    const endAt = performance.now() + SECONDS * 1_000;
    const talking = conversations.map((each) => talkUntil(endAt, each, both, world.random));
    const following = conversations.flatMap((each) =>
      Array.from({ length: CLIENTS_OF_EACH }, (_, n) => flapUntil(endAt, each, both, world.random, n)),
    );
    const last = await Promise.all(talking);
    const followed = await Promise.all(following.map((client) => client));
    const gapless = followed.filter(({ turns }, n) => isWhole(turns, last[Math.floor(n / CLIENTS_OF_EACH)]));
    const streams = followed.reduce((total, each) => total + each.streams, 0);
    const wholes = followed.reduce((total, each) => total + each.snapshots, 0);
    const refused = followed.reduce((total, each) => total + each.refused, 0);
    const p95 = percentile(
      followed.flatMap(({ lagsMs }) => lagsMs),
      0.95,
    );
    world.expectProgress({ least: CONVERSATIONS * 2 });
    return {
      reached: `${gapless.length} of ${CLIENTS} clients without gaps or repeats over ${streams} streams in ${SECONDS} s, ${wholes} snapshots, ${refused} refused; p95 lag ${p95.toFixed(0)} ms`,
      met: gapless.length === CLIENTS && wholes === 0 && p95 <= P95_MS,
    };
  },
);

/**
 * Each client has its own address. The proxies are omitted, because they would take CPU from this process,
 * which runs the clients.
 */
function startBoth({ start, deployment }: FaultWorld): Promise<[HoldfastProcess, HoldfastProcess]> {
  const stores = { REDIS_URL: deployment.redis.url, DATABASE_URL: deployment.postgres.url };
  const env = { ...ROOMY, ...stores, TRUST_PROXY_HOPS: '1' };
  return Promise.all([start(env), start(env)]);
}

async function begin(
  world: FaultWorld,
  [one]: readonly [HoldfastProcess, HoldfastProcess],
): Promise<Conversation> {
  const visitor = world.visitor(one.url);
  await visitor.say('menu');
  const cursor = (await visitor.look())?.snapshot?.cursor;
  if (cursor === undefined) throw new Error('A conversation that was just begun is not there');
  return { visitor, cursor, repliedAt: new Map() };
}

/** Resolves to its last turn. */
async function talkUntil(
  endAt: number,
  { visitor, repliedAt }: Conversation,
  both: readonly HoldfastProcess[],
  random: Random,
): Promise<number> {
  let last = 1;
  while (performance.now() < endAt) {
    // A kept-alive connection may be closed just as it is used; the message is then sent to the other
    // process.
    const urls = random.below(2) === 0 ? both : both.toReversed();
    const { reply } = await visitor.insist(
      'menu',
      urls.map(({ url }) => url),
    );
    last = reply.turn;
    repliedAt.set(last, performance.now());
    await elapsed(TURN_EVERY_MS);
  }
  return last;
}

/**
 * Opens a stream at either process, leaves it and resumes from its cursor; finally stays for what is still
 * to come.
 */
async function flapUntil(
  endAt: number,
  { visitor, cursor, repliedAt }: Conversation,
  both: readonly HoldfastProcess[],
  random: Random,
  n: number,
): Promise<Followed> {
  const turns: number[] = [];
  const lagsMs: number[] = [];
  let [streams, refused, snapshots] = [0, 0, 0];
  let from = cursor;
  const headers = { 'x-forwarded-for': `198.51.100.${n}` };
  const follow = async (until: (stream: EventStream) => Promise<unknown>): Promise<void> => {
    const stream = await EventStream.open(random.pick(both).url, visitor.session, {
      lastEventId: from,
      headers,
      onEvent: ({ type, data }) => {
        if (type === 'snapshot') snapshots += 1;
        if (type !== 'turn') return;
        turns.push(Number(data.turn));
        // An event may arrive before the reply; then its lag is 0.
        lagsMs.push(performance.now() - (repliedAt.get(Number(data.turn)) ?? performance.now()));
      },
    });
    streams += 1;
    if (stream.status !== 200) refused += 1;
    await until(stream);
    stream.close();
    await stream.untilEnd();
    from = stream.cursor ?? from;
  };
  while (performance.now() < endAt) await follow(() => elapsed(STREAM_MS / 2 + random.below(STREAM_MS)));
  await elapsed(TURN_EVERY_MS * 2);
  while (turns.at(-1) !== Math.max(...repliedAt.keys())) await follow(() => elapsed(STREAM_MS));
  return { turns, streams, refused, snapshots, lagsMs };
}

/** The first turn was taken before they came. */
const isWhole = (turns: readonly number[], last = 0): boolean =>
  turns.length === last - 1 && turns.every((turn, index) => turn === index + 2);

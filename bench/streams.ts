import { once } from 'node:events';
import { type ClientRequest, request } from 'node:http';
import process from 'node:process';
import { setTimeout as delay } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { randomId } from '../backend/src/lib/ids.ts';
import { createLogger } from '../backend/src/lib/logger.ts';
import { Releasers } from '../backend/src/lib/releasers.ts';
import { EventReader } from '../test/support/event-reader.ts';
import { KeepAliveClient } from './keep-alive-client.ts';
import { type ServerProcess, startServer } from './server-process.ts';
import { percentile } from './statistics.ts';
import { startStores } from './stores.ts';

// npx tsx bench/streams.ts     measures the cost of open event streams, and how soon they report a turn of
// another instance

const MAIN = fileURLToPath(new URL('../backend/dist/main.js', import.meta.url));
const AIM = { addedMegabytes: 40, p99Ms: 50 };
const PLAN = { streams: 2_000, turnsASecond: 100, seconds: 30, settleSeconds: 5 };

const PRELOADED = fileURLToPath(new URL('./memory-on-demand.mjs', import.meta.url));
const NODE_ARGS = ['--expose-gc', '--import', PRELOADED];
const STREAMS_OF_AN_ADDRESS = 50;
const AT_ONCE = 16;
const WARM_UP_SECONDS = 5;
const MEGABYTE = 1024 * 1024;

/** Milliseconds, in ascending order. */
interface Latencies {
  /** From the message to its reply. */
  readonly reply: readonly number[];
  /** From the message to the event on another instance's stream. */
  readonly event: readonly number[];
  /** From the reply to the event; below 0 if the event came first. */
  readonly behind: readonly number[];
}

/** In bytes, after a garbage collection. */
interface Memory {
  readonly rss: number;
  readonly heapUsed: number;
  readonly external: number;
}

async function memoryOf({ child }: ServerProcess): Promise<Memory> {
  await delay(PLAN.settleSeconds * 1_000);
  const answered = once(child, 'message');
  child.send('memory');
  const [memory] = await answered;
  return memory as Memory;
}

interface TimedTurn {
  readonly sentAt: number;
  repliedAt?: number;
  toldAt?: number;
}

/** When each turn was sent, answered and reported. */
class TimedTurns {
  readonly #turns = new Map<string, TimedTurn>();

  sent(messageId: string): void {
    this.#turns.set(messageId, { sentAt: performance.now() });
  }

  replied(messageId: string): void {
    const turn = this.#turns.get(messageId);
    if (turn) turn.repliedAt = performance.now();
  }

  told(messageId: unknown): void {
    const turn = this.#turns.get(String(messageId));
    if (turn) turn.toldAt = performance.now();
  }

  get untold(): number {
    return [...this.#turns.values()].filter(({ toldAt }) => toldAt === undefined).length;
  }

  latencies(): Latencies {
    const sorted = (each: (turn: Required<TimedTurn>) => number): readonly number[] =>
      [...this.#turns.values()]
        .map(({ sentAt, repliedAt = Number.NaN, toldAt = Number.NaN }) => each({ sentAt, repliedAt, toldAt }))
        .filter((ms) => !Number.isNaN(ms))
        .sort((one, other) => one - other);
    return {
      reply: sorted(({ sentAt, repliedAt }) => repliedAt - sentAt),
      event: sorted(({ sentAt, toldAt }) => toldAt - sentAt),
      behind: sorted(({ repliedAt, toldAt }) => toldAt - repliedAt),
    };
  }
}

async function openStream(
  url: string,
  sessionId: string,
  n: number,
  turns: TimedTurns,
): Promise<ClientRequest> {
  const address = Math.floor(n / STREAMS_OF_AN_ADDRESS);
  const sent = request(`${url}/api/chat/events`, {
    headers: { 'x-session-id': sessionId, 'x-forwarded-for': `198.51.100.${address}` },
  }).end();
  const [response] = await once(sent, 'response');
  if (response.statusCode !== 200) throw new Error(`A stream was answered ${response.statusCode}`);
  const reader = new EventReader();
  response.setEncoding('utf8').on('data', (text: string) => {
    for (const { type, data } of reader.read(text)) if (type === 'turn') turns.told(data.messageId);
  });
  sent.on('error', () => undefined);
  return sent;
}

/** All items, a few at once. */
async function forEach<Item>(
  items: readonly Item[],
  work: (item: Item, n: number) => Promise<void>,
): Promise<void> {
  const entries = items.entries();
  const worker = async (): Promise<void> => {
    for (const [n, item] of entries) await work(item, n);
  };
  await Promise.all(Array.from({ length: AT_ONCE }, worker));
}

async function withStreams(
  at: ServerProcess,
  sessions: readonly string[],
  turns: TimedTurns,
  work: () => Promise<void>,
): Promise<void> {
  const streams: ClientRequest[] = [];
  await forEach(sessions, async (id, n) => {
    streams.push(await openStream(at.url, id, n, turns));
  });
  try {
    await work();
  } finally {
    for (const stream of streams) stream.destroy();
  }
}

/** At a steady rate, whether or not the last one is answered; resolves once all had time to be reported. */
async function takeTurns(
  client: KeepAliveClient,
  sessions: readonly string[],
  turns: TimedTurns,
  seconds: number,
): Promise<void> {
  const replies: Promise<void>[] = [];
  const startedAt = performance.now();
  for (let n = 0; n < seconds * PLAN.turnsASecond; n += 1) {
    await delay(startedAt + (n * 1_000) / PLAN.turnsASecond - performance.now());
    const messageId = randomId(11);
    const body = JSON.stringify({ message: 'menu', messageId });
    turns.sent(messageId);
    const reply = client.post('/api/chat', sessions[n % sessions.length] ?? '', body);
    replies.push(reply.then(() => turns.replied(messageId)));
  }
  await Promise.all(replies);
  await delay(1_000);
}

async function measure(releasers: Releasers): Promise<string> {
  const { redis, databaseUrl, dir } = await startStores(releasers);
  const env = {
    REDIS_URL: redis.url,
    DATABASE_URL: databaseUrl,
    RESUME_TOKEN_KEYS: randomId(43),
    RATE_LIMIT_TURNS_PER_MINUTE: '2000000',
    TRUST_PROXY_HOPS: '1',
  };
  const start = async (name: string): Promise<ServerProcess> => {
    const server = await startServer({ name, script: MAIN, nodeArgs: NODE_ARGS, env, cores: null, dir });
    releasers.push(name, () => server.stop());
    return server;
  };
  const [talking, streaming] = [await start('talking'), await start('streaming')];
  const client = new KeepAliveClient(talking.url, AT_ONCE);
  releasers.push('client', () => client.close());
  const sessions = Array.from({ length: PLAN.streams }, () => `bench-${randomId(12)}`);
  await forEach(sessions, async (id) => {
    await client.post('/api/chat', id, JSON.stringify({ message: 'menu' }));
  });

  // Warms up, so that code is compiled and buffers have grown before the measurement.
  await withStreams(streaming, sessions, new TimedTurns(), () =>
    takeTurns(client, sessions, new TimedTurns(), WARM_UP_SECONDS),
  );
  const before = await memoryOf(streaming);
  const turns = new TimedTurns();
  let open = before;
  await withStreams(streaming, sessions, turns, async () => {
    open = await memoryOf(streaming);
    await takeTurns(client, sessions, turns, PLAN.seconds);
  });
  return report(before, open, turns).join('\n');
}

function report(before: Memory, open: Memory, turns: TimedTurns): readonly string[] {
  const added = (open.rss - before.rss) / MEGABYTE;
  const used = (open.heapUsed + open.external - before.heapUsed - before.external) / MEGABYTE;
  const { reply, event, behind } = turns.latencies();
  const p99 = percentile(behind, 0.99);
  const times = (sorted: readonly number[]): string =>
    [0.5, 0.95, 0.99, 1].map((share) => percentile(sorted, share).toFixed(1)).join(' / ');
  const aim = (most: number, is: boolean): string => `  aim at most ${most}: ${is ? 'reached' : 'MISSED'}`;
  const { streams, turnsASecond } = PLAN;
  return [
    `${streams} open streams of as many conversations on one instance, ${turnsASecond} turns a second at another`,
    `RSS without them, MB                    ${(before.rss / MEGABYTE).toFixed(1)}`,
    `RSS added, MB                           ${added.toFixed(1)}${aim(AIM.addedMegabytes, added <= AIM.addedMegabytes)}`,
    `heap and buffers added, MB              ${used.toFixed(1)}`,
    `message to its reply, ms, p50/95/99/max ${times(reply)}`,
    `message to its event, ms, p50/95/99/max ${times(event)}`,
    `reply to the event, ms, p50/95/99/max   ${times(behind)}${aim(AIM.p99Ms, p99 <= AIM.p99Ms)}`,
    `events that did not come                ${turns.untold}`,
  ];
}

const releasers = new Releasers(createLogger({ level: 'error' }));
try {
  process.stdout.write(`${await measure(releasers)}\n`);
} finally {
  await releasers.releaseAll();
}

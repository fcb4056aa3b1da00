import type { Redis } from 'ioredis';
import type { Config } from '../config/config.ts';
import { assertNever } from '../lib/assert-never.ts';
import type { Clock } from '../lib/clock.ts';
import { before, monotonicMs } from '../lib/deadline.ts';
import { evictsSessions } from '../sessions/eviction-policy.ts';
import type { HostAndPort } from '../sessions/host-and-port.ts';
import { connectTo, type RedisAddress, type RedisDeployment } from '../sessions/redis-address.ts';
import { readSlots, type SlotRange } from '../sessions/redis-cluster-slots.ts';
import { toStoreUnavailable } from '../sessions/redis-failure.ts';
import { readTime } from '../sessions/redis-server-info.ts';
import { clockFinding } from './clock-finding.ts';
import { type Finding, findingsAbout, withoutName } from './finding.ts';
import { latencyFinding } from './latency-finding.ts';
import { type RedisInfo, readRedisInfo } from './redis-info.ts';
import { sealedFindings } from './sealed-findings.ts';

const WITHIN_MS = 5_000;
const SLOW_MS = 5;
const SAMPLES = 5;
const FULL = 0.8;
const SLOTS = 16_384;

/** The server that holds sessions; of a Cluster, each node that holds some. */
export async function examineRedis({ secrets }: Config, clock: Clock): Promise<readonly Finding[]> {
  const { redis, stateKeys } = secrets;
  const look = { clock, kids: new Set(stateKeys.all.map(({ kid }) => kid)) };
  if (redis === null)
    return [findingsAbout('Redis').ok("none is configured: sessions are in the process's memory")];
  if (redis.kind === 'cluster') return examineCluster(redis, look);
  return examineServer('Redis', redis, look);
}

interface Look {
  readonly clock: Clock;
  /** Of the keys that open sessions. */
  readonly kids: ReadonlySet<string>;
}

type Cluster = Extract<RedisDeployment, { kind: 'cluster' }>;

async function examineCluster({ nodes, access }: Cluster, look: Look): Promise<readonly Finding[]> {
  const { ok, warning, failure } = findingsAbout('Redis Cluster');
  const findings: Finding[] = [];
  let ranges: readonly SlotRange[] | null = null;
  for (const at of nodes) {
    try {
      ranges ??= await connected({ kind: 'node', at, access }, (redis) => readSlots(redis, at.host));
    } catch (error) {
      findings.push(warning(`${nameOf(at)}: ${troubleIn(error)}`, remedyFor('cluster')));
    }
  }
  if (ranges === null)
    return [...findings, failure('none of its nodes tells which has which slots', remedyFor('cluster'))];
  const covered = ranges.reduce((slots, { first, last }) => slots + last - first + 1, 0);
  findings.push(
    covered === SLOTS
      ? ok('every slot has a node')
      : failure(`${SLOTS - covered} slots have no node`, 'give them to one with `redis-cli --cluster fix`'),
  );
  const primaries = new Map(ranges.map(({ primary }) => [nameOf(primary), primary]));
  const each = [...primaries].map(([name, at]) =>
    examineServer(`Redis ${name}`, { kind: 'node', at, access }, look),
  );
  return [...findings, ...(await Promise.all(each)).flat()];
}

const troubleIn = (error: unknown): string => withoutName(toStoreUnavailable(error).message);

const nameOf = ({ host, port }: HostAndPort): string => `${host}:${port}`;

async function examineServer(about: string, address: RedisAddress, look: Look): Promise<readonly Finding[]> {
  try {
    return await connected(address, (redis) => lookInto(about, redis, look));
  } catch (error) {
    return [findingsAbout(about).failure(troubleIn(error), remedyFor(address.kind))];
  }
}

async function lookInto(about: string, redis: Redis, { clock, kids }: Look): Promise<readonly Finding[]> {
  const { ok } = findingsAbout(about);
  const latencies: number[] = [];
  while (latencies.length < SAMPLES) latencies.push(await timed(() => redis.ping()));
  const askedAt = clock.now();
  const theirs = await readTime(redis);
  const ours = (askedAt + clock.now()) / 2;
  const info = await readRedisInfo(redis);
  return [
    ok(`${info.server} ${info.version}`),
    latencyFinding(about, Math.min(...latencies), SLOW_MS),
    clockFinding(about, theirs, ours),
    roleFinding(about, info),
    policyFinding(about, info),
    memoryFinding(about, info),
    persistenceFinding(about, info),
    ...(await sealedFindings(about, redis, kids)),
  ];
}

function roleFinding(about: string, { isReplica }: RedisInfo): Finding {
  const { ok, failure } = findingsAbout(about);
  if (!isReplica) return ok('it is a primary');
  return failure(
    'it is a replica, which only reads',
    'let the address name the primary, or use REDIS_SENTINELS',
  );
}

function policyFinding(about: string, { evictionPolicy }: RedisInfo): Finding {
  const { ok, warning, failure } = findingsAbout(about);
  if (evictionPolicy === null)
    return warning('it does not tell its eviction policy', 'make sure that maxmemory-policy is noeviction');
  if (!evictsSessions(evictionPolicy)) return ok('it evicts nothing when it is full');
  return failure(
    `it evicts live sessions when it is full (${evictionPolicy})`,
    'set maxmemory-policy to noeviction',
  );
}

function memoryFinding(about: string, { usedBytes, maxBytes }: RedisInfo): Finding {
  const { ok, warning } = findingsAbout(about);
  if (maxBytes === null) return ok('its memory has no limit of its own');
  const share = `${Math.round((usedBytes / maxBytes) * 100)} % of its memory are used`;
  return usedBytes / maxBytes <= FULL
    ? ok(share)
    : warning(share, 'give it more, or shorten SESSION_STATE_TTL_SECONDS');
}

function persistenceFinding(about: string, { persistence }: RedisInfo): Finding {
  const { ok, warning, failure } = findingsAbout(about);
  switch (persistence) {
    case 'aof':
      return ok('it writes each change to disk');
    case 'snapshots':
      return warning(
        'it writes to disk from time to time: a crash costs minutes, which the database and tokens have to make up for',
        'set appendonly to yes',
      );
    case 'none':
      return warning(
        'it keeps nothing on disk: after a restart sessions come back from the database and from tokens',
        'set appendonly to yes',
      );
    case 'unknown':
      return warning('it does not tell whether it writes to disk', 'make sure that it does (appendonly yes)');
    case 'failing':
      return failure(
        'it cannot write to its disk',
        "make room on its disk, and see its log for what's wrong",
      );
    default:
      return assertNever(persistence);
  }
}

async function timed(work: () => Promise<unknown>): Promise<number> {
  const startedAt = monotonicMs();
  await work();
  return monotonicMs() - startedAt;
}

/** A connection of its own, for one look. Rejects with what broke it first: later errors follow from that. */
async function connected<Result>(
  address: RedisAddress,
  look: (redis: Redis) => Promise<Result>,
): Promise<Result> {
  const redis = connectTo(address, {
    lazyConnect: true,
    connectTimeout: WITHIN_MS,
    commandTimeout: WITHIN_MS,
    maxRetriesPerRequest: 0,
    retryStrategy: () => null,
  });
  let cause: unknown = null;
  redis.on('error', (error) => {
    cause ??= error;
  });
  try {
    const giveUpAt = monotonicMs() + WITHIN_MS;
    return await before(
      giveUpAt,
      redis.connect().then(() => look(redis)),
    );
  } catch (error) {
    throw cause ?? error;
  } finally {
    redis.disconnect();
  }
}

const REMEDIES: Readonly<Record<RedisAddress['kind'], string>> = {
  url: 'check REDIS_URL, and that the server runs and lets this machine in',
  sentinel: 'check REDIS_SENTINELS, REDIS_SENTINEL_NAME and REDIS_URL, and that the Sentinels run',
  cluster: 'check REDIS_CLUSTER_NODES, and that the nodes run and let this machine in',
  node: 'check that the node runs and lets this machine in',
};
const remedyFor = (kind: RedisAddress['kind']): string => REMEDIES[kind];

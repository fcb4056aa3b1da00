import type { Redis } from 'ioredis';
import type { Config } from '../config/config.ts';
import { assertNever } from '../lib/assert-never.ts';
import type { Clock } from '../lib/clock.ts';
import { before, monotonicMs } from '../lib/deadline.ts';
import { evictsSessions } from '../sessions/eviction-policy.ts';
import type { HostAndPort } from '../sessions/host-and-port.ts';
import { connectTo, type RedisAddress, type RedisDeployment } from '../sessions/redis-address.ts';
import { readSlots, type SlotRange } from '../sessions/redis-cluster-slots.ts';
import { refusesDatabase, toStoreUnavailable } from '../sessions/redis-failure.ts';
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

/** The server that keeps sessions; for a Cluster, each primary. */
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
  /** The ids of the configured encryption keys. */
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
    return [...findings, failure('none of its nodes reports the slots', remedyFor('cluster'))];
  const covered = ranges.reduce((slots, { first, last }) => slots + last - first + 1, 0);
  findings.push(
    covered === SLOTS
      ? ok('every slot has an owner')
      : failure(`${SLOTS - covered} slots have no owner`, 'assign them with `redis-cli --cluster fix`'),
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
  return failure('it is a read-only replica', 'use the address of the primary, or set REDIS_SENTINELS');
}

function policyFinding(about: string, { evictionPolicy }: RedisInfo): Finding {
  const { ok, warning, failure } = findingsAbout(about);
  if (evictionPolicy === null)
    return warning('it does not report its eviction policy', 'make sure that maxmemory-policy is noeviction');
  if (!evictsSessions(evictionPolicy)) return ok('it evicts nothing when it is full');
  return failure(
    `it evicts live sessions when it is full (${evictionPolicy})`,
    'set maxmemory-policy to noeviction',
  );
}

function memoryFinding(about: string, { usedBytes, maxBytes }: RedisInfo): Finding {
  const { ok, warning } = findingsAbout(about);
  if (maxBytes === null) return ok('it has no memory limit of its own');
  const share = `${Math.round((usedBytes / maxBytes) * 100)} % of its memory is used`;
  return usedBytes / maxBytes <= FULL
    ? ok(share)
    : warning(share, 'give it more memory, or lower SESSION_STATE_TTL_SECONDS');
}

function persistenceFinding(about: string, { persistence }: RedisInfo): Finding {
  const { ok, warning, failure } = findingsAbout(about);
  switch (persistence) {
    case 'aof':
      return ok('it logs each change to disk (AOF)');
    case 'snapshots':
      return warning(
        'it writes snapshots to disk: after a crash, the database and tokens have to make up for the last minutes',
        'set appendonly to yes',
      );
    case 'none':
      return warning(
        'it keeps nothing on disk: after a restart, sessions are restored from the database and from tokens',
        'set appendonly to yes',
      );
    case 'unknown':
      return warning(
        'it does not report whether it writes to disk',
        'make sure that it does (appendonly yes)',
      );
    case 'failing':
      return failure('it cannot write to disk', 'free space on its disk, and check its log');
    default:
      return assertNever(persistence);
  }
}

async function timed(work: () => Promise<unknown>): Promise<number> {
  const startedAt = monotonicMs();
  await work();
  return monotonicMs() - startedAt;
}

/**
 * Opens a separate connection for one look. Rejects with the first error of the connection, since later
 * ones follow from it.
 */
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
      redis.connect().then(() => {
        // The connection itself stands, in database 0.
        if (refusesDatabase(cause)) throw cause;
        return look(redis);
      }),
    );
  } catch (error) {
    throw cause ?? error;
  } finally {
    redis.disconnect();
  }
}

const REMEDIES: Readonly<Record<RedisAddress['kind'], string>> = {
  url: 'check REDIS_URL, and that the server runs and accepts connections from this machine',
  sentinel: 'check REDIS_SENTINELS, REDIS_SENTINEL_NAME and REDIS_URL, and that the Sentinels run',
  cluster: 'check REDIS_CLUSTER_NODES, and that the nodes run and accept connections from this machine',
  node: 'check that the node runs and accepts connections from this machine',
};
const remedyFor = (kind: RedisAddress['kind']): string => REMEDIES[kind];

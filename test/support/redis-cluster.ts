import { once } from 'node:events';
import type { Redis } from 'ioredis';
import type { HostAndPort } from '../../backend/src/sessions/host-and-port.ts';
import { freePort } from './free-port.ts';
import { type RedisServer, startRedis } from './redis.ts';
import type { SelfSigned } from './self-signed.ts';

/** A Cluster of three primaries, each with a replica if requested. */
export interface RedisCluster {
  /** The current primaries' addresses. */
  readonly nodes: readonly HostAndPort[];
  readonly primaries: readonly RedisServer[];
  readonly replicas: readonly RedisServer[];
  /** The primary that owns the slot. */
  primaryOf(slot: number): RedisServer;
  /** Moves a slot with its keys to another primary. */
  moveSlot(slot: number): Promise<void>;
  /** SIGKILL for one of the three primaries; its replica takes its place. */
  killPrimary(index: number): Promise<void>;
  /** Starts a new replica for the primary that replaced the one killed last. */
  restoreReplica(): Promise<void>;
  /** Resolves once every node knows a live owner of every slot. */
  isWhole(): Promise<void>;
  stop(): Promise<void>;
}

export interface StartClusterOptions {
  readonly withReplicas?: boolean;
  readonly tls?: SelfSigned;
}

const SLOTS = 16_384;
const NODES = 3;
const HOST = '127.0.0.1';
const CLUSTER = ['--cluster-enabled', 'yes', '--cluster-node-timeout', '1000'];
/**
 * A fresh replica starts to follow at once, and may replace a primary even if it has hardly followed it.
 */
const REPLICATION = ['--repl-diskless-sync-delay', '0', '--cluster-replica-validity-factor', '0'];

export async function startRedisCluster(options: StartClusterOptions = {}): Promise<RedisCluster> {
  const primaries = await Promise.all(range(NODES).map(() => startNode(options)));
  const replicas = await Promise.all(range(options.withReplicas ? NODES : 0).map(() => startNode(options)));
  let killed: number | null = null;
  const live = () => [...primaries.filter((_, index) => index !== killed), ...replicas];
  await Promise.all(
    primaries.map(({ admin }, index) => addSlots(admin, firstSlot(index), firstSlot(index + 1) - 1)),
  );
  await meet(live());
  await Promise.all(replicas.map((replica, index) => follow(replica, found(primaries[index]))));
  const isWhole = () => untilWhole(live());
  await isWhole();
  return {
    get nodes() {
      return primaries.map(({ clientPort }) => ({ host: HOST, port: clientPort }));
    },
    primaries,
    replicas,
    primaryOf: (slot) => found(primaries[Math.floor((slot * NODES) / SLOTS)]),
    moveSlot: async (slot) => {
      const source = await ownerOf(slot, primaries);
      await moveSlot(slot, source, found(primaries.find((one) => one !== source)), live());
    },
    killPrimary: async (index) => {
      killed = index;
      await found(primaries[index]).kill();
    },
    restoreReplica: async () => {
      if (killed === null) return;
      const successor = found(replicas[killed]);
      await untilDone(async () => {
        if (!/role:master/.test(await successor.admin.info('replication'))) throw new Error('not yet');
      });
      const back = await startNode(options);
      primaries[killed] = successor;
      replicas[killed] = back;
      await meet([successor, back]);
      await follow(back, successor);
      await untilDone(async () => {
        if (!/master_link_status:up/.test(await back.admin.info('replication'))) throw new Error('not yet');
      });
      await isWhole();
      killed = null;
    },
    isWhole,
    stop: async () => {
      await Promise.all([...primaries, ...replicas].map((node) => node.stop()));
    },
  };
}

/** Once the nodes know each other. */
const follow = ({ admin }: RedisServer, primary: RedisServer): Promise<void> =>
  untilDone(async () => admin.call('CLUSTER', 'REPLICATE', await idOf(primary)));

const idOf = ({ admin }: RedisServer): Promise<string> => admin.call('CLUSTER', 'MYID').then(String);

async function ownerOf(slot: number, primaries: readonly RedisServer[]): Promise<RedisServer> {
  const [first] = primaries;
  const ranges = (await first?.admin.cluster('SLOTS')) ?? [];
  const [, , owner] = ranges.find(([from, to]) => from <= slot && slot <= to) ?? [];
  return found(primaries.find((one) => one.port === owner?.[1] || one.clientPort === owner?.[1]));
}

/** Like redis-cli: announces the move, migrates each key, then informs all nodes. */
export async function moveSlot(
  slot: number,
  source: RedisServer,
  target: RedisServer,
  all: readonly RedisServer[],
): Promise<void> {
  await announceMove(slot, source, target);
  for (let moved = 1; moved > 0; ) moved = await moveKeys(slot, source, target);
  await finishMove(slot, all, target);
}

export async function announceMove(slot: number, source: RedisServer, target: RedisServer): Promise<void> {
  await target.admin.call('CLUSTER', 'SETSLOT', slot, 'IMPORTING', await idOf(source));
  await source.admin.call('CLUSTER', 'SETSLOT', slot, 'MIGRATING', await idOf(target));
}

/** Resolves to the number of keys. */
export async function moveKeys(slot: number, { admin }: RedisServer, { port }: RedisServer): Promise<number> {
  const keys = await admin.call('CLUSTER', 'GETKEYSINSLOT', slot, 100);
  if (!Array.isArray(keys) || keys.length === 0) return 0;
  await admin.call('MIGRATE', HOST, port, '', 0, 5_000, 'KEYS', ...keys.map(String));
  return keys.length;
}

export async function finishMove(
  slot: number,
  all: readonly RedisServer[],
  target: RedisServer,
): Promise<void> {
  const owner = await idOf(target);
  for (const node of [target, ...all]) {
    const isReplica = /role:slave/.test(await node.admin.info('replication'));
    if (!isReplica) await node.admin.call('CLUSTER', 'SETSLOT', slot, 'NODE', owner);
  }
}

const range = (count: number): readonly number[] => Array.from({ length: count }, (_, index) => index);

const firstSlot = (index: number): number => Math.ceil((index * SLOTS) / NODES);

async function startNode({ tls }: StartClusterOptions): Promise<RedisServer> {
  const bus = await freePort();
  return startRedis({
    ...(tls && { tls }),
    args: [...CLUSTER, ...REPLICATION, '--cluster-port', `${bus}`],
  });
}

const addSlots = (admin: Redis, first: number, last: number) =>
  admin.call('CLUSTER', 'ADDSLOTSRANGE', first, last);

async function meet(nodes: readonly RedisServer[]): Promise<void> {
  const [first, ...others] = nodes;
  for (const { clientPort, admin } of others) {
    const bus = /cluster-port\s+(\d+)/.exec(
      String(await admin.call('CONFIG', 'GET', 'cluster-port')).replace(',', ' '),
    );
    await first?.admin.call('CLUSTER', 'MEET', HOST, clientPort, Number(bus?.[1]));
  }
}

async function untilWhole(nodes: readonly RedisServer[]): Promise<void> {
  await untilDone(async () => {
    for (const { admin } of nodes) {
      if (admin.status !== 'ready') continue;
      const info = String(await admin.call('CLUSTER', 'INFO'));
      if (!info.includes('cluster_state:ok') || !info.includes(`cluster_slots_ok:${SLOTS}`))
        throw new Error(`The Cluster is not whole: ${info}`);
    }
  });
}

const WHOLE_WITHIN_MS = 15_000;
const LOOK_EVERY_MS = 50;

/** Retries until it no longer throws. */
async function untilDone(attempt: () => Promise<unknown>): Promise<void> {
  const giveUp = AbortSignal.timeout(WHOLE_WITHIN_MS);
  for (;;) {
    try {
      await attempt();
      return;
    } catch (error) {
      if (giveUp.aborted) throw error;
      await once(AbortSignal.timeout(LOOK_EVERY_MS), 'abort');
    }
  }
}

function found(server: RedisServer | undefined): RedisServer {
  if (!server) throw new Error('No primary has this slot');
  return server;
}

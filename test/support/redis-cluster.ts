import { once } from 'node:events';
import type { Redis } from 'ioredis';
import type { HostAndPort } from '../../backend/src/sessions/redis-address.ts';
import { freePort } from './free-port.ts';
import { type RedisServer, startRedis } from './redis.ts';

/** A Cluster of three primaries, each with a replica if wanted. */
export interface RedisCluster {
  readonly nodes: readonly HostAndPort[];
  readonly primaries: readonly RedisServer[];
  readonly replicas: readonly RedisServer[];
  /** The primary that has the slot. */
  primaryOf(slot: number): RedisServer;
  /** Resolves once every node knows an owner of every slot, and sees it up. */
  isWhole(): Promise<void>;
  stop(): Promise<void>;
}

export interface StartClusterOptions {
  readonly withReplicas?: boolean;
  /** Further arguments of each server. */
  readonly args?: readonly string[];
}

const SLOTS = 16_384;
const NODES = 3;
const HOST = '127.0.0.1';
const CLUSTER = ['--cluster-enabled', 'yes', '--cluster-node-timeout', '1000'];
/** A fresh replica follows at once, and may stand in for a primary that it has hardly followed. */
const REPLICATION = ['--repl-diskless-sync-delay', '0', '--cluster-replica-validity-factor', '0'];

export async function startRedisCluster(options: StartClusterOptions = {}): Promise<RedisCluster> {
  const primaries = await Promise.all(range(NODES).map(() => startNode(options)));
  const replicas = await Promise.all(range(options.withReplicas ? NODES : 0).map(() => startNode(options)));
  const all = [...primaries, ...replicas];
  await Promise.all(
    primaries.map(({ admin }, index) => addSlots(admin, firstSlot(index), firstSlot(index + 1) - 1)),
  );
  await meet(all);
  await Promise.all(
    replicas.map(async ({ admin }, index) => {
      const primary = await primaries[index]?.admin.call('CLUSTER', 'MYID');
      await untilDone(() => admin.call('CLUSTER', 'REPLICATE', String(primary)));
    }),
  );
  const isWhole = () => untilWhole(all);
  await isWhole();
  return {
    nodes: primaries.map(({ port }) => ({ host: HOST, port })),
    primaries,
    replicas,
    primaryOf: (slot) => found(primaries[Math.floor((slot * NODES) / SLOTS)]),
    isWhole,
    stop: async () => {
      await Promise.all(all.map((node) => node.stop()));
    },
  };
}

const range = (count: number): readonly number[] => Array.from({ length: count }, (_, index) => index);

const firstSlot = (index: number): number => Math.ceil((index * SLOTS) / NODES);

async function startNode({ args = [] }: StartClusterOptions): Promise<RedisServer> {
  const bus = await freePort();
  return startRedis({ args: [...CLUSTER, ...REPLICATION, '--cluster-port', `${bus}`, ...args] });
}

const addSlots = (admin: Redis, first: number, last: number) =>
  admin.call('CLUSTER', 'ADDSLOTSRANGE', first, last);

async function meet(nodes: readonly RedisServer[]): Promise<void> {
  const [first, ...others] = nodes;
  for (const { port, admin } of others) {
    const bus = /cluster-port\s+(\d+)/.exec(
      String(await admin.call('CONFIG', 'GET', 'cluster-port')).replace(',', ' '),
    );
    await first?.admin.call('CLUSTER', 'MEET', HOST, port, Number(bus?.[1]));
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

/** Tries again until it no longer throws. */
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

import { setTimeout as elapsed } from 'node:timers/promises';
import slotOf from 'cluster-key-slot';
import { Cluster } from 'ioredis';
import { sessionKeys } from '../../backend/src/sessions/redis-keys.ts';
import { type RedisCluster, startRedisCluster } from '../support/redis-cluster.ts';
import { faultRow } from './fault-row.ts';
import type { FaultVisitor } from './fault-visitor.ts';
import type { History } from './history.ts';
import { scaled, withinMs } from './scale.ts';
import { talkOn } from './small-talk.ts';

const MOVES = scaled(1, 20);
const KILLS = scaled(1, 3);
const VISITORS = 8;
const TURNS = scaled(60, 200);
const SERVES_AGAIN_WITHIN_MS = withinMs(4_000);

faultRow(
  {
    row: 13,
    fault: 'Cluster (cluster-node-timeout 1000): slots of live sessions moved, primaries killed',
    target: 'redirects followed, no CROSSSLOT; in use again within 4 s, 0 errors',
  },
  async ({ start, visitor, history, allWell, readSessionsBy, onClose, expectProgress }) => {
    const cluster = await startRedisCluster({ withReplicas: true });
    onClose(() => cluster.stop());
    // Created at the end, when the original primaries are gone.
    readSessionsBy(() => {
      const reader = new Cluster([...cluster.nodes]);
      reader.on('error', () => undefined);
      onClose(async () => reader.disconnect());
      return reader;
    });
    const env = {
      REDIS_URL: '',
      REDIS_CLUSTER_NODES: cluster.nodes.map(({ host, port }) => `${host}:${port}`).join(),
    };
    const processes = await Promise.all([start(env), start(env)]);
    const visitors = Array.from({ length: VISITORS }, (_, n) =>
      visitor(processes[n % processes.length]?.url ?? '', { withToken: n % 2 === 0 }),
    );
    const talks = visitors.map((one, n) => talkOn(one, () => [processes[n % processes.length]?.url ?? '']));
    await history.grownBy(TURNS);
    for (let move = 0; move < MOVES; move += 1) {
      const moved = visitors[move % visitors.length];
      if (moved) await cluster.moveSlot(slotOf(sessionKeys(moved.session).state));
      await history.grownBy(VISITORS);
    }
    const degradedByMoves = history.operations.filter(({ degraded }) => degraded).length;
    const waits: number[] = [];
    for (let kill = 0; kill < KILLS; kill += 1) {
      await history.grownBy(TURNS);
      waits.push(await survive(cluster, kill, visitors, history));
      await cluster.restoreReplica();
      await allWell();
    }
    for (const { end } of talks) await end();
    expectProgress({ least: (1 + KILLS) * TURNS });
    const failed = history.operations.filter(({ outcome }) => outcome !== 'ok').length;
    const crossed = processes.filter((process) => process.output().includes('CROSSSLOT')).length;
    const longestMs = Math.max(...waits);
    return {
      reached: (objections) =>
        `${MOVES} slots moved (${degradedByMoves} turns without Redis), all sessions in use again ${(longestMs / 1_000).toFixed(1)} s after a kill at most; ${failed} errors of ${history.operations.length}, ${objections('C1')} turns lost, ${crossed} CROSSSLOT`,
      met: longestMs <= SERVES_AGAIN_WITHIN_MS && failed === 0 && crossed === 0 && degradedByMoves === 0,
    };
  },
);

/**
 * Kills a primary; resolves to the milliseconds until every session had a turn that used Redis and began
 * afterwards.
 */
async function survive(
  cluster: RedisCluster,
  index: number,
  visitors: readonly FaultVisitor[],
  history: History,
): Promise<number> {
  const waiting = new Set(visitors.map(({ session }) => session));
  await cluster.killPrimary(index);
  const from = performance.now();
  let seen = history.operations.length;
  while (waiting.size > 0) {
    await history.grownBy(1);
    for (const { session, sentAt, outcome, degraded } of history.operations.slice(seen))
      if (sentAt > from && outcome === 'ok' && !degraded) waiting.delete(session);
    seen = history.operations.length;
    if (performance.now() - from > 30_000) throw new Error(`${waiting.size} sessions are without Redis`);
    await elapsed(0);
  }
  return performance.now() - from;
}

import { startSentinels, type WatchedRedis } from '../support/redis-sentinel.ts';
import { faultRow } from './fault-row.ts';
import type { History } from './history.ts';
import { scaled, withinMs } from './scale.ts';
import { talkOn } from './small-talk.ts';

const REPLICAS = scaled<readonly ('healthy' | 'lagging')[]>(
  ['lagging'],
  ['healthy', 'lagging', 'healthy', 'lagging', 'healthy', 'lagging'],
);
const VISITORS = 8;
const TURNS = scaled(60, 200);
const SERVES_AGAIN_WITHIN_MS = withinMs(4_000);
const WHOLE = 0.99;

faultRow(
  {
    row: 11,
    fault: 'Sentinel failover to a replica that is up to date, or that lags',
    target: 'in use again within 4 s; ≥ 99 % of sessions repaired, no booking lost',
  },
  async ({ start, visitor, history, allWell, readSessionsBy, onClose, expectProgress }) => {
    const redis = await startSentinels();
    onClose(() => redis.stop());
    readSessionsBy(() => redis.primary.admin);
    const env = {
      REDIS_URL: '',
      REDIS_SENTINELS: redis.sentinels.map(({ host, port }) => `${host}:${port}`).join(),
      REDIS_SENTINEL_NAME: redis.name,
    };
    const urls = (await Promise.all([start(env), start(env)])).map(({ url }) => url);
    const talks = Array.from({ length: VISITORS }, (_, n) => {
      const url = urls[n % urls.length] ?? '';
      return talkOn(visitor(url, { withToken: n % 2 === 0 }), () => [url]);
    });
    const waits: number[] = [];
    for (const replica of REPLICAS) {
      await history.grownBy(TURNS);
      if (replica === 'lagging') await leftBehind(redis, history.grownBy(TURNS));
      const failover = redis.failOver();
      waits.push(await usedAgain(history));
      await failover;
      await history.grownBy(TURNS);
      await redis.restoreReplica();
      await allWell();
    }
    for (const { end } of talks) await end();
    expectProgress({ least: 2 * TURNS * REPLICAS.length });
    const { operations } = history;
    const failed = operations.filter(({ outcome }) => outcome !== 'ok').length;
    const longestMs = Math.max(...waits);
    return {
      reached: (objections) =>
        `in use again after ${(longestMs / 1_000).toFixed(1)} s at most, ${failed} errors; ${objections('C1')} turns lost of ${operations.length} in ${waits.length} failovers`,
      met: longestMs <= SERVES_AGAIN_WITHIN_MS && failed <= (1 - WHOLE) * operations.length,
    };
  },
);

/** The replica's link is cut repeatedly, so that it lacks what the primary took meanwhile. */
async function leftBehind({ primary }: WatchedRedis, turns: Promise<unknown>): Promise<void> {
  let isOver = false;
  const over = turns.finally(() => {
    isOver = true;
  });
  while (!isOver) await primary.admin.call('CLIENT', 'KILL', 'TYPE', 'REPLICA');
  await over;
}

/** Milliseconds from now until a turn that began later used Redis. */
async function usedAgain(history: History): Promise<number> {
  const from = performance.now();
  // Turns in flight may still be answered by the primary that is about to die.
  await history.grownBy(VISITORS);
  do await history.grownBy(1);
  while (history.operations.at(-1)?.degraded);
  return performance.now() - from;
}

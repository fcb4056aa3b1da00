import { faultRow } from './fault-row.ts';
import type { History } from './history.ts';
import { scaled, withinMs } from './scale.ts';
import { talkOn } from './small-talk.ts';

const ROUNDS = scaled(1, 10);
const VISITORS = 4;
const TURNS = 60;
const WELL_WITHIN_MS = withinMs(2_000);

faultRow(
  {
    row: 12,
    fault: 'Redis becomes a read-only replica, then primary again; SCRIPT FLUSH',
    target: 'in use again within 2 s; 0 visible errors',
  },
  async ({ deployment, start, visitor, history, expectProgress, allWell }) => {
    const { admin } = deployment.redis;
    const { url } = await start();
    const talks = Array.from({ length: VISITORS }, () => talkOn(visitor(url), () => [url]));
    let longestMs = 0;
    for (let round = 0; round < ROUNDS; round += 1) {
      await history.grownBy(TURNS);
      await admin.script('FLUSH');
      await history.grownBy(TURNS);
      await admin.replicaof('127.0.0.1', 1);
      await history.grownBy(TURNS);
      await admin.replicaof('NO', 'ONE');
      longestMs = Math.max(longestMs, await usedAgain(history));
    }
    for (const { end } of talks) await end();
    await allWell();
    expectProgress({ least: 3 * ROUNDS * TURNS });
    const errors = history.operations.filter(({ outcome }) => outcome !== 'ok').length;
    return {
      reached: `in use again after ${(longestMs / 1_000).toFixed(1)} s at most; ${errors} errors of ${history.operations.length}`,
      met: longestMs <= WELL_WITHIN_MS && errors === 0,
    };
  },
);

/** Milliseconds until a turn used Redis. */
async function usedAgain(history: History): Promise<number> {
  const from = performance.now();
  do await history.grownBy(1);
  while (history.operations.at(-1)?.degraded);
  return performance.now() - from;
}

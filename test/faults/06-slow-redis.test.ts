import { ROOMY, TO_SLOTS } from './businesses.ts';
import { faultRow } from './fault-row.ts';
import { percentile } from './percentile.ts';
import { scaled } from './scale.ts';

const VISITORS = scaled(4, 40);
const DELAY_MS = 200;

faultRow(
  {
    row: 6,
    fault: '200 ms of added latency each way to Redis',
    target: 'only slower: 0 errors, 0 degraded turns',
  },
  async ({ start, visitor, toRedis, history, expectProgress }) => {
    const { url } = await start(ROOMY);
    const visitors = Array.from({ length: VISITORS }, () => visitor(url));
    await Promise.all(visitors.map((each) => each.sayAll(TO_SLOTS)));
    toRedis.set({ kind: 'delay', ms: DELAY_MS });
    const from = performance.now();
    await Promise.all(visitors.map((each) => each.sayAll(['1', 'yes', 'menu'])));
    const slow = history.operations.filter(({ sentAt }) => sentAt >= from);
    toRedis.set({ kind: 'pass' });
    expectProgress({ least: slow.length, healed: true });
    const errors = slow.filter(({ outcome }) => outcome !== 'ok').length;
    const degraded = slow.filter((operation) => operation.degraded).length;
    const median = Math.round(
      percentile(
        slow.map(({ sentAt, doneAt }) => doneAt - sentAt),
        0.5,
      ),
    );
    return {
      reached: `${errors} errors, ${degraded} degraded of ${slow.length} turns, median ${median} ms`,
      met: errors + degraded === 0 && median >= DELAY_MS,
    };
  },
);

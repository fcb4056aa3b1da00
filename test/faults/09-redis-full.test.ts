import { expect } from 'vitest';
import { faultRow } from './fault-row.ts';
import { UNTIL_SLOTS } from './fault-words.ts';
import { scaled, withinMs } from './scale.ts';

const VISITORS = scaled(5, 50);
const WELL_WITHIN_MS = withinMs(5_000);

faultRow(
  {
    row: 9,
    fault: 'Redis is full (noeviction)',
    target: '0 status 500, reads and turns go on, an alarm; recovered within 5 s',
  },
  async ({ deployment, start, visitor, history, allWell, expectProgress }) => {
    const [here, elsewhere] = await Promise.all([start(), start()]);
    const visitors = Array.from({ length: VISITORS }, () => visitor(here.url, { withToken: true }));
    for (const each of visitors) await each.sayAll(UNTIL_SLOTS.slice(0, 3));

    await deployment.redis.admin.config('SET', 'maxmemory', '1');
    for (const each of visitors) {
      for (const [turn, message] of UNTIL_SLOTS.slice(3).entries()) {
        each.moveTo(turn % 2 === 0 ? here.url : elsewhere.url);
        await each.say(message);
      }
      expect(await each.look()).toMatchObject({ status: 200, snapshot: { turn: UNTIL_SLOTS.length } });
    }
    const newcomer = visitor(elsewhere.url);
    await newcomer.sayAll(UNTIL_SLOTS);
    const metrics = await (await fetch(`${here.url}/metrics`)).text();
    const alarm = /^holdfast_store_failures_total\{verb="commit"\} [1-9]/m.test(metrics);

    await deployment.redis.admin.config('SET', 'maxmemory', '0');
    const wellMs = await allWell();
    expectProgress({ healed: true });
    for (const each of visitors)
      expect(await each.look()).toMatchObject({ snapshot: { turn: UNTIL_SLOTS.length, degraded: false } });
    const errors = history.operations.filter(({ status }) => status === null || status >= 500).length;
    return {
      reached: `${errors} errors of ${history.operations.length}, ${alarm ? 'an' : 'no'} alarm, recovered after ${(wellMs / 1_000).toFixed(1)} s`,
      met: errors === 0 && alarm && wellMs <= WELL_WITHIN_MS,
    };
  },
);

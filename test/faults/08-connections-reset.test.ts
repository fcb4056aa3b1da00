import { setTimeout as elapsed } from 'node:timers/promises';
import { startTcpProxy } from '../support/tcp-proxy.ts';
import { faultRow } from './fault-row.ts';
import { UNTIL_REVIEW } from './fault-words.ts';
import { scaled } from './scale.ts';
import { talkOn } from './small-talk.ts';

const EVERY_MS = 50;
const FOR_MS = scaled(1_500, 30_000);
const VISITORS = 4;
const WARM_UP_TALKS = 3;
/** A short run shares the machine: a turn that takes longer than a connection lasts needs more of them. */
const TRIES = scaled(15, 3);
const SHARE = 0.95;

faultRow(
  {
    row: 8,
    fault: 'TCP resets every 50 ms for 30 s, to Redis and to clients',
    target: '≥ 95 % of messages answered within 3 tries',
  },
  async ({ start, visitor, toRedis, history, expectProgress, allWell }) => {
    const { url } = await start();
    const toProcess = await startTcpProxy(Number(new URL(url).port));
    // The first turns of a process take longer than a connection lasts below.
    for (let talk = 0; talk < WARM_UP_TALKS; talk += 1) {
      const early = visitor(url);
      for (const message of [...UNTIL_REVIEW, 'yes']) await early.insist(message, [url]);
    }
    const throughProxy = [`http://127.0.0.1:${toProcess.port}`];
    const talks = Array.from({ length: VISITORS }, () => talkOn(visitor(url), () => throughProxy));
    const resetting = setInterval(() => {
      toRedis.reset();
      toProcess.reset();
    }, EVERY_MS);
    await elapsed(FOR_MS);
    clearInterval(resetting);
    const tries = (await Promise.all(talks.map(({ end }) => end()))).flat();
    await toProcess.close();
    await allWell();
    expectProgress({ least: tries.length });
    const within = tries.filter((each) => each <= TRIES).length / tries.length;
    const cut = history.operations.filter(({ outcome }) => outcome === 'info').length;
    const degraded = history.operations.filter((operation) => operation.degraded).length;
    return {
      reached: `${(within * 100).toFixed(2)} % of ${tries.length} (${cut} attempts cut off, ${degraded} turns taken without Redis)`,
      met: within >= SHARE && cut > 0,
    };
  },
);

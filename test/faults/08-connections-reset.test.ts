import { setTimeout as elapsed } from 'node:timers/promises';
import { startTcpProxy } from '../support/tcp-proxy.ts';
import { faultRow } from './fault-row.ts';
import { scaled } from './scale.ts';
import { talkOn } from './small-talk.ts';

const EVERY_MS = 50;
const FOR_MS = scaled(1_500, 30_000);
const VISITORS = 4;
const TRIES = 3;
const SHARE = 0.95;

faultRow(
  {
    row: 8,
    fault: 'RST every 50 ms for 30 s, to Redis and to the clients',
    target: '≥ 95 % answered within 3 tries',
  },
  async ({ start, visitor, toRedis, history, expectProgress, allWell }) => {
    const { url } = await start();
    const toProcess = await startTcpProxy(Number(new URL(url).port));
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

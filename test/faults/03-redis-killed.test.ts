import { faultRow } from './fault-row.ts';
import { scaled } from './scale.ts';
import { talkOn } from './small-talk.ts';

const KILLS = scaled(1, 20);
/** Some of them switch process with each turn. */
const VISITORS = 8;
/** Turns taken before each kill, and again before Redis comes back. */
const TURNS = scaled(60, 200);

faultRow(
  {
    row: 3,
    fault: 'kill -9 of Redis with appendfsync everysec, two processes',
    target: '0 acknowledged turns lost',
  },
  async ({ deployment, start, visitor, random, history, allWell, expectProgress }) => {
    const [one, other] = await Promise.all([start(), start()]);
    const urls = [one.url, other.url];
    const talks = Array.from({ length: VISITORS }, (_, n) => {
      const wanders = n % 4 === 0;
      let at = n;
      return talkOn(visitor(one.url, { withToken: wanders }), () => {
        if (wanders) at += 1;
        return [urls[at % urls.length] ?? one.url];
      });
    });
    for (let kill = 0; kill < KILLS; kill += 1) {
      await history.grownBy(TURNS + random.below(TURNS));
      await deployment.redis.kill();
      await history.grownBy(TURNS + random.below(TURNS));
      await deployment.restartRedis();
      await allWell();
    }
    for (const { end } of talks) await end();
    expectProgress({ least: 2 * KILLS * TURNS });
    const ok = history.operations.filter(({ outcome }) => outcome === 'ok');
    const degraded = ok.filter((operation) => operation.degraded).length;
    return {
      reached: (objections) =>
        `${objections('C1')} of ${ok.length} lost, ${degraded} of them taken without Redis in ${KILLS} outages`,
      met: ok.length === history.operations.length && degraded > 0,
    };
  },
  { redisArgs: ['--appendonly', 'yes', '--appendfsync', 'everysec'] },
);

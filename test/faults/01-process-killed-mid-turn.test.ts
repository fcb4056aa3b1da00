import { faultRow } from './fault-row.ts';
import { scaled } from './scale.ts';
import { talkOn } from './small-talk.ts';

const KILLS = scaled(3, 100);
const VISITORS = 6;

faultRow(
  {
    row: 1,
    fault: 'kill -9 of a process mid-turn, 100 times',
    target: '0 turns lost, 0 done twice',
  },
  async ({ start, visitor, random, history, expectProgress }) => {
    const survivor = await start();
    let victim = await start();
    const talks = Array.from({ length: VISITORS }, () =>
      talkOn(visitor(survivor.url), () => [victim.url, survivor.url]),
    );
    for (let kill = 0; kill < KILLS; kill += 1) {
      const successor = start();
      await history.grownBy(VISITORS + random.below(2 * VISITORS));
      await victim.stop('SIGKILL');
      victim = await successor;
    }
    for (const { end } of talks) await end();
    expectProgress({ least: KILLS * VISITORS });
    const cut = history.operations.filter(({ outcome }) => outcome === 'info').length;
    return { reached: `${cut} turns cut off by ${KILLS} kills, all found again`, met: cut >= KILLS };
  },
);

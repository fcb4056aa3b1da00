import { eventually } from '../support/eventually.ts';
import { faultRow } from './fault-row.ts';
import { UNTIL_SLOTS } from './fault-words.ts';
import type { FaultWorld } from './fault-world.ts';
import { storedVersion } from './read-stores.ts';
import { scaled } from './scale.ts';
import { talkOn } from './small-talk.ts';

const KILLS = scaled(2, 100);
const VISITORS = 6;

faultRow(
  {
    row: 1,
    fault: 'kill -9 of a process mid-turn, 100 times',
    target: '0 turns lost, 0 done twice',
  },
  async (world) => {
    const { start, visitor, random, history, expectProgress } = world;
    // Connected to Redis directly, so that the others' faults do not affect it.
    const survivor = await start({ REDIS_URL: world.deployment.redis.url });
    await killedBeforeItsReply(world, survivor.url);
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
    const { operations } = history;
    const cut = operations.filter(({ outcome }) => outcome === 'info').length;
    const answered = operations.filter(({ outcome }) => outcome === 'ok').length;
    return {
      reached: (objections) =>
        `${objections('C1')} lost, ${objections('C2')} done twice of ${answered} turns, ${cut} of them cut off by ${KILLS} kills and retried`,
      met: cut >= KILLS,
    };
  },
);

/**
 * Its turn has taken a hold and is committed; the checkers verify that its retry elsewhere is the same
 * turn.
 */
async function killedBeforeItsReply(
  { deployment, start, visitor, toRedis }: FaultWorld,
  survivorUrl: string,
): Promise<void> {
  const victim = await start({ REDIS_COMMAND_TIMEOUT_MS: '20000' });
  const client = visitor(victim.url);
  await client.sayAll(UNTIL_SLOTS);
  const dropped = toRedis.dropReplyAfter('BOOK_REVIEW');
  const lost = client.attempt('1', 'the-pick');
  await dropped;
  toRedis.set({ kind: 'blackHole' });
  await eventually(async () => {
    const version = await storedVersion(deployment, client.session);
    if (version !== UNTIL_SLOTS.length + 1) throw new Error(`at turn ${version}`);
  });
  await victim.stop('SIGKILL');
  if ((await lost).kind !== 'unknown') throw new Error('It was answered before it was killed');
  toRedis.reset();
  toRedis.set({ kind: 'pass' });
  await client.insist('1', [survivorUrl], { messageId: 'the-pick' });
  await client.insist('1', [survivorUrl], { messageId: 'the-pick' });
}

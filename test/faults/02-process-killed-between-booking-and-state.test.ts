import { expect } from 'vitest';
import { eventually } from '../support/eventually.ts';
import { faultRow } from './fault-row.ts';
import { UNTIL_SLOTS } from './fault-words.ts';
import type { FaultWorld } from './fault-world.ts';
import { lockTable, waitingForLocks } from './lock-table.ts';
import { storedVersion } from './read-stores.ts';
import { scaled } from './scale.ts';

/** Bookings cut off by each kill, at different times. */
const AT_ONCE = 5;
const KILLS = scaled(1, 20);
/** Occurs only in the statement that confirms. */
const CONFIRMS = 'confirmed_at = coalesce(';

faultRow(
  {
    row: 2,
    fault: 'kill -9 after a booking is committed, before its state is',
    target: '100 of 100 bookings found by a retry on another instance',
  },
  async (world) => {
    // Connected to Redis directly, so that the others' faults do not affect it.
    const survivor = await world.start({ REDIS_URL: world.deployment.redis.url });
    let repaired = 0;
    for (let kill = 0; kill < KILLS; kill += 1) repaired += await cutOff(world, survivor.url);
    world.expectProgress({ healed: true });
    return { reached: `${repaired} of ${KILLS * AT_ONCE}`, met: repaired === KILLS * AT_ONCE };
  },
);

/** Resolves to the number of retries that found the booking. */
async function cutOff(world: FaultWorld, survivorUrl: string): Promise<number> {
  const { deployment, start, toRedis, visitor } = world;
  // Its Redis time-out is longer than the test takes to kill it.
  const victim = await start({ REDIS_COMMAND_TIMEOUT_MS: '20000' });
  const visitors = Array.from({ length: AT_ONCE }, () => visitor(victim.url));
  for (const [n, each] of visitors.entries()) await each.sayAll([...UNTIL_SLOTS, `${n + 1}`]);

  const unlock = await lockTable(deployment, 'reservations');
  const lost = visitors.map((each) => each.attempt('yes', 'the-yes'));
  await eventually(async () => expect(await waitingForLocks(deployment, CONFIRMS)).toBe(AT_ONCE));
  // The turns have read their state and are about to book; from here on nothing of them reaches Redis.
  toRedis.set({ kind: 'blackHole' });
  await unlock();
  const references = await eventually(async () => {
    const found = await Promise.all(visitors.map(({ session }) => bookingOf(world, session)));
    expect(found).not.toContain(null);
    return found;
  });
  await victim.stop('SIGKILL');
  toRedis.reset();
  toRedis.set({ kind: 'pass' });
  await Promise.all(lost);

  const versions = await Promise.all(visitors.map(({ session }) => storedVersion(deployment, session)));
  const retries = await Promise.all(
    visitors.map(async (each, n) => {
      each.moveTo(survivorUrl);
      const retried = await each.say('yes', 'the-yes');
      const wasCutOff = versions[n] === retried.turn - 1;
      return wasCutOff && retried.booking?.reference === references[n];
    }),
  );
  return retries.filter(Boolean).length;
}

async function bookingOf({ deployment }: FaultWorld, session: string): Promise<string | null> {
  const [row] = await deployment.query<{ reference: string }>(
    `select reference from reservations where session_id = $1 and status = 'confirmed'`,
    [session],
  );
  return row?.reference ?? null;
}

import process from 'node:process';
import { expect } from 'vitest';
import { ONE_ROOM, TO_SLOTS } from './businesses.ts';
import { faultRow } from './fault-row.ts';
import type { Attempt, FaultVisitor } from './fault-visitor.ts';
import type { FaultWorld } from './fault-world.ts';
import { scaled } from './scale.ts';

/** At most the number of a process's database connections. */
const AT_ONCE = scaled(4, 10);
const ROUNDS = scaled(1, 10);
const STALLS = 2 * ROUNDS * AT_ONCE;

faultRow(
  {
    row: 19,
    fault: 'a process stalls until its holds have lapsed and others have booked',
    target: 'its confirmations are refused: 0 double bookings in 200',
  },
  async (world) => {
    const direct = { ...ONE_ROOM, DATABASE_URL: world.deployment.postgres.url };
    const [stalled, other] = await Promise.all([world.start(ONE_ROOM), world.start(direct)]);
    let refused = 0;
    for (let round = 0; round < ROUNDS; round += 1) {
      refused += await confirmTooLate(world, stalled.url, other.url, {
        begin: () => process.kill(stalled.pid, 'SIGSTOP'),
        end: () => process.kill(stalled.pid, 'SIGCONT'),
      });
      // Here the confirming statement is in flight for as long.
      refused += await confirmTooLate(world, stalled.url, other.url, {
        begin: () => world.toDatabase.set({ kind: 'blackHole' }),
        end: () => world.toDatabase.set({ kind: 'pass' }),
      });
    }
    return {
      reached: (objections) => `${refused} of ${STALLS} refused, ${objections('C3')} double bookings`,
      met: refused === STALLS,
    };
  },
);

/** Resolves to the number of visitors who were told that they have not booked. */
async function confirmTooLate(
  world: FaultWorld,
  stalledUrl: string,
  otherUrl: string,
  stall: { readonly begin: () => unknown; readonly end: () => unknown },
): Promise<number> {
  const sleepers = Array.from({ length: AT_ONCE }, () => world.visitor(stalledUrl));
  const times: string[] = [];
  for (const sleeper of sleepers) times.push(await hold(sleeper));
  stall.begin();
  const late = sleepers.map((sleeper) => sleeper.attempt('yes'));
  await lapse(world, sleepers);
  for (const time of times) {
    const rival = world.visitor(otherUrl);
    expect(await hold(rival)).toBe(time);
    expect((await rival.say('yes')).booking?.startsAt).toBe(time);
  }
  stall.end();
  const answers: readonly Attempt[] = await Promise.all(late);
  return answers.filter((answer) => answer.kind === 'replied' && answer.reply.booking === null).length;
}

/** Holds the earliest time and returns its start. */
async function hold(visitor: FaultVisitor): Promise<string> {
  await visitor.sayAll(TO_SLOTS);
  const { parts } = await visitor.say('1');
  const [time] = parts.flatMap((part) => (part.type === 'hold' ? [part.startsAt] : []));
  if (time === undefined) throw new Error('No time is held');
  return time;
}

/** Lets their holds lapse. */
const lapse = ({ deployment }: FaultWorld, visitors: readonly FaultVisitor[]): Promise<unknown> =>
  deployment.query(
    `update reservations set held_until = now() - interval '1 second' where status = 'held' and session_id = any($1)`,
    [visitors.map(({ session }) => session)],
  );

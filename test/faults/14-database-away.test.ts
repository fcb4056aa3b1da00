import { expect } from 'vitest';
import { sessionKeys } from '../../backend/src/sessions/redis-keys.ts';
import { ROOMY, TO_REVIEW } from './businesses.ts';
import { faultRow } from './fault-row.ts';
import type { FaultVisitor } from './fault-visitor.ts';
import type { FaultWorld } from './fault-world.ts';
import { scaled, withinMs } from './scale.ts';

const VISITORS = scaled(4, 25);
const ROUNDS = scaled(1, 5);
const WELL_WITHIN_MS = withinMs(5_000);
const NEVER_LONGER_MS = withinMs(3_000);

interface Outage {
  readonly begin: (world: FaultWorld) => unknown;
  readonly end: (world: FaultWorld) => unknown;
}

const OUTAGES: readonly Outage[] = [
  {
    begin: ({ deployment }) => deployment.postgres.kill(),
    end: ({ deployment }) => deployment.postgres.restart(),
  },
  {
    begin: ({ toDatabase }) => {
      toDatabase.set({ kind: 'refuse' });
      toDatabase.reset();
    },
    end: ({ toDatabase }) => toDatabase.set({ kind: 'pass' }),
  },
  {
    begin: ({ toDatabase }) => toDatabase.set({ kind: 'blackHole' }),
    end: ({ toDatabase }) => toDatabase.set({ kind: 'pass' }),
  },
];

faultRow(
  {
    row: 14,
    fault: 'PostgreSQL killed, refusing connections, black-holed',
    target:
      '0 false confirmations; the chat goes on, only restores from a token are refused; recovered within 5 s',
  },
  async (world) => {
    const [{ url }, elsewhere] = await Promise.all([world.start(ROOMY), world.start(ROOMY)]);
    const tally = {
      asked: 0,
      falsely: 0,
      late: 0,
      booked: 0,
      restores: 0,
      refused: 0,
      restored: 0,
      worstMs: 0,
      longestMs: 0,
    };
    for (let round = 0; round < ROUNDS; round += 1) {
      for (const outage of OUTAGES) await survive(world, url, elsewhere.url, outage, tally);
    }
    world.expectProgress({ healed: true });
    return {
      reached: `${tally.falsely} of ${tally.asked} falsely confirmed; ${tally.booked} booked on retry, ${tally.late} of which had been committed late; ${tally.refused} of ${tally.restores} restores from a token refused, ${tally.restored} done afterwards; recovered after ${seconds(tally.worstMs)}; no answer later than ${seconds(tally.longestMs)}`,
      met:
        tally.falsely === 0 &&
        tally.booked === OUTAGES.length * ROUNDS * VISITORS &&
        tally.refused === tally.restores &&
        tally.restored === tally.restores &&
        tally.worstMs <= WELL_WITHIN_MS &&
        tally.longestMs <= NEVER_LONGER_MS,
    };
  },
);

interface Tally {
  asked: number;
  falsely: number;
  /** Committed once the link was restored, although the visitors had been told that nothing is booked. */
  late: number;
  booked: number;
  /** Of sessions that Redis has lost, and that the process does not have a copy of. */
  restores: number;
  refused: number;
  restored: number;
  worstMs: number;
  longestMs: number;
}

async function survive(
  world: FaultWorld,
  url: string,
  elsewhere: string,
  outage: Outage,
  tally: Tally,
): Promise<void> {
  const visitors = Array.from({ length: VISITORS }, () => world.visitor(url));
  for (const each of visitors) await each.sayAll(TO_REVIEW);
  const lost = await loseSession(world, elsewhere);
  lost.moveTo(url);
  await outage.begin(world);
  const from = performance.now();
  const answers = await Promise.all(visitors.map((each) => each.say('yes')));
  tally.asked += answers.length;
  tally.falsely += answers.filter(({ booking }) => booking !== null).length;
  for (const { message } of answers) expect(message).toMatch(/not booked yet|nothing is booked yet/i);
  await world.visitor(url).sayAll(['hello', 'pricing', 'back']);
  tally.restores += 1;
  const refused = await lost.attempt('yes', 'the-yes');
  if (refused.kind === 'refused' && refused.status === 503) tally.refused += 1;
  const during = world.history.operations.filter(({ sentAt }) => sentAt >= from);
  tally.longestMs = Math.max(tally.longestMs, ...during.map(({ sentAt, doneAt }) => doneAt - sentAt));

  await outage.end(world);
  tally.worstMs = Math.max(tally.worstMs, await world.allWell());
  tally.late += await bookingsOf(world, visitors);
  const booked = await Promise.all(visitors.map((each) => each.say('yes')));
  tally.booked += booked.filter(({ booking }) => booking?.status === 'confirmed').length;
  if ((await lost.say('yes', 'the-yes')).booking?.status === 'confirmed') tally.restored += 1;
}

/** Of a visitor who talked to that process and has a token. */
async function loseSession({ visitor, deployment }: FaultWorld, url: string): Promise<FaultVisitor> {
  const lost = visitor(url, { withToken: true });
  await lost.sayAll(TO_REVIEW);
  const { state, events } = sessionKeys(lost.session);
  await deployment.redis.admin.del(state, events);
  return lost;
}

const seconds = (ms: number): string => `${(ms / 1_000).toFixed(1)} s`;

async function bookingsOf({ deployment }: FaultWorld, visitors: readonly FaultVisitor[]): Promise<number> {
  const rows = await deployment.query(
    `select from reservations where status = 'confirmed' and session_id = any($1)`,
    [visitors.map(({ session }) => session)],
  );
  return rows.length;
}

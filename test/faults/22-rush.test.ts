import { ONE_ROOM, TO_SLOTS } from './businesses.ts';
import { faultRow } from './fault-row.ts';
import type { FaultWorld } from './fault-world.ts';
import { percentile } from './percentile.ts';
import { scaled, withinMs } from './scale.ts';

const VISITORS = scaled(50, 500);
const P99_MS = withinMs(1_000);
const OFFERED = 6;

faultRow(
  {
    row: 22,
    fault: '500 visitors want one time at once; 500 want overlapping times',
    target: 'one gets it, the others are offered alternatives; p99 ≤ 1 s; 0 deadlocks',
  },
  async (world) => {
    const env = {
      ...ONE_ROOM,
      REDIS_URL: world.deployment.redis.url,
      DATABASE_URL: world.deployment.postgres.url,
    };
    const urls = (await Promise.all([world.start(env), world.start(env)])).map(({ url }) => url);
    // A newly started process has not yet compiled the code that a rush runs.
    await rush(world, urls, () => 1);
    const same = await rush(world, urls, () => 1);
    const overlapping = await rush(world, urls, (visitor) => (visitor % OFFERED) + 1);
    const [row] = await world.deployment.query<{ deadlocks: number }>(
      'select deadlocks::int as deadlocks from pg_stat_database where datname = current_database()',
    );
    const deadlocks = row?.deadlocks ?? Number.NaN;
    world.expectProgress({ least: 2 * VISITORS, healed: true });
    const told = (each: Rush): string =>
      `${each.won} won, ${each.alternatives} were offered others, p99 ${Math.round(each.p99Ms)} ms`;
    return {
      reached: `${told(same)}; ${told(overlapping)}; ${deadlocks} deadlocks`,
      met: [same, overlapping].every(isFair) && deadlocks === 0,
    };
  },
);

interface Rush {
  readonly won: number;
  readonly alternatives: number;
  readonly p99Ms: number;
}

const isFair = ({ won, alternatives, p99Ms }: Rush): boolean =>
  won === 1 && alternatives === VISITORS - 1 && p99Ms <= P99_MS;

/** All are offered the same times, which all overlap, and choose at once. */
async function rush(
  world: FaultWorld,
  urls: readonly string[],
  choice: (visitor: number) => number,
): Promise<Rush> {
  const visitors = Array.from({ length: VISITORS }, (_, n) => world.visitor(urls[n % urls.length] ?? ''));
  await Promise.all(visitors.map((each) => each.sayAll(TO_SLOTS)));
  const attempts = await Promise.all(visitors.map((each, n) => each.attempt(`${choice(n)}`)));
  const replies = attempts.flatMap((each) => (each.kind === 'replied' ? [each.reply] : []));
  return {
    won: replies.filter(({ state }) => state === 'BOOK_REVIEW').length,
    alternatives: replies.filter(
      ({ state, parts }) => state === 'BOOK_SLOT' && parts.some(({ type }) => type === 'slots'),
    ).length,
    p99Ms: percentile(
      attempts.map(({ ms }) => ms),
      0.99,
    ),
  };
}

import { setTimeout as elapsed } from 'node:timers/promises';
import type { FaultWorld } from '../fault-world.ts';
import type { Random } from '../random.ts';
import { type Instance, startInstance } from './instance.ts';
import { SoakVisitor } from './soak-visitor.ts';
import { STORIES } from './stories.ts';
import { TROUBLES } from './troubles.ts';
import { logVitals, type Trends } from './vitals-log.ts';

export interface SoakPlan {
  readonly seconds: number;
  /** After each round everything is judged and forgotten. */
  readonly roundSeconds: number;
  /** At a time. */
  readonly visitors: number;
  readonly thinksMs: Between;
  readonly troubleMs: Between;
  readonly pauseMs: Between;
}

type Between = readonly [least: number, most: number];

/** What happened, over all rounds. */
export interface Tally {
  turns: number;
  withoutRedis: number;
  cutOff: number;
  bookings: number;
  deletions: number;
  sessions: number;
  streams: number;
  troubles: number;
  /** The longest time to recover from one. */
  worstMs: number;
}

export interface SoakResult {
  readonly tally: Tally;
  /** The objections of the first round that had any; the run then ends. */
  readonly objections: readonly string[];
  readonly trends: readonly (Trends | null)[];
}

interface Soak {
  readonly world: FaultWorld;
  readonly plan: SoakPlan;
  readonly instances: readonly [Instance, Instance];
  readonly tally: Tally;
  readonly startedAt: number;
}

const SAMPLES = 600;

/** Runs visitors and troubles, round after round. The last round is left to be judged with the world. */
export async function soak(world: FaultWorld, plan: SoakPlan): Promise<SoakResult> {
  const instances = [await startInstance(world), await startInstance(world)] as const;
  const vitals = logVitals(instances, (plan.seconds * 1_000) / SAMPLES);
  const run: Soak = { world, plan, instances, tally: newTally(), startedAt: performance.now() };
  try {
    for (let round = 1; ; round += 1) {
      const objections = await playRound(run, round % 2 === 0);
      count(world, run.tally);
      const isLast = performance.now() - run.startedAt >= plan.seconds * 1_000;
      if (!isLast && objections.length === 0) objections.push(...(await world.judgeSoFar()));
      if (isLast || objections.length > 0) return { tally: run.tally, objections, trends: vitals.trends() };
    }
  } finally {
    vitals.stop();
  }
}

async function playRound(run: Soak, withoutTokens: boolean): Promise<string[]> {
  const { world, plan, tally } = run;
  const endsAt = performance.now() + plan.roundSeconds * 1_000;
  const goesOn = (): boolean => performance.now() < endsAt;
  const everybody: SoakVisitor[] = [];
  const seats = Array.from({ length: plan.visitors }, async () => {
    while (goesOn()) {
      const visitor = newVisitor(run, withoutTokens);
      everybody.push(visitor);
      await visitor.play(goesOn);
    }
  });
  await Promise.all([makeTrouble(run, withoutTokens, goesOn), ...seats]);
  await world.allWell();
  await Promise.all(seats.map((_, seat) => takeLeave(everybody.filter((_, n) => n % seats.length === seat))));
  tally.sessions += everybody.length;
  tally.streams += everybody.reduce((total, { streams }) => total + streams, 0);
  return everybody.flatMap(({ objections }) => objections);
}

async function takeLeave(visitors: readonly SoakVisitor[]): Promise<void> {
  for (const visitor of visitors) await visitor.takeLeave();
}

function newVisitor({ world, plan, instances }: Soak, withoutTokens: boolean): SoakVisitor {
  const { random } = world;
  const urls = instances.map(({ url }) => url);
  const withToken = !withoutTokens || random.below(2) === 0;
  return new SoakVisitor(world.visitor(random.pick(urls), { withToken }), urls, random, {
    story: random.pick(STORIES)(random),
    wanders: withToken && random.below(3) === 0,
    follows: random.below(2) === 0,
    deletesAfter: random.below(6) === 0 ? 1 + random.below(8) : null,
    thinksMs: () => between(random, plan.thinksMs),
  });
}

/** One after another: each starts only once all is well after the previous one. */
async function makeTrouble(run: Soak, withoutTokens: boolean, goesOn: () => boolean): Promise<void> {
  const { world, plan, tally } = run;
  const troubles = TROUBLES.filter(({ needsTokens }) => !needsTokens || !withoutTokens);
  let left = [...troubles];
  while (goesOn()) {
    await elapsed(between(world.random, plan.pauseMs));
    const { strike } = left.splice(world.random.below(left.length), 1)[0] ?? world.random.pick(troubles);
    if (left.length === 0) left = [...troubles];
    const lastsMs = between(world.random, plan.troubleMs);
    await strike({ world, instances: run.instances, victim: victimOf(run), lastsMs });
    tally.troubles += 1;
    tally.worstMs = Math.max(tally.worstMs, await world.allWell());
  }
}

/**
 * The first instance in the first half, the second one in the second half, so that each has a process as
 * old as half the run.
 */
function victimOf({ startedAt, plan, instances: [one, other] }: Soak): Instance {
  return performance.now() - startedAt < (plan.seconds * 1_000) / 2 ? one : other;
}

const between = (random: Random, [least, most]: Between): number => least + random.below(most - least + 1);

const newTally = (): Tally => ({
  turns: 0,
  withoutRedis: 0,
  cutOff: 0,
  bookings: 0,
  deletions: 0,
  sessions: 0,
  streams: 0,
  troubles: 0,
  worstMs: 0,
});

function count({ history }: FaultWorld, tally: Tally): void {
  const references = new Set<string>();
  for (const { op, outcome, degraded, reference } of history.operations) {
    if (op === 'say' && outcome === 'ok') tally.turns += 1;
    if (op === 'delete' && outcome === 'ok') tally.deletions += 1;
    if (outcome === 'info') tally.cutOff += 1;
    if (degraded) tally.withoutRedis += 1;
    if (reference !== null) references.add(reference);
  }
  tally.bookings += references.size;
}

import type { Contender, ContenderName, StartContender } from './contender.ts';
import { after, runLoad } from './load.ts';
import { runPacedLoad } from './paced-load.ts';
import { TURNS_OF_A_BOOKING } from './script.ts';
import { type Setting, startIn } from './setting.ts';
import { percentile } from './statistics.ts';
import type { Visitor } from './visitor.ts';

export interface HalfLoadPlan {
  readonly warmUpSeconds: number;
  readonly pacedRounds: number;
  readonly pacedSeconds: number;
}

/** One paced round. */
export interface Paced {
  readonly p50Ms: number;
  readonly p99Ms: number;
  /** The load generator's own lateness, and its worst: caused by what shares the cores with it. */
  readonly lateP50Ms: number;
  readonly lateP99Ms: number;
}

export interface HalfLoad {
  readonly name: ContenderName;
  /** Half of what the contender reached at most. */
  readonly turnsPerSecond: number;
  readonly rounds: readonly Paced[];
}

/** A contender, and the turns a second that it reached at most. */
export interface Peak {
  readonly start: StartContender;
  readonly turnsPerSecond: number;
}

/** Enough that none is due again before it is answered. */
const VISITORS = 256;
const WARMING = 16;
/** After a pause. */
const SETTLING_SECONDS = 0.5;

/** All run at once, so that their rounds can alternate. */
export async function measureHalfLoad(
  peaks: readonly Peak[],
  plan: HalfLoadPlan,
  setting: Setting,
): Promise<readonly HalfLoad[]> {
  const { pacedRounds, pacedSeconds, warmUpSeconds } = plan;
  setting.progress(`Half load: ${pacedRounds} × ${pacedSeconds} s for each of ${peaks.length}`);
  const measured: (Omit<HalfLoad, 'rounds'> & { contender: Contender; rounds: Paced[] })[] = [];
  for (const { start, turnsPerSecond } of peaks) {
    const contender = await startIn(setting, start, { visitors: VISITORS });
    await runLoad(contender.visitors.slice(0, WARMING), after(warmUpSeconds));
    await spreadOut(contender.visitors);
    measured.push({ contender, name: contender.name, turnsPerSecond: turnsPerSecond / 2, rounds: [] });
  }
  for (let round = 0; round < pacedRounds; round += 1) {
    for (const { contender, turnsPerSecond, rounds } of measured) {
      await setting.stores.janitor.tidyUp();
      rounds.push(await playRound(contender, turnsPerSecond, pacedSeconds));
    }
  }
  await Promise.all(measured.map(({ contender }) => contender.stop()));
  return measured;
}

async function playRound({ visitors }: Contender, turnsPerSecond: number, seconds: number): Promise<Paced> {
  await runPacedLoad(visitors, turnsPerSecond, SETTLING_SECONDS);
  const { latenciesMs, latenessMs } = await runPacedLoad(visitors, turnsPerSecond, seconds);
  return {
    p50Ms: percentile(latenciesMs, 0.5),
    p99Ms: percentile(latenciesMs, 0.99),
    lateP50Ms: percentile(latenessMs, 0.5),
    lateP99Ms: percentile(latenessMs, 0.99),
  };
}

/**
 * Spreads visitors over all turns of a booking: if they started together, they would all choose times and
 * book at once.
 */
async function spreadOut(visitors: readonly Visitor[]): Promise<void> {
  const takeSome = async (visitor: Visitor, turns: number): Promise<void> => {
    for (let turn = 0; turn < turns; turn += 1) await visitor.takeTurn();
  };
  await Promise.all(visitors.map((visitor, index) => takeSome(visitor, index % TURNS_OF_A_BOOKING)));
}

import { startHoldfast } from './contender.ts';
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
  /** The load's own part, and what it was at its worst: what shares the cores with it is to blame for that. */
  readonly lateP50Ms: number;
  readonly lateP99Ms: number;
}

export interface HalfLoad {
  readonly turnsPerSecond: number;
  readonly rounds: readonly Paced[];
}

/** Enough that none of them is due again before it was answered. */
const VISITORS = 256;
const WARMING = 16;
/** After a pause. */
const SETTLING_SECONDS = 0.5;

export async function measureHalfLoad(
  peakTurnsPerSecond: number,
  { warmUpSeconds, pacedRounds, pacedSeconds }: HalfLoadPlan,
  setting: Setting,
): Promise<HalfLoad> {
  const turnsPerSecond = peakTurnsPerSecond / 2;
  setting.progress(
    `Half load: ${turnsPerSecond.toFixed(0)} turns a second, ${pacedRounds} × ${pacedSeconds} s`,
  );
  const { visitors, stop } = await startIn(setting, startHoldfast, { visitors: VISITORS });
  await runLoad(visitors.slice(0, WARMING), after(warmUpSeconds));
  await spreadOut(visitors);
  const rounds: Paced[] = [];
  while (rounds.length < pacedRounds) {
    await setting.stores.janitor.tidyUp();
    await runPacedLoad(visitors, turnsPerSecond, SETTLING_SECONDS);
    const { latenciesMs, latenessMs } = await runPacedLoad(visitors, turnsPerSecond, pacedSeconds);
    rounds.push({
      p50Ms: percentile(latenciesMs, 0.5),
      p99Ms: percentile(latenciesMs, 0.99),
      lateP50Ms: percentile(latenessMs, 0.5),
      lateP99Ms: percentile(latenessMs, 0.99),
    });
  }
  await stop();
  return { turnsPerSecond, rounds };
}

/** Over all turns of a booking: visitors who began together would choose their times together, and book together. */
async function spreadOut(visitors: readonly Visitor[]): Promise<void> {
  const takeSome = async (visitor: Visitor, turns: number): Promise<void> => {
    for (let turn = 0; turn < turns; turn += 1) await visitor.takeTurn();
  };
  await Promise.all(visitors.map((visitor, index) => takeSome(visitor, index % TURNS_OF_A_BOOKING)));
}

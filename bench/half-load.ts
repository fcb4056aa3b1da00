import { startHoldfast } from './contender.ts';
import { after, runLoad } from './load.ts';
import { runPacedLoad } from './paced-load.ts';
import { type Setting, startIn } from './setting.ts';
import { percentile } from './statistics.ts';

export interface HalfLoadPlan {
  readonly warmUpSeconds: number;
  readonly pacedRounds: number;
  readonly pacedSeconds: number;
}

/** One paced round. */
export interface Paced {
  readonly p50Ms: number;
  readonly p99Ms: number;
  /** The load's own part. */
  readonly lateP50Ms: number;
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
  const rounds: Paced[] = [];
  while (rounds.length < pacedRounds) {
    await setting.stores.janitor.tidyUp();
    await runPacedLoad(visitors, turnsPerSecond, SETTLING_SECONDS);
    const { latenciesMs, latenessMs } = await runPacedLoad(visitors, turnsPerSecond, pacedSeconds);
    rounds.push({
      p50Ms: percentile(latenciesMs, 0.5),
      p99Ms: percentile(latenciesMs, 0.99),
      lateP50Ms: percentile(latenessMs, 0.5),
    });
  }
  await stop();
  return { turnsPerSecond, rounds };
}

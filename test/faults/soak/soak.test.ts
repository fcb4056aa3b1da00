import { writeFileSync } from 'node:fs';
import process from 'node:process';
import { expect, test } from 'vitest';
import { createFaultWorld, type FaultWorld } from '../fault-world.ts';
import { type SoakPlan, type SoakResult, soak } from './soak.ts';
import { summarise } from './summary.ts';

/** `npm run soak` sets the length; any other run takes it once, short. */
const SECONDS = Number(process.env.HOLDFAST_SOAK_SECONDS ?? 12);
const RESULT_FILE = process.env.HOLDFAST_SOAK_RESULT ?? null;
const END_MS = 180_000;

const SHORT: SoakPlan = {
  seconds: SECONDS,
  roundSeconds: 6,
  visitors: 6,
  thinksMs: [20, 80],
  troubleMs: [200, 500],
  pauseMs: [100, 300],
};
const LONG: SoakPlan = {
  seconds: SECONDS,
  roundSeconds: 30,
  visitors: 16,
  thinksMs: [0, 50],
  troubleMs: [300, 3_000],
  pauseMs: [500, 2_500],
};

test('two instances under visitors and troubles lose, double and falsely confirm nothing, and do not grow', {
  // A successful run ends a little after its time, because each trouble is completed.
  timeout: SECONDS * 2_000 + END_MS,
}, async () => {
  const world = await createFaultWorld({});
  try {
    const { result, objections } = await judge(world);
    const summary = summarise(result, objections);
    if (RESULT_FILE !== null) writeFileSync(RESULT_FILE, JSON.stringify(summary));
    expect(summary.objections.slice(0, 10)).toEqual([]);
    expect(result.tally.bookings).toBeGreaterThan(0);
  } finally {
    await world.close();
  }
});

async function judge(world: FaultWorld): Promise<{ result: SoakResult; objections: readonly string[] }> {
  let isSound = false;
  try {
    const result = await soak(world, SECONDS < 60 ? SHORT : LONG);
    const objections = [...new Set([...result.objections, ...(await world.judge())])];
    isSound = objections.length === 0;
    return { result, objections };
  } finally {
    if (isSound) world.history.discard();
    else console.error(`history: ${world.keepEvidence()}`);
  }
}

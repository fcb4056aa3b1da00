import { appendFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { createFaultWorld, type FaultWorld, type FaultWorldOptions } from './fault-world.ts';
import { RESULTS_FILE } from './scale.ts';

/** One row of the table of faults. */
export interface FaultRow {
  readonly row: number;
  readonly fault: string;
  readonly target: string;
}

/** The number of objections of a checker, such as `C1`. */
export type Objections = (checker: string) => number;

export interface Reached {
  /** The figures, for people; those known only to the checkers are requested from them. */
  readonly reached: string | ((objections: Objections) => string);
  readonly met: boolean;
}

interface Judged {
  readonly reached: string;
  readonly met: boolean;
  readonly violations: readonly string[];
}

/** A line of the results file. */
export interface RowResult extends FaultRow, Judged {
  readonly seconds: number;
}

export interface FaultRowOptions extends FaultWorldOptions {
  /** Why it cannot run on this machine: a short run skips it, a full one fails. */
  readonly cannot?: string | null;
}

const TIMEOUT_MS = 300_000;
const SHOWN = 10;

/**
 * The test of a row: runs it in its own world, lets the checkers read what happened, and records the
 * result. It passes if the target was met and no checker objects.
 */
export function faultRow(
  row: FaultRow,
  run: (world: FaultWorld) => Promise<Reached>,
  { cannot = null, ...options }: FaultRowOptions = {},
): void {
  test(`row ${row.row}: ${row.fault}`, { timeout: TIMEOUT_MS }, async ({ skip }) => {
    if (cannot !== null) {
      record({ ...row, reached: `not run: ${cannot}`, met: false, violations: [], seconds: 0 });
      skip(cannot);
    }
    const startedAt = performance.now();
    const result = await measure(run, options);
    record({ ...row, ...result, seconds: Math.round((performance.now() - startedAt) / 100) / 10 });
    expect(result.violations.slice(0, SHOWN)).toEqual([]);
    expect(result.met, `${row.target} wanted, ${result.reached} reached`).toBe(true);
  });
}

async function measure(
  run: (world: FaultWorld) => Promise<Reached>,
  options: FaultWorldOptions,
): Promise<Judged> {
  try {
    const world = await createFaultWorld(options);
    try {
      return await judge(world, run);
    } finally {
      await world.close();
    }
  } catch (error) {
    const { message, stack } = error instanceof Error ? error : new Error(String(error));
    return { reached: `broke off: ${message.split('\n')[0]}`, met: false, violations: [stack ?? message] };
  }
}

async function judge(world: FaultWorld, run: (world: FaultWorld) => Promise<Reached>): Promise<Judged> {
  let sound = false;
  try {
    const { reached, met } = await run(world);
    const violations = await world.judge();
    const objections: Objections = (checker) =>
      violations.filter((violation) => violation.startsWith(`${checker} `)).length;
    sound = met && violations.length === 0;
    return { reached: typeof reached === 'string' ? reached : reached(objections), met, violations };
  } finally {
    if (sound) world.history.discard();
    else console.error(`history: ${world.keepEvidence()}`);
  }
}

function record(result: RowResult): void {
  if (RESULTS_FILE !== null) appendFileSync(RESULTS_FILE, `${JSON.stringify(result)}\n`);
}

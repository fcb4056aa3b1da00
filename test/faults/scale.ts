import process from 'node:process';

/**
 * `npm run test:faults` uses the counts and targets of the table; any other run takes each row once, short.
 */
export const IS_FULL = process.env.HOLDFAST_FAULTS === 'full';

/** Fixed unless the run sets another one, so that failures are reproducible. */
export const SEED = Number(process.env.HOLDFAST_FAULTS_SEED ?? 1);

/** The file to which results are appended, one JSON line for each row; null: none. */
export const RESULTS_FILE = process.env.HOLDFAST_FAULTS_RESULTS ?? null;

export const scaled = <Value>(short: Value, full: Value): Value => (IS_FULL ? full : short);

/**
 * A target for a time. A full run judges the figure itself. A short one shares the machine with whatever else
 * runs on it, so it objects only to what takes several times as long.
 */
export const withinMs = (target: number): number => scaled(5 * target, target);

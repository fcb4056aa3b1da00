import process from 'node:process';

/** `npm run test:faults` asks for the counts and targets of the table; any other run takes each row once, short. */
export const IS_FULL = process.env.HOLDFAST_FAULTS === 'full';

/** A fixed one unless the run gives another: a failure can be repeated. */
export const SEED = Number(process.env.HOLDFAST_FAULTS_SEED ?? 1);

/** Where results are appended, one JSON line a row; null keeps none. */
export const RESULTS_FILE = process.env.HOLDFAST_FAULTS_RESULTS ?? null;

export const scaled = <Value>(short: Value, full: Value): Value => (IS_FULL ? full : short);

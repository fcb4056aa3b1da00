import { percentile } from '../percentile.ts';

/** A measurement: its time, in milliseconds of any clock, and its value. */
export interface Sample {
  readonly atMs: number;
  readonly value: number;
}

/** The regression line through the measurements after a process's warm-up. */
export interface Trend {
  readonly minutes: number;
  readonly perMinute: number;
  /** How much the line rises in all. */
  readonly growth: number;
  /** The range of the residuals between the lowest and the highest twentieth. */
  readonly noise: number;
}

/** The share of a process's life that counts as warm-up. */
const WARM_UP = 1 / 3;
const MINUTE_MS = 60_000;

/** Null for fewer than three samples. */
export function trendOf(life: readonly Sample[]): Trend | null {
  const samples = life.slice(Math.floor(life.length * WARM_UP));
  const [first, last] = [samples[0], samples.at(-1)];
  if (first === undefined || last === undefined || samples.length < 3) return null;
  const atMean = mean(samples.map(({ atMs }) => atMs));
  const valueMean = mean(samples.map(({ value }) => value));
  const spread = mean(samples.map(({ atMs }) => (atMs - atMean) ** 2));
  const slope = mean(samples.map(({ atMs, value }) => (atMs - atMean) * (value - valueMean))) / spread;
  const distances = samples.map(({ atMs, value }) => value - valueMean - slope * (atMs - atMean));
  const spanMs = last.atMs - first.atMs;
  return {
    minutes: spanMs / MINUTE_MS,
    perMinute: slope * MINUTE_MS,
    growth: slope * spanMs,
    noise: percentile(distances, 0.95) - percentile(distances, 0.05),
  };
}

const mean = (values: readonly number[]): number =>
  values.reduce((total, value) => total + value, 0) / values.length;

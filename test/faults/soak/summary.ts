import type { SoakResult } from './soak.ts';
import type { Trend } from './trend.ts';
import type { Trends } from './vitals-log.ts';

/** The result of a run. */
export interface Summary {
  /** One line, for people. */
  readonly line: string;
  readonly objections: readonly string[];
}

/** A process that lived shorter is still warming up. */
const JUDGED_MINUTES = 3;
/** The growth that always counts as noise. */
const LEAST_NOISE = { megabytes: 8, files: 5 };

export function summarise({ tally, trends }: SoakResult, judged: readonly string[]): Summary {
  const objections = [...judged, ...trends.flatMap((each, n) => growths(each, n + 1))];
  const found = (checker: string): number => objections.filter((each) => each.startsWith(checker)).length;
  const verdict = `${found('C1')} lost, ${found('C2')} doubled, ${found('C3')} false confirmations, ${objections.length} objections in all`;
  const what = `${tally.turns} turns of ${tally.sessions} sessions (${tally.bookings} bookings, ${tally.deletions} deletions, ${tally.streams} event streams), ${tally.troubles} troubles, ${tally.withoutRedis} turns without Redis, ${tally.cutOff} cut off and asked again, well at most ${(tally.worstMs / 1_000).toFixed(1)} s after`;
  return { line: `${verdict}; ${what}; ${trends.map(tell).join('; ')}`, objections };
}

function growths(trends: Trends | null, instance: number): readonly string[] {
  if (trends === null) return [];
  const { residentMegabytes, openFiles } = trends;
  return [
    ...(grows(residentMegabytes, LEAST_NOISE.megabytes) ? [`C8 instance ${instance}: its memory grows`] : []),
    ...(grows(openFiles, LEAST_NOISE.files) ? [`C8 instance ${instance}: its open files grow`] : []),
  ];
}

const grows = ({ minutes, growth, noise }: Trend, leastNoise: number): boolean =>
  minutes >= JUDGED_MINUTES && growth > Math.max(noise, leastNoise);

function tell(trends: Trends | null, index: number): string {
  const instance = `instance ${index + 1}`;
  if (trends === null) return `${instance} not measured`;
  const { residentMegabytes: memory, openFiles: files } = trends;
  return `${instance}: RSS ${signed(memory.perMinute)} MB a minute (± ${(memory.noise / 2).toFixed(1)} MB) and ${signed(files.perMinute)} open files over ${memory.minutes.toFixed(1)} minutes`;
}

const signed = (value: number): string => `${value < 0 ? '−' : '+'}${Math.abs(value).toFixed(2)}`;

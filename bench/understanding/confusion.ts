import { labelOfCase, labelOfEvent } from './judge.ts';
import type { Reading } from './measure.ts';

/** How often an intent (rows) was read as another one (columns). */
export interface Confusion {
  /** For rows and columns, most frequent intent first. */
  readonly labels: readonly string[];
  count(meant: string, read: string): number;
}

export function confusionOf(readings: readonly Reading[]): Confusion {
  const counts = new Map<string, number>();
  const meantOften = new Map<string, number>();
  for (const reading of readings) {
    const meant = labelOfCase(reading.case);
    // An accepted alternative is not a confusion.
    const read = reading.verdict.hasIntent ? meant : labelOfEvent(reading.event);
    add(counts, key(meant, read), 1);
    add(meantOften, meant, 1);
    add(meantOften, read, 0);
  }
  return {
    labels: [...meantOften].toSorted(([, one], [, other]) => other - one).map(([label]) => label),
    count: (meant, read) => counts.get(key(meant, read)) ?? 0,
  };
}

const key = (meant: string, read: string): string => `${meant} → ${read}`;

const add = (counts: Map<string, number>, label: string, more: number): void => {
  counts.set(label, (counts.get(label) ?? 0) + more);
};

import { labelOfCase, labelOfEvent } from './judge.ts';
import type { Reading } from './measure.ts';

/** How often what was meant (rows) was read as what (columns). */
export interface Confusion {
  /** Of rows and columns, those that are meant most often first. */
  readonly labels: readonly string[];
  count(meant: string, read: string): number;
}

export function confusionOf(readings: readonly Reading[]): Confusion {
  const counts = new Map<string, number>();
  const meantOften = new Map<string, number>();
  for (const reading of readings) {
    const meant = labelOfCase(reading.case);
    // What is accepted as well is no confusion.
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

import { z } from 'zod';

interface Named {
  readonly id: string;
  readonly label: string;
  readonly synonyms?: readonly string[];
}

type Report = (index: number, value: string) => void;

/** Reports every value, ignoring case, that an earlier item of the list already has. */
export function reportRepeats<T>(
  items: readonly T[],
  valuesOf: (item: T) => readonly string[],
  report: Report,
): void {
  const owners = new Map<string, number>();
  items.forEach((item, index) => {
    for (const value of valuesOf(item)) {
      const key = value.toLowerCase();
      const owner = owners.get(key) ?? index;
      if (owner !== index) report(index, value);
      owners.set(key, owner);
    }
  });
}

/** The words that visitors may use for it. */
export const wordsFor = ({ label, synonyms }: Omit<Named, 'id'>): readonly string[] => [
  label,
  ...(synonyms ?? []),
];

/** A list in which each id, label and synonym belongs to only one item. */
export function uniqueList<Item extends z.ZodType<Named>>(item: Item) {
  return z.array(item).superRefine((items, context) => {
    const report: Report = (index, value) =>
      context.addIssue({
        code: 'custom',
        path: [index],
        message: `"${value}" in one entry only; an earlier entry of the list has it`,
      });
    reportRepeats(items, (one) => [one.id], report);
    reportRepeats(items, wordsFor, report);
  });
}

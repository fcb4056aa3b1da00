import type { Operation } from '../history.ts';

export interface Progress {
  /** The minimum number of successful operations. */
  readonly least: number;
  /** Everything sent from here on (on the history's clock) succeeded; null if nothing was healed. */
  readonly healedAt: number | null;
}

/** C7: it served during the fault, and without exception after it was healed. */
export function itMakesProgress(
  operations: readonly Operation[],
  { least, healedAt }: Progress,
): readonly string[] {
  const ok = operations.filter(({ outcome }) => outcome === 'ok').length;
  const deleted = new Set(operations.filter(({ op }) => op === 'delete').map(({ session }) => session));
  const refused = operations.filter(
    ({ sentAt, outcome, session }) =>
      healedAt !== null && sentAt >= healedAt && outcome !== 'ok' && !deleted.has(session),
  );
  return [
    ...(ok < least ? [`C7 ${ok} operations succeeded, ${least} were to`] : []),
    ...refused.map(
      ({ session, op, status }) => `C7 ${session}: a ${op} got ${status} when all was well again`,
    ),
  ];
}

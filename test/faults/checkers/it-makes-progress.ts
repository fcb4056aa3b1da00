import type { Operation } from '../history.ts';

export interface Progress {
  /** So many operations succeeded in all. */
  readonly least: number;
  /** Whatever was sent from here on, in the history's clock, succeeded; null when nothing was healed. */
  readonly healedAt: number | null;
}

/** C7: it served while things failed, and without exception once they were whole again. */
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

import type { Operation } from '../history.ts';

/** When each session's deletion was first acknowledged. */
export function deletionTimes(operations: readonly Operation[]): ReadonlyMap<string, number> {
  const times = new Map<string, number>();
  for (const { op, outcome, session, doneAt } of operations) {
    if (op === 'delete' && outcome === 'ok' && !times.has(session)) times.set(session, doneAt);
  }
  return times;
}

import type { Operation } from '../history.ts';
import type { Stores } from '../stores.ts';
import { deletionTimes } from './deletion-times.ts';

const GONE = 410;

/**
 * C5: after a deletion was acknowledged, nothing of the session can be read or resumed or is left in the
 * stores; and whatever was not deleted expires by itself.
 */
export function deletedStaysDeleted(operations: readonly Operation[], stores: Stores): readonly string[] {
  const deletedAt = deletionTimes(operations);
  return [...resurrections(operations, deletedAt), ...remains(stores, deletedAt.keys()), ...unending(stores)];
}

function resurrections(
  operations: readonly Operation[],
  deletedAt: ReadonlyMap<string, number>,
): readonly string[] {
  return operations
    .filter(({ op, session, sentAt }) => op !== 'delete' && sentAt > (deletedAt.get(session) ?? sentAt))
    .filter(({ outcome, status }) => outcome === 'ok' || status === 404)
    .map(({ session, op, status }) => `C5 ${session}: a ${op} after its deletion got ${status}, not ${GONE}`);
}

function remains({ sessions, reservations }: Stores, deleted: Iterable<string>): readonly string[] {
  return [...deleted].flatMap((session) => [
    ...(sessions.get(session)?.kind === 'live'
      ? [`C5 ${session}: deleted, and its state is in the store`]
      : []),
    ...reservations
      .filter((row) => row.session === session && row.status === 'held')
      .map(() => `C5 ${session}: deleted, and it still holds a time`),
  ]);
}

const unending = ({ sessions }: Stores): readonly string[] =>
  [...sessions]
    .filter(([, stored]) => stored.kind === 'live' && stored.ttlSeconds < 0)
    .map(([session]) => `C5 ${session}: its state never expires`);

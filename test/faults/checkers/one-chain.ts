import type { Operation } from '../history.ts';
import type { StoredSession, Stores } from '../stores.ts';
import { deletionTimes } from './deletion-times.ts';
import { isSaid, type Said, saidBySession } from './said.ts';

/**
 * C1: the turns that a session's clients were told of form one chain. No turn belongs to two messages,
 * precedes one that had ended when it was sent, or comes from anyone but a client, and the store still has
 * all of them.
 */
export function oneChain(operations: readonly Operation[], stores: Stores): readonly string[] {
  const deleted = deletionTimes(operations);
  return [...saidBySession(operations)].flatMap(([session, said]) => {
    const stored = deleted.has(session) ? DELETED : (stores.sessions.get(session) ?? ABSENT);
    return [
      ...forks(said),
      ...disorder(said),
      ...strangers(said, operations, session),
      ...lost(said, stored),
    ].map((violation) => `C1 ${session}: ${violation}`);
  });
}

const DELETED: StoredSession = { kind: 'deleted' };
const ABSENT: StoredSession = { kind: 'absent' };

function forks(said: readonly Said[]): readonly string[] {
  const owners = new Map<number, string>();
  return said.flatMap(({ turn, messageId }) => {
    const owner = owners.get(turn) ?? messageId;
    owners.set(turn, owner);
    return owner === messageId ? [] : [`turn ${turn} is both ${owner} and ${messageId}`];
  });
}

function disorder(said: readonly Said[]): readonly string[] {
  const byTurn = said.toSorted((one, other) => one.turn - other.turn);
  return byTurn.flatMap((later, index) => {
    const earlier = byTurn[index - 1];
    return earlier && later.answeredAt < earlier.firstSentAt
      ? [`turn ${later.turn} had ended when the message of turn ${earlier.turn} was sent`]
      : [];
  });
}

/** A turn number that no client received must belong to a message whose answer was lost. */
function strangers(
  said: readonly Said[],
  operations: readonly Operation[],
  session: string,
): readonly string[] {
  const turns = new Set(said.map(({ turn }) => turn));
  const missing = Math.max(0, ...turns) - turns.size;
  const answered = new Set(said.map(({ messageId }) => messageId));
  const unknown = new Set(
    operations
      .filter((each) => each.session === session && isSaid(each) && !answered.has(each.messageId))
      .map(({ messageId }) => messageId),
  );
  return missing > unknown.size
    ? [`${missing} turns were nobody's, and only ${unknown.size} messages are without an answer`]
    : [];
}

function lost(said: readonly Said[], stored: StoredSession): readonly string[] {
  if (stored.kind === 'deleted') return [];
  const newest = Math.max(...said.map(({ turn }) => turn));
  if (stored.kind === 'absent') return [`turn ${newest} was answered, and the store has no session`];
  if (stored.version < newest)
    return [`turn ${newest} was answered, and the store is at turn ${stored.version}`];
  const kept = new Map(stored.turns.map(({ turn, messageId }) => [turn, messageId]));
  return said.flatMap(({ turn, messageId }) => {
    const instead = kept.get(turn) ?? messageId;
    return instead === messageId ? [] : [`turn ${turn} was ${messageId}, and the store has ${instead}`];
  });
}

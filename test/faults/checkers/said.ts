import type { Operation } from '../history.ts';

/** An answered message, with when it was first sent and first answered. */
export interface Said {
  readonly messageId: string;
  readonly turn: number;
  readonly firstSentAt: number;
  readonly answeredAt: number;
}

export const isSaid = (operation: Operation): operation is Operation & { readonly messageId: string } =>
  operation.op === 'say' && operation.messageId !== null;

/** Every message of every session that was answered at least once. */
export function saidBySession(operations: readonly Operation[]): ReadonlyMap<string, readonly Said[]> {
  const sessions = new Map<string, Map<string, Said>>();
  const firstSent = firstSentAt(operations);
  for (const operation of operations) {
    const { session, messageId, turn, outcome, doneAt } = operation;
    if (!isSaid(operation) || messageId === null || turn === null || outcome !== 'ok') continue;
    const said = sessions.get(session) ?? new Map<string, Said>();
    sessions.set(session, said);
    const sentAt = firstSent.get(`${session} ${messageId}`) ?? operation.sentAt;
    if (!said.has(messageId))
      said.set(messageId, { messageId, turn, firstSentAt: sentAt, answeredAt: doneAt });
  }
  return new Map([...sessions].map(([session, said]) => [session, [...said.values()]]));
}

function firstSentAt(operations: readonly Operation[]): ReadonlyMap<string, number> {
  const first = new Map<string, number>();
  for (const { session, messageId, sentAt } of operations) {
    const key = `${session} ${messageId}`;
    first.set(key, Math.min(sentAt, first.get(key) ?? Number.POSITIVE_INFINITY));
  }
  return first;
}

import type { Operation } from '../history.ts';
import type { Stores } from '../stores.ts';
import { isSaid } from './said.ts';

/** C2: a message is one turn, however often it was sent, with the same reply for all who asked. */
export function oneAnswer(operations: readonly Operation[], stores: Stores): readonly string[] {
  return [...differingAnswers(operations), ...repeatedTurns(stores)];
}

function differingAnswers(operations: readonly Operation[]): readonly string[] {
  const first = new Map<string, Operation>();
  return operations.flatMap((operation) => {
    if (!isSaid(operation) || operation.outcome !== 'ok') return [];
    const key = `${operation.session} ${operation.messageId}`;
    const known = first.get(key) ?? operation;
    first.set(key, known);
    if (known.turn !== operation.turn) return [`C2 ${key}: turn ${known.turn}, then turn ${operation.turn}`];
    return known.replyHash === operation.replyHash ? [] : [`C2 ${key}: two different replies`];
  });
}

function repeatedTurns({ sessions }: Stores): readonly string[] {
  return [...sessions].flatMap(([session, stored]) => {
    const turns = stored.kind === 'live' ? stored.turns : [];
    const messageIds = turns.map(({ messageId }) => messageId);
    return turns
      .filter(({ messageId }, index) => messageIds.indexOf(messageId) < index)
      .map(
        ({ turn, messageId }) =>
          `C2 ${session} ${messageId}: a second time in the transcript, at turn ${turn}`,
      );
  });
}

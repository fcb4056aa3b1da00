import { decodeReply } from '../dialogue/stored-reply.ts';
import type { ArchivedTurn } from '../sessions/archive/session-archive.ts';
import type { OpenOutcome } from '../sessions/session-store.ts';
import { decodeTurn } from './decode-turn.ts';

/**
 * The turns between two versions, both exclusive, from the store's stream: for an archive that lacks them.
 */
export async function turnsInStream(
  opened: OpenOutcome,
  after: number,
  before: number,
): Promise<readonly ArchivedTurn[]> {
  if (opened.kind !== 'found') return [];
  const { epoch } = opened.session;
  return opened.events
    .filter(({ turn }) => turn > after && turn < before)
    .map((event) => {
      const { reply, at } = decodeTurn(event);
      return { ...event, epoch, from: null, to: decodeReply(reply)?.state ?? '', at };
    });
}

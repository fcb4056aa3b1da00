import { decodeReply } from '../dialogue/stored-reply.ts';
import type { Session, TurnEvent } from '../sessions/session-store.ts';
import { type DecodedTurn, decodeTurn } from './decode-turn.ts';
import { type KnownTurn, unreadable } from './remembered-turn.ts';
import type { SeenTurns } from './seen-turns.ts';

/**
 * The turn that this message already was, if one of the newest `events` is it, though the session no longer
 * remembers it. All of them count as seen.
 */
export function findForgottenTurn(
  session: Session,
  events: readonly TurnEvent[],
  { messageId, message }: { readonly messageId: string; readonly message: string },
  seen: SeenTurns,
): KnownTurn | null {
  const turns = withoutGap(events, session.version).map((event) => decodeTurn(event));
  seen.addDecoded(turns);
  const found = turns.find((turn) => turn.messageId === messageId);
  return found ? knownTurn(found, message, session) : null;
}

/** The newest turns up to this one, as far back as none is missing. */
function withoutGap(events: readonly TurnEvent[], newest: number): readonly TurnEvent[] {
  const missing = events.findLastIndex(({ turn }, index) => turn !== newest - (events.length - 1 - index));
  return events.slice(missing + 1);
}

const knownTurn = ({ turn, visitor, reply }: DecodedTurn, message: string, session: Session): KnownTurn => ({
  turn,
  reply: decodeReply(reply) ?? unreadable(session),
  sameText: visitor === message,
});

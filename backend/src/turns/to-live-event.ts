import type { Dialogue } from '../dialogue/dialogue.ts';
import { decodeReply } from '../dialogue/stored-reply.ts';
import type { TurnTaken } from '../protocol/live-event.ts';
import { turnIn } from '../sessions/event-stream.ts';
import type { StreamEntry, TurnEvent } from '../sessions/session-store.ts';
import { decodeTurn } from './decode-turn.ts';

/**
 * An entry of a session's stream as clients see it: turns are rendered, other events are passed on
 * unchanged.
 */
export function toLiveEvent(
  entry: StreamEntry,
  dialogue: Dialogue,
): { readonly type: string; readonly data: object } {
  const [turn] = turnIn(entry);
  return turn ? { type: 'turn', data: turnTaken(turn, dialogue) } : { type: entry.type, data: entry.event };
}

function turnTaken(event: TurnEvent, dialogue: Dialogue): TurnTaken {
  const { turn, messageId, visitor, reply, at } = decodeTurn(event);
  const spec = decodeReply(reply);
  // Written by another version in a form this one cannot read: the turn counts, its text is lost.
  const { state, message, parts, booking } = spec ? dialogue.render(spec) : UNREADABLE;
  return { turn, state, messageId, visitor, message, parts, booking, at };
}

const UNREADABLE = { state: '', message: '', parts: [], booking: null } as const;

import type { Dialogue } from '../dialogue/dialogue.ts';
import type { ReplySpec } from '../dialogue/reply.ts';
import type { ChatReply } from '../protocol/chat.ts';

/** The reply as it goes over the wire. */
export function chatReply(
  dialogue: Dialogue,
  reply: ReplySpec,
  turn: {
    readonly sessionId: string;
    readonly messageId: string;
    readonly turn: number;
    readonly expiresAt: string;
  },
): ChatReply {
  const { state, message, parts, locale, degraded, booking } = dialogue.render(reply);
  return {
    sessionId: turn.sessionId,
    messageId: turn.messageId,
    turn: turn.turn,
    state,
    message,
    parts,
    locale,
    degraded,
    expiresAt: turn.expiresAt,
    resumeToken: null,
    booking,
  };
}

import type { ReplySpec } from '../dialogue/reply.ts';
import { decodeReply, encodeReply } from '../dialogue/stored-reply.ts';
import { shortHash } from '../lib/ids.ts';
import { compactJson } from '../lib/json.ts';
import type { RememberedTurn, Session } from '../sessions/session-store.ts';

/** Retries are recognised for so many of the newest turns. */
const REMEMBERED_TURNS = 8;

export interface KnownTurn {
  readonly turn: number;
  readonly reply: ReplySpec;
  /** Whether the message is the one that the id was first sent with. */
  readonly sameText: boolean;
}

/** The turn that this message was, if the session still remembers it. */
export function findTurn(session: Session, messageId: string, message: string): KnownTurn | null {
  const id = shortHash(messageId);
  const index = session.turns.findIndex((turn) => turn.id === id);
  const known = session.turns[index];
  if (!known) return null;
  // Another version wrote it in a form that is not read here: the turn stands, its words are lost.
  const reply = decodeReply(JSON.parse(known.reply)) ?? unreadable(session);
  return {
    turn: session.version - (session.turns.length - 1 - index),
    reply,
    sameText: known.text === shortHash(message),
  };
}

const unreadable = ({ current, dialogue }: Session): ReplySpec => ({
  state: current,
  says: [{ say: 'alreadyAnswered' }],
  locale: typeof dialogue.locale === 'string' ? dialogue.locale : '',
});

export const lastReply = (session: Session): ReplySpec | null => {
  const last = session.turns.at(-1);
  return last ? decodeReply(JSON.parse(last.reply)) : null;
};

export function remember(
  turns: readonly RememberedTurn[],
  messageId: string,
  message: string,
  reply: ReplySpec,
): readonly RememberedTurn[] {
  const turn = {
    id: shortHash(messageId),
    text: shortHash(message),
    reply: compactJson(encodeReply(reply)),
  };
  return [...turns, turn].slice(-REMEMBERED_TURNS);
}

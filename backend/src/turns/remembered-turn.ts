import type { ReplySpec } from '../dialogue/reply.ts';
import { decodeReply, encodeReply } from '../dialogue/stored-reply.ts';
import { shortHash } from '../lib/ids.ts';
import { compactJson } from '../lib/json.ts';
import type { RememberedTurn, Session } from '../sessions/session-store.ts';

/** How many of the newest turns a session remembers, to recognise retries. */
const REMEMBERED_TURNS = 8;
/** It only tells a retry from another message under the same id. */
const TEXT_HASH_LENGTH = 6;

export interface KnownTurn {
  readonly turn: number;
  readonly reply: ReplySpec;
  /** Whether the text is the one that the message id was first sent with. */
  readonly sameText: boolean;
}

/** The turn that this message already was, if the session still remembers it. */
export function findTurn(session: Session, messageId: string, message: string): KnownTurn | null {
  const id = shortHash(messageId);
  const index = session.turns.findIndex((turn) => turn.id === id);
  const known = session.turns[index];
  if (!known) return null;
  const reply = decodeReply(JSON.parse(known.reply)) ?? unreadable(session);
  return {
    turn: session.version - (session.turns.length - 1 - index),
    reply,
    sameText: shortHash(message).startsWith(known.text),
  };
}

/** Stands for a reply of another version in a form that this one cannot read: the turn counts, its text is lost. */
export const unreadable = ({ current, dialogue }: Session): ReplySpec => ({
  state: current,
  says: [{ say: 'alreadyAnswered' }],
  locale: typeof dialogue.locale === 'string' ? dialogue.locale : '',
});

export const lastReply = (session: Session): ReplySpec | null => {
  const last = session.turns.at(-1);
  return last ? decodeReply(JSON.parse(last.reply)) : null;
};

/** The remembered turns of `before` and the one that this message became. `at`: ISO 8601 UTC. */
export function remember(
  before: Session | null,
  { messageId, message }: { readonly messageId: string; readonly message: string },
  reply: ReplySpec,
  at: string,
): readonly RememberedTurn[] {
  const turn = {
    id: shortHash(messageId),
    text: shortHash(message).slice(0, TEXT_HASH_LENGTH),
    reply: compactJson(encodeReply(reply)),
    gap: before === null ? 0 : gapBetween(before.updatedAt, at),
  };
  return [...(before?.turns ?? []), turn].slice(-REMEMBERED_TURNS);
}

const GAP_UNIT_MS = 10;
/** Ten seconds or more: longer than any message is in flight. */
const LONG_GAP = 999;

/** Not negative where two instances' clocks differ. */
function gapBetween(before: string, at: string): number {
  const gap = Math.ceil((Date.parse(at) - Date.parse(before)) / GAP_UNIT_MS);
  return Math.min(Math.max(gap, 0), LONG_GAP);
}

/**
 * When the oldest remembered turn was committed, or up to 10 ms a turn earlier; epoch milliseconds. Null if that is
 * not known, or longer ago than any message is in flight.
 */
export function oldestRememberedAt({ updatedAt, turns }: Session): number | null {
  let agoMs = 0;
  for (const { gap } of turns.slice(1)) {
    if (gap === null || gap >= LONG_GAP) return null;
    agoMs += gap * GAP_UNIT_MS;
  }
  return turns.length === 0 ? null : Date.parse(updatedAt) - agoMs;
}

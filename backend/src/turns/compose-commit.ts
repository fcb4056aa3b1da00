import type { Dialogue } from '../dialogue/dialogue.ts';
import type { ReplySpec } from '../dialogue/reply.ts';
import type { Say } from '../dialogue/say.ts';
import type { DialogueState } from '../dialogue/step.ts';
import { encodeReply } from '../dialogue/stored-reply.ts';
import type { Commit, Session } from '../sessions/session-store.ts';
import { rememberRestored, type TurnStart } from './begin-turn.ts';
import { remember } from './remembered-turn.ts';

export interface Composed {
  readonly reply: ReplySpec;
  readonly commit: Commit;
}

/** Builds what a turn stores: the session after it, and the event that announces it. */
export function composeCommit(
  machine: Dialogue,
  message: { readonly messageId: string; readonly message: string },
  start: TurnStart,
  stepped: { readonly dialogue: DialogueState; readonly says: readonly Say[] },
  at: string,
  degraded: boolean,
): Composed {
  const { state, context } = stepped.dialogue;
  const notices = degraded ? [...start.notices, 'degraded' as const] : start.notices;
  const reply: ReplySpec = {
    state,
    says: [...start.preface, ...stepped.says],
    locale: context.locale,
    ...(notices.length > 0 && { notices }),
    ...(context.booking && { booking: context.booking }),
  };
  const { current, data, dialogue } = machine.save(stepped.dialogue);
  const turn = (start.session?.version ?? 0) + 1;
  const next: Session = {
    version: turn,
    current,
    epoch: start.epoch,
    createdAt: start.createdAt,
    updatedAt: at,
    ...(start.visitor !== null && { visitor: start.visitor }),
    data,
    dialogue,
    turns: remember(start.session, message, reply, at),
  };
  rememberRestored(next, stepped.dialogue, reply);
  const event = { messageId: message.messageId, visitor: message.message, reply: encodeReply(reply), at };
  return { reply, commit: { expected: start.expected, next, event: { turn, event } } };
}

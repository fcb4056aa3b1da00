import type { Dialogue } from '../dialogue/dialogue.ts';
import type { VisitorEvent } from '../dialogue/events.ts';
import type { Say } from '../dialogue/say.ts';
import type { DialogueState } from '../dialogue/step.ts';
import type { Message, Understanding } from '../understanding/understand.ts';
import type { Asking, Consultation } from './consultation.ts';

/** What understood a message; `nothing` means that the visitor is asked again. */
export type UnderstoodBy = 'rules' | 'model' | 'nothing';

/** What a message was understood as. */
export interface Understood {
  readonly kind: 'understood';
  readonly event: VisitorEvent;
  readonly by: UnderstoodBy;
  /** The state of the conversation, in the language of the message. */
  readonly from: DialogueState;
  /** Said before the reply proper. */
  readonly says: readonly Say[];
}

/** The rules are unsure of the message, and the model has not been asked yet. */
export interface Unclear extends Asking {
  readonly kind: 'unclear';
  readonly consultation: Consultation;
}

export interface UnderstandPorts {
  readonly dialogue: Dialogue;
  readonly understand: Understanding;
}

/**
 * Reads a message by rules. Where they are unsure, the model's reading counts. `consultation` is null
 * without a model.
 */
export function understandMessage(
  { dialogue, understand }: UnderstandPorts,
  message: Message,
  at: DialogueState,
  consultation: Consultation | null,
): Understood | Unclear {
  const understood = understand(message);
  const { event: rules, unsure } = understood;
  const { dialogue: from, says } = dialogue.listen(at, understood);
  const asked = unsure && consultation ? consultation.proposalIn(from) : null;
  if (consultation && asked === undefined) return { kind: 'unclear', message, from, rules, consultation };
  const by = asked ? 'model' : rules.type === 'notUnderstood' ? 'nothing' : 'rules';
  return { kind: 'understood', event: asked ?? rules, by, from, says };
}

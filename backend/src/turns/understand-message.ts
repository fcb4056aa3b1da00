import type { Dialogue } from '../dialogue/dialogue.ts';
import type { VisitorEvent } from '../dialogue/events.ts';
import type { Say } from '../dialogue/say.ts';
import type { DialogueState } from '../dialogue/step.ts';
import type { Message, Understanding } from '../understanding/understand.ts';
import type { Asking, Consultation } from './consultation.ts';

/** Who made something of a message; `nothing`: nobody did, and it is asked again. */
export type UnderstoodBy = 'rules' | 'model' | 'nothing';

/** What a message comes to. */
export interface Understood {
  readonly kind: 'understood';
  readonly event: VisitorEvent;
  readonly by: UnderstoodBy;
  /** Where the conversation stands, in the language that the message is in. */
  readonly from: DialogueState;
  /** Said before the reply proper. */
  readonly says: readonly Say[];
}

/** Rules are unsure of a message, and the model was not asked yet. */
export interface Unclear extends Asking {
  readonly kind: 'unclear';
  readonly consultation: Consultation;
}

export interface UnderstandPorts {
  readonly dialogue: Dialogue;
  readonly understand: Understanding;
}

/** Reads a message by rules; where these are unsure, what a model made of it counts. `consultation` null: there is no model. */
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

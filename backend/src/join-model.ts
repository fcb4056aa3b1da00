import { createAnswerFromPassages } from './assistant/answers/answer-from-passages.ts';
import type { Guard } from './assistant/answers/guards.ts';
import type { Knowledge } from './assistant/knowledge/knowledge.ts';
import type { Model } from './assistant/model/model.ts';
import { createConcealer } from './assistant/privacy/placeholders.ts';
import type { Dialogue } from './dialogue/dialogue.ts';
import { AssistantSignals } from './events/assistant-signals.ts';
import type { Logger } from './lib/logger.ts';
import type { Stores } from './stores.ts';
import type { ModelPorts } from './turns/consultation.ts';
import { lexiconOf } from './understanding/lexicon/lexicons.ts';
import { createModelReader, type ReadingRefusal } from './understanding/model/model-reader.ts';
import { createProposalReaders } from './understanding/model/proposal-readers.ts';

export interface JoinModelOptions {
  readonly model: Model;
  readonly dialogue: Dialogue;
  readonly knowledge: Knowledge;
  readonly stores: Pick<Stores, 'leases' | 'live'>;
  readonly timeoutMs: number;
  /** Called with the reason whenever something the model produced was rejected. */
  readonly refused: (reason: Guard | ReadingRefusal) => void;
  readonly logger: Logger;
}

/** The model behind all of its guards: what it may read, propose and say. */
export function joinModel(options: JoinModelOptions): ModelPorts {
  const { model, dialogue, knowledge, stores, timeoutMs, refused, logger } = options;
  const { business } = dialogue;
  const lexicons = business.languages.flatMap((tag) => lexiconOf(tag) ?? []);
  const conceal = createConcealer(business, lexicons);
  const readersIn = createProposalReaders(business, knowledge);
  const answer = createAnswerFromPassages({ business, knowledge, model, conceal, refused });
  return {
    read: createModelReader({ dialogue, model, conceal, readersIn, answer, refused }),
    isResting: () => model.isResting,
    leases: stores.leases,
    signals: new AssistantSignals({ live: stores.live, logger }),
    timeoutMs,
  };
}

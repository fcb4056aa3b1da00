import type { AnswerFromPassages } from '../../assistant/answers/answer-from-passages.ts';
import type { Model } from '../../assistant/model/model.ts';
import type { Conceal, Concealed } from '../../assistant/privacy/placeholders.ts';
import type { Dialogue } from '../../dialogue/dialogue.ts';
import type { VisitorEvent } from '../../dialogue/events.ts';
import type { DialogueState } from '../../dialogue/step.ts';
import type { Answers } from '../../domain/answers.ts';
import { localDate } from '../../domain/local-time.ts';
import type { Message } from '../understand.ts';
import { acceptedKinds, accepts } from './accepted-events.ts';
import { asJsonSchema, type Extraction, extractionSchema, readExtraction } from './extraction.ts';
import { extractionPrompt } from './extraction-prompt.ts';
import { type Proposal, type ProposalReaders, proposedEvent } from './proposed-event.ts';

export interface ModelReaderOptions {
  readonly dialogue: Dialogue;
  readonly model: Model;
  readonly conceal: Conceal;
  /** By language tag. */
  readonly readersIn: (language: string) => ProposalReaders;
  readonly answer: AnswerFromPassages;
  /** Called with the reason when a proposal is rejected. */
  readonly refused: (reason: ReadingRefusal) => void;
}

export type ReadingRefusal = Extract<Reading, { kind: 'refused' }>['reason'];

/** A message that the rules are unsure of. */
export interface Unclear {
  readonly sessionId: string;
  readonly message: Message;
  readonly from: DialogueState;
  /** What the rules make of it. */
  readonly rules: VisitorEvent;
  /** Aborts the request. */
  readonly signal: AbortSignal;
  readonly onDraft: (text: string) => void;
}

/** Null: nothing better than the rules' reading. Never rejects because of a model's behaviour. */
export type ModelReader = (unclear: Unclear) => Promise<VisitorEvent | null>;

type Reading =
  | Proposal
  | { readonly kind: 'failed' }
  | {
      readonly kind: 'refused';
      readonly reason: 'notJson' | 'notInSchema' | 'incomplete' | 'notSaid' | 'notAccepted';
    };

const MAX_TOKENS = 300;

/**
 * Asks a model which of the accepted events a message is; questions are answered from the business's
 * passages. A model only proposes: the rule-based readers read its proposal again, and the machine decides.
 */
export function createModelReader(options: ModelReaderOptions): ModelReader {
  const { dialogue, model, conceal, readersIn, answer, refused } = options;
  const { business } = dialogue;

  async function extract({ sessionId, message, from, signal }: Unclear): Promise<Reading> {
    const { expectation, locale } = message.view;
    const concealed = conceal(message.text, answersIn(from));
    const kinds = acceptedKinds(dialogue, from);
    const today = todayOf(message.now, business.timeZone);
    const outcome = await model.ask({
      sessionId,
      messages: extractionPrompt(business, kinds, { text: concealed.text, expectation, locale, today }),
      schema: { name: 'event', schema: asJsonSchema(extractionSchema(business, kinds)) },
      maxTokens: MAX_TOKENS,
      signal,
    });
    if (outcome.kind === 'failed') return outcome;
    const extracted = readExtraction(outcome.text, business, kinds);
    if (extracted.kind === 'refused') return extracted;
    const restored = restoredExtraction(extracted.extraction, concealed);
    return proposedEvent(restored, message, business, readersIn(locale));
  }

  async function read(unclear: Unclear): Promise<Reading> {
    const reading = await extract(unclear);
    if (reading.kind !== 'event' || accepts(dialogue, unclear.from, reading.event)) return reading;
    return { kind: 'refused', reason: 'notAccepted' };
  }

  async function fromKnowledge({
    sessionId,
    message,
    from,
    signal,
    onDraft,
  }: Unclear): Promise<VisitorEvent> {
    const { text, view } = message;
    const known = answersIn(from);
    const asked = await answer({ sessionId, text, known, language: view.locale, signal, onDraft });
    return { type: 'ask', asked: asked ?? { kind: 'unknown' } };
  }

  return async (unclear) => {
    const reading = await read(unclear);
    if (reading.kind === 'refused') refused(reading.reason);
    if (reading.kind === 'event') return reading.event;
    if (reading.kind === 'failed') return null;
    const isQuestion = reading.kind === 'question' || isUnanswered(unclear.rules);
    return isQuestion ? fromKnowledge(unclear) : null;
  };
}

const answersIn = ({ context: { answers, unfinished } }: DialogueState): readonly Answers[] =>
  unfinished ? [answers, unfinished.answers] : [answers];

const isUnanswered = (event: VisitorEvent): boolean => event.type === 'ask' && event.asked.kind === 'unknown';

/** Replaces the placeholders by their values; only the rule-based readers see the result. */
function restoredExtraction(extraction: Extraction, { restore }: Concealed): Extraction {
  const { when, answers } = extraction;
  const restored = Object.entries(answers).map(([id, value]) => [id, value && restore(value)] as const);
  return { ...extraction, when: when && restore(when), answers: Object.fromEntries(restored) };
}

/** `Friday 2026-11-20` */
function todayOf(now: number, timeZone: string): string {
  const date = localDate(now, timeZone);
  const weekday = new Intl.DateTimeFormat('en', { weekday: 'long', timeZone }).format(now);
  return `${weekday} ${date}`;
}

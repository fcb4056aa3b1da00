import type { Asked } from '../../dialogue/events.ts';
import type { Answers } from '../../domain/answers.ts';
import { type Business, inLanguage } from '../../domain/business.ts';
import { en } from '../../understanding/lexicon/en.ts';
import { lexiconOf } from '../../understanding/lexicon/lexicons.ts';
import type { Knowledge } from '../knowledge/knowledge.ts';
import type { Entry } from '../knowledge/knowledge-entries.ts';
import type { Model } from '../model/model.ts';
import type { Conceal } from '../privacy/placeholders.ts';
import { answerInstructions, answerPrompt, isNoAnswer } from './answer-prompt.ts';
import { createGuards, type Guard, type Guards } from './guards.ts';
import { sentencesOf, wholeSentencesOf } from './sentences.ts';

export interface AnswerOptions {
  readonly business: Business;
  readonly knowledge: Pick<Knowledge, 'passagesFor'>;
  readonly model: Model;
  readonly conceal: Conceal;
  /** Called for each answer that is rejected. */
  readonly refused: (guard: Guard) => void;
}

export interface QuestionAsked {
  readonly sessionId: string;
  readonly text: string;
  /** What must not be sent to the model. */
  readonly known: readonly Answers[];
  /** The language to answer in: one of the business's tags. */
  readonly language: string;
  readonly signal: AbortSignal;
  /** Receives the checked part of the answer after each further sentence. The final answer may differ. */
  readonly onDraft: (text: string) => void;
}

/**
 * Null: no passage is close enough, the model did not answer, or its answer is not supported by the
 * passages.
 */
export type AnswerFromPassages = (question: QuestionAsked) => Promise<Asked | null>;

const PASSAGES = 3;
const MAX_TOKENS = 220;

/** Lets a model put the business's own passages into words, and nothing else. */
export function createAnswerFromPassages(options: AnswerOptions): AnswerFromPassages {
  const { business, knowledge, model, conceal, refused } = options;

  return async ({ sessionId, text, known, language, signal, onDraft }) => {
    const passages = knowledge.passagesFor(text, language, PASSAGES);
    if (passages.length === 0) return null;
    const spoken = inLanguage(business, language);
    const instructions = answerInstructions(spoken.name, language);
    const guards = createGuards({
      passages: passages.map(textOf),
      ownNames: namesIn(spoken),
      instructions,
      language,
      languages: business.languages,
      lexicon: lexiconOf(language) ?? en,
    });
    const concealed = conceal(text, known);
    const draft = createDraft(guards, concealed.restore, onDraft);
    const outcome = await model.ask({
      sessionId,
      messages: answerPrompt(instructions, passages.map(textOf), concealed.text),
      schema: null,
      maxTokens: MAX_TOKENS,
      onText: draft,
      signal,
    });
    if (outcome.kind === 'failed' || isNoAnswer(outcome.text)) return null;
    const answer = tidied(concealed.restore(outcome.text));
    const guard = guards.ofAnswer(answer);
    if (guard === null) return { kind: 'words', text: answer, entries: passages.map(({ id }) => id) };
    refused(guard);
    return null;
  };
}

const namesIn = ({ name, assistant, services, topics }: Business): readonly string[] => [
  name,
  assistant,
  ...[...services, ...topics, ...topics.flatMap(({ options }) => options)].map(({ label }) => label),
];

const textOf = ({ titles: [heading = ''], text }: Entry): string => `${heading}\n${text}`;

const EMPHASIS = /\*\*|__|^[-*•]\s+/gm;

/** In one paragraph, without emphasis marks, which plain text does not need. */
const tidied = (text: string): string => sentencesOf(text.replaceAll(EMPHASIS, '')).join(' ');

/** Passes on the complete, checked sentences of a growing text, until one fails. */
function createDraft(guards: Guards, restore: (text: string) => string, onDraft: (text: string) => void) {
  let shown = 0;
  let isOver = false;
  return (text: string): void => {
    const whole = wholeSentencesOf(restore(text).replaceAll(EMPHASIS, ''));
    if (isOver || whole.length <= shown) return;
    const draft = whole.join(' ');
    isOver = isNoAnswer(draft) || guards.ofAnswer(draft) !== null;
    if (isOver) return;
    shown = whole.length;
    onDraft(draft);
  };
}

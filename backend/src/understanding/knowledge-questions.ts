import type { Certainty, KnowledgeReader } from '../assistant/knowledge/knowledge-reader.ts';
import type { Asked, VisitorEvent } from '../dialogue/events.ts';
import type { Lexicon } from './lexicon/lexicon.ts';
import { PhraseBook } from './phrase-book.ts';
import { createCoreReader } from './requests.ts';
import type { Utterance, Word } from './utterance.ts';

/** Arithmetic homework, in the supported languages. */
const SUM =
  /\d\s*(?:[x×*+÷^]|plus|minus|times|multiplied by|divided by|por|vezes|mais|menos|más|mas|dividido (?:por|entre))\s*\d+\s*\??$/iu;

/** "2x + 4 = 10" */
const EQUATION = /[\dx)]\s?[+*/^−-]\s?\d+x?\s?=\s?-?\d/iu;

/** A longer message tells a story; question words that it happens to contain do not ask anything. */
const MAX_WORDS = 25;
/** Keywords alone ask about what they name: "gift cards", "data protection please". */
const MAX_KEYWORDS = 6;

export type QuestionReader = ReturnType<typeof createQuestionReader>;

/** Questions, and what the business's knowledge has on them. */
export function createQuestionReader(lexicon: Lexicon, knowledge: KnowledgeReader) {
  const openings = new PhraseBook<true>(lexicon.fillers).add(lexicon.questions, true);
  const measures = new PhraseBook<true>(lexicon.fillers).add(lexicon.measures, true);
  const core = createCoreReader(lexicon);

  const isShort = ({ words }: Utterance): boolean => words.length <= MAX_WORDS;
  const isOpened = ({ words }: Utterance): boolean =>
    knowledge.isOpening(words) || knowledge.isOpening(core(words));
  const isAsked = (said: Utterance): boolean => isShort(said) && (said.isQuestion || isOpened(said));

  return {
    /** Starts like a question, with or without a question mark. */
    isOpened,
    /**
     * Is a question even where free text is expected, so that a name that starts like a question is not
     * taken for one.
     */
    isPlain: (said: Utterance): boolean =>
      openings.atStart(said.words) !== null || (said.isQuestion && isOpened(said)),

    /** Asks for a calculation. */
    isSum: (said: Utterance): boolean => EQUATION.test(said.text) || (SUM.test(said.text) && isAsked(said)),

    /** Asks who or what is answering. */
    whoAnswers: ({ words }: Utterance): VisitorEvent | null =>
      knowledge.isWhoAnswers(words) || knowledge.isWhoAnswers(core(words))
        ? ask({ kind: 'whoAnswers' })
        : null,

    /** A question that cannot mean anything else, whatever was asked before. */
    unmistakable(said: Utterance): VisitorEvent | null {
      if (!isShort(said)) return null;
      const { words } = said;
      if (knowledge.isUpset(words)) return ask({ kind: 'upset' });
      if (knowledge.isIdle(words)) return ask({ kind: 'offTopic' });
      if (!isAsked(said)) return null;
      return ask(knowledge.isOfTheWorld(words) ? { kind: 'offTopic' } : knowledge.answer(words, 'sure'));
    },

    /** Asks for an amount that is known. */
    measured(said: Utterance): VisitorEvent | null {
      return measures.atStart(said.words) === null ? null : ask(knowledge.answer(said.words, 'titled'));
    },

    /** The answer to a question, if it is certain enough. */
    answered(said: Utterance, least: Certainty): VisitorEvent | null {
      return isAsked(said) ? ask(knowledge.answer(said.words, least)) : null;
    },

    /** Only the name of something that is known. */
    keyword(said: Utterance): VisitorEvent | null {
      const { words } = said;
      const isRefused = words.some(({ key }) => lexicon.negations.has(key));
      // A misspelt word may stand for something else.
      const isName = words.length <= MAX_KEYWORDS && !isRefused && knowledge.isOurs(words);
      return isName ? ask(knowledge.answer(words, 'sure')) : null;
    },

    /** The reply to a question without an answer. */
    unanswered(said: Utterance): VisitorEvent | null {
      if (isAsked(said)) return ask(knowledge.unanswered(said.words));
      const isKeyword = said.words.length <= MAX_KEYWORDS && knowledge.isBusinesslike(said.words);
      return isKeyword ? ask({ kind: 'unknown' }) : null;
    },

    /** Whether these words mention nothing foreign to the business. */
    isOurs: (words: readonly Word[]): boolean => knowledge.isOurs(words),

    /** Whether these words mention something that no business is asked about. */
    isForeign: (words: readonly Word[]): boolean => knowledge.isForeign(words),

    /** Whether it is about the weather, sports results and the like. */
    isOfTheWorld: ({ words }: Utterance): boolean =>
      knowledge.isOfTheWorld(words) || knowledge.isIdle(words) || knowledge.isUpset(words),

    /** Whether these words add nothing to what a question names. */
    isBare: (words: readonly Word[]): boolean => knowledge.isBare(words),
  };
}

const ask = (asked: Asked | null): VisitorEvent | null => asked && { type: 'ask', asked };

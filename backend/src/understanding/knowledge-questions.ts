import type { Certainty, KnowledgeReader } from '../assistant/knowledge/knowledge-reader.ts';
import type { Asked, VisitorEvent } from '../dialogue/events.ts';
import type { Lexicon } from './lexicon/lexicon.ts';
import { PhraseBook } from './phrase-book.ts';
import { createCoreReader } from './requests.ts';
import type { Utterance, Word } from './utterance.ts';

/** Homework, in any of our languages. */
const SUM =
  /\d\s*(?:[x×*+÷^]|plus|minus|times|multiplied by|divided by|por|vezes|mais|menos|más|mas|dividido (?:por|entre))\s*\d+\s*\??$/iu;

/** "2x + 4 = 10" */
const EQUATION = /[\dx)]\s?[+*/^−-]\s?\d+x?\s?=\s?-?\d/iu;

/** A longer message tells a story; the words of a question that it happens to hold do not ask it. */
const MAX_WORDS = 25;
/** Words alone ask for what they name: "gift cards", "data protection please". */
const MAX_KEYWORDS = 6;

export type QuestionReader = ReturnType<typeof createQuestionReader>;

/** Messages that ask to be told something, and what is known of it. */
export function createQuestionReader(lexicon: Lexicon, knowledge: KnowledgeReader) {
  const openings = new PhraseBook<true>(lexicon.fillers).add(lexicon.questions, true);
  const measures = new PhraseBook<true>(lexicon.fillers).add(lexicon.measures, true);
  const core = createCoreReader(lexicon);

  const isShort = ({ words }: Utterance): boolean => words.length <= MAX_WORDS;
  const isOpened = ({ words }: Utterance): boolean =>
    knowledge.isOpening(words) || knowledge.isOpening(core(words));
  const isAsked = (said: Utterance): boolean => isShort(said) && (said.isQuestion || isOpened(said));

  return {
    /** Begins as a question does, whether or not it ends as one. */
    isOpened,
    /** Asks, where any words may be an answer, so that a name that begins like a question is none. */
    isPlain: (said: Utterance): boolean =>
      openings.atStart(said.words) !== null || (said.isQuestion && isOpened(said)),

    /** Wants a sum to be done. */
    isSum: (said: Utterance): boolean => EQUATION.test(said.text) || (SUM.test(said.text) && isAsked(said)),

    /** Asks who or what it is that answers. */
    whoAnswers: ({ words }: Utterance): VisitorEvent | null =>
      knowledge.isWhoAnswers(words) || knowledge.isWhoAnswers(core(words))
        ? ask({ kind: 'whoAnswers' })
        : null,

    /** What can be meant in no other way, whatever was asked before. */
    unmistakable(said: Utterance): VisitorEvent | null {
      if (!isShort(said)) return null;
      const { words } = said;
      if (knowledge.isIdle(words)) return ask({ kind: 'offTopic' });
      if (!isAsked(said)) return null;
      return ask(knowledge.isOfTheWorld(words) ? { kind: 'offTopic' } : knowledge.answer(words, 'sure'));
    },

    /** Asks how much of something, which is known. */
    measured(said: Utterance): VisitorEvent | null {
      return measures.atStart(said.words) === null ? null : ask(knowledge.answer(said.words, 'titled'));
    },

    /** What answers a question well enough. */
    answered(said: Utterance, least: Certainty): VisitorEvent | null {
      return isAsked(said) ? ask(knowledge.answer(said.words, least)) : null;
    },

    /** Nothing but the name of something that is known. */
    keyword(said: Utterance): VisitorEvent | null {
      const { words } = said;
      const isRefused = words.some(({ key }) => lexicon.negations.has(key));
      // A misspelt word may ask for something else.
      const isName = words.length <= MAX_KEYWORDS && !isRefused && knowledge.isOurs(words);
      return isName ? ask(knowledge.answer(words, 'sure')) : null;
    },

    /** What is said of a question that nothing answers. */
    unanswered(said: Utterance): VisitorEvent | null {
      if (isAsked(said)) return ask(knowledge.unanswered(said.words));
      const isKeyword = said.words.length <= MAX_KEYWORDS && knowledge.isBusinesslike(said.words);
      return isKeyword ? ask({ kind: 'unknown' }) : null;
    },

    /** Whether these words speak of nothing that is foreign to the business. */
    isOurs: (words: readonly Word[]): boolean => knowledge.isOurs(words),

    /** Whether these words speak of something that no business is asked about. */
    isForeign: (words: readonly Word[]): boolean => knowledge.isForeign(words),

    /** Whether it speaks of the weather, of who won, and the like. */
    isOfTheWorld: ({ words }: Utterance): boolean => knowledge.isOfTheWorld(words) || knowledge.isIdle(words),

    /** Whether these words add nothing to what a question names. */
    isBare: (words: readonly Word[]): boolean => knowledge.isBare(words),
  };
}

const ask = (asked: Asked | null): VisitorEvent | null => asked && { type: 'ask', asked };

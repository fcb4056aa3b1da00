import type { Asked } from '../../dialogue/events.ts';
import { type Business, inLanguage } from '../../domain/business.ts';
import { wordsOf } from '../../understanding/utterance.ts';
import type { Entry } from './knowledge-entries.ts';
import { createKnowledgeReader, type KnowledgeReader } from './knowledge-reader.ts';
import { knowledgeWordsOf } from './words/words-of.ts';

/**
 * A business's FAQ and `knowledge/*.md` in all its languages, indexed once. Languages are the business's
 * tags.
 */
export interface Knowledge {
  /** In the business's first language, if it does not have this one. */
  in(language: string): KnowledgeReader;
  /** The result for a question asked on its own. */
  search(question: string, language: string): Asked;
  /** The entries closest to a question, best first, whether or not they answer it. */
  passagesFor(question: string, language: string, limit: number): readonly Entry[];
}

export function createKnowledge(business: Business): Knowledge {
  const read = (tag: string) => createKnowledgeReader(inLanguage(business, tag), knowledgeWordsOf(tag));
  const first = read(business.languages[0] ?? 'en');
  const others = new Map(business.languages.slice(1).map((tag) => [tag, read(tag)]));
  const reader = (language: string): KnowledgeReader => others.get(language) ?? first;

  return {
    in: reader,
    search(question, language) {
      const words = wordsOf(question);
      const known = reader(language);
      if (known.isWhoAnswers(words)) return { kind: 'whoAnswers' };
      if (known.isUpset(words)) return { kind: 'upset' };
      if (known.isIdle(words) || known.isOfTheWorld(words)) return { kind: 'offTopic' };
      return known.answer(words) ?? known.unanswered(words) ?? { kind: 'unknown' };
    },
    passagesFor: (question, language, limit) => reader(language).nearest(wordsOf(question), limit),
  };
}

import type { Asked } from '../dialogue/events.ts';
import type { Business } from '../domain/business.ts';
import { PhraseBook } from '../understanding/phrase-book.ts';
import { type Word, wordsOf } from '../understanding/utterance.ts';
import { type Entry, entriesOf } from './knowledge-entries.ts';
import { type Hit, KnowledgeIndex } from './knowledge-index.ts';
import { createTellingWords } from './telling-words.ts';
import type { KnowledgeWords } from './words/knowledge-words.ts';

/** Below it an entry does not answer: it says that nothing is known. */
const ANSWERS = 0.6;
/** From here on a question can hardly mean anything else. */
const SURE = 0.8;
/** Two whose scores differ by less are as near. */
const AS_NEAR = 0.06;
/** Below it a passage is not even worth reading. */
const WORTH_READING = 0.15;
/** More telling words than these tell a story. */
const MAX_TELLING = 14;

type Answered = Extract<Asked, { kind: 'entry' | 'eitherOf' }>;
type Unanswered = Extract<Asked, { kind: 'unknown' | 'offTopic' }>;

/** What is known, in one language. Made once; pure. */
export interface KnowledgeReader {
  /** What answers the question, if anything does; `sure`: only where it can hardly mean anything else. */
  answer(words: readonly Word[], sure?: 'sure'): Answered | null;
  /** Asks for a joke, the weather or who won, or is only an insult. */
  isOffTopic(words: readonly Word[]): boolean;
  /** What to say of a question that nothing answers; null where it asks for nothing that could be told. */
  unanswered(words: readonly Word[]): Unanswered | null;
  /** Whether a question may begin so. */
  isOpening(words: readonly Word[]): boolean;
  /** Whether the words speak of what any business may be asked. */
  isOfBusiness(words: readonly Word[]): boolean;
  /** Whether nothing is left but words that any question has. */
  isBare(words: readonly Word[]): boolean;
  /** The entries that come nearest, the best first. */
  nearest(words: readonly Word[], limit: number): readonly Entry[];
}

export function createKnowledgeReader(business: Business, words: KnowledgeWords): KnowledgeReader {
  const tellingWords = createTellingWords(words);
  const index = new KnowledgeIndex(entriesOf(business), tellingWords);
  const domain = domainOf(business, tellingWords);
  const offTopic = new PhraseBook<true>().add(words.offTopic, true).add(words.insults, true);

  const isOurs = (word: string): boolean => domain.has(word) || index.has(word);
  const named = (list: ReadonlySet<string>) => {
    const stems = new Set([...list].flatMap((word) => tellingWords(wordsOf(word))));
    return (telling: readonly string[]): boolean => telling.some((word) => stems.has(word) && !isOurs(word));
  };
  const isOfTheWorld = named(words.ofTheWorld);
  const isBusinesslike = named(words.ofBusiness);

  function find(said: readonly Word[]): readonly Hit[] {
    const telling = tellingWords(said);
    return telling.length === 0 || telling.length > MAX_TELLING ? [] : index.find(telling);
  }

  const reader: KnowledgeReader = {
    answer(said, sure) {
      const [best, next] = find(said);
      if (!best || best.score < (sure ? SURE : ANSWERS)) return null;
      const isNear = next && next.score >= ANSWERS && best.score - next.score < AS_NEAR;
      return isNear && next.entry.text !== best.entry.text
        ? { kind: 'eitherOf', entries: [best.entry.id, next.entry.id] }
        : { kind: 'entry', entry: best.entry.id };
    },
    isOffTopic: (said) => offTopic.within(said).length > 0 || isOfTheWorld(tellingWords(said)),
    unanswered(said) {
      if (reader.isOffTopic(said)) return { kind: 'offTopic' };
      const telling = tellingWords(said);
      if (telling.length === 0) return null;
      const isAboutUs =
        telling.some(isOurs) || isBusinesslike(telling) || said.some(({ key }) => words.aboutUs.has(key));
      return { kind: isAboutUs ? 'unknown' : 'offTopic' };
    },
    isOpening: ([first]) => first !== undefined && words.openings.has(first.key),
    isOfBusiness: (said) => isBusinesslike(tellingWords(said)),
    isBare: (said) => tellingWords(said).length === 0,
    nearest: (said, limit) =>
      find(said)
        .filter(({ score }) => score >= WORTH_READING)
        .slice(0, limit)
        .map(({ entry }) => entry),
  };
  return reader;
}

/** What the business calls its own. */
function domainOf(
  business: Business,
  tellingWords: (words: readonly Word[]) => readonly string[],
): ReadonlySet<string> {
  const { name, topics, services, questions, support, booking } = business;
  const options = topics.flatMap((topic) => topic.options);
  const labelled = [...topics, ...options, ...services, ...questions, support, booking];
  const texts = [
    name,
    ...labelled.flatMap(({ label, synonyms }) => [label, ...synonyms]),
    ...options.map(({ text }) => text),
  ];
  return new Set(texts.flatMap((text) => tellingWords(wordsOf(text))));
}

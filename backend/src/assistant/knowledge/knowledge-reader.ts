import type { Asked } from '../../dialogue/events.ts';
import type { Business } from '../../domain/business.ts';
import { PhraseBook } from '../../understanding/phrase-book.ts';
import type { Word } from '../../understanding/utterance.ts';
import { type Entry, entriesOf } from './knowledge-entries.ts';
import { type Hit, KnowledgeIndex } from './knowledge-index.ts';
import { createDomain, createOffTopicReader, type OffTopicReader, stemsOf } from './off-topic.ts';
import { createTellingWords } from './telling-words.ts';
import type { KnowledgeWords } from './words/knowledge-words.ts';

/** Entries below this score are not given as answers. */
const ANSWERS = 0.55;
/** From this score on, a question can hardly mean anything else. */
const SURE = 0.8;
/** The share of a title that must match for that; a single-word title must match completely. */
const SURE_TITLE = 0.6;
/** Two entries whose scores differ by less match equally well. */
const AS_NEAR = 0.06;
/** Passages below this score are not even passed to a model. */
const WORTH_READING = 0.15;
/** "So, wait": words before a question about who is answering. */
const MAX_WORDS_IN_FRONT = 3;
/** A message with more telling words is a story. */
const MAX_TELLING = 14;

type Answered = Extract<Asked, { kind: 'entry' | 'eitherOf' }>;
type Unanswered = Extract<Asked, { kind: 'unknown' | 'offTopic' | 'upset' }>;

/** Matched by its text, by its title, or so that the question can hardly mean anything else. */
export type Certainty = 'told' | 'titled' | 'sure';

/** The business's knowledge in one language. Built once; pure. */
export interface KnowledgeReader extends OffTopicReader {
  /** The answer to a question, if there is one. */
  answer(words: readonly Word[], least?: Certainty): Answered | null;
  /** Only asks who or what is answering. */
  isWhoAnswers(words: readonly Word[]): boolean;
  /** The reply to a question without an answer; null if it asks for nothing that could be told. */
  unanswered(words: readonly Word[]): Unanswered | null;
  /** Whether a question may start like this. */
  isOpening(words: readonly Word[]): boolean;
  /** Whether the words are about something any business may be asked. */
  isBusinesslike(words: readonly Word[]): boolean;
  /** Whether all telling words are about the business's subjects. */
  isOurs(words: readonly Word[]): boolean;
  /** Whether they are about something, but nothing that a business would be asked. */
  isForeign(words: readonly Word[]): boolean;
  /** Whether only words remain that any question may contain. */
  isBare(words: readonly Word[]): boolean;
  /** The closest entries, best first. */
  nearest(words: readonly Word[], limit: number): readonly Entry[];
}

export function createKnowledgeReader(business: Business, words: KnowledgeWords): KnowledgeReader {
  const tellingWords = createTellingWords(words);
  const index = new KnowledgeIndex(entriesOf(business), tellingWords);
  const isOurs = createDomain(business, tellingWords, index);
  const offTopic = createOffTopicReader(words, tellingWords, isOurs);
  const whoAnswers = new PhraseBook<true>().add(words.whoAnswers, true);
  const isItYou = new PhraseBook<true>().add(words.isItYou, true);
  const openings = new PhraseBook<true>().add(words.openings, true);
  const aboutUs = new PhraseBook<true>().add(words.aboutUs, true);
  const ofBusiness = stemsOf(words.ofBusiness, tellingWords);

  const asNear = new Map(
    words.asNear
      .map((pair) => pair.map((word) => tellingWords.inText(word)[0] ?? word))
      .map(([asked = '', instead = '']) => [asked, instead]),
  );

  /** "Is it free?", if nothing is known about that, asks for the price. */
  const orAsNear = (word: string): string => (index.has(word) ? word : (asNear.get(word) ?? word));

  /** "Wait, am I talking to a real person or a bot?" */
  function asksWhoItIs(said: readonly Word[]): boolean {
    const [ask] = isItYou.within(said);
    if (!ask || said.filter(({ end }) => end <= ask.start).length > MAX_WORDS_IN_FRONT) return false;
    const beings = said.filter(({ start }) => start >= ask.end);
    return (
      beings.some(({ key }) => words.beings.has(key)) &&
      beings.every(({ key }) => words.beings.has(key) || words.besideBeings.has(key))
    );
  }

  function look(said: readonly Word[]): readonly Hit[] {
    const telling = tellingWords.in(said).map(orAsNear);
    return telling.length === 0 || telling.length > MAX_TELLING ? [] : index.find(telling);
  }

  // Cached, because a message is looked up several times while it is read.
  let newest: { readonly said: readonly Word[]; readonly hits: readonly Hit[] } | null = null;
  function find(said: readonly Word[]): readonly Hit[] {
    if (newest?.said !== said) newest = { said, hits: look(said) };
    return newest.hits;
  }

  function isSure([best, next]: readonly Hit[]): boolean {
    return (
      best !== undefined &&
      best.score >= SURE &&
      best.title >= (best.words > 1 ? SURE_TITLE : 1) &&
      !(next && isNear(best, next))
    );
  }

  return {
    answer(said, least = 'told') {
      const hits = find(said);
      const [best, next] = hits;
      if (!best || best.score < ANSWERS) return null;
      if ((least === 'titled' && best.title === 0) || (least === 'sure' && !isSure(hits))) return null;
      return next && isNear(best, next)
        ? { kind: 'eitherOf', entries: [best.entry.id, next.entry.id] }
        : { kind: 'entry', entry: best.entry.id };
    },
    ...offTopic,
    isWhoAnswers: (said) => whoAnswers.exact(said) !== null || asksWhoItIs(said),
    unanswered(said) {
      if (offTopic.isUpset(said)) return { kind: 'upset' };
      if (offTopic.isIdle(said) || offTopic.isOfTheWorld(said)) return { kind: 'offTopic' };
      const telling = tellingWords.in(said);
      if (telling.length === 0) return null;
      const isAboutUs =
        aboutUs.within(said).length > 0 || telling.some((word) => isOurs(word) || ofBusiness.has(word));
      return { kind: isAboutUs ? 'unknown' : 'offTopic' };
    },
    isOpening: (said) => openings.atStart(said) !== null,
    isBusinesslike: (said) => tellingWords.in(said).some((word) => ofBusiness.has(word)),
    isOurs: (said) =>
      tellingWords
        .in(said)
        .every((word) => isOurs(word) || tellingWords.isLight(word) || tellingWords.isPlace(word)),
    isForeign(said) {
      const telling = tellingWords
        .in(said)
        .filter((word) => !tellingWords.isLight(word) && !tellingWords.isPlace(word));
      return telling.length > 0 && !telling.some((word) => isOurs(word) || ofBusiness.has(word));
    },
    isBare: (said) =>
      tellingWords.in(said).every((word) => tellingWords.isLight(word) || tellingWords.isPlace(word)),
    nearest: (said, limit) =>
      find(said)
        .filter(({ score }) => score >= WORTH_READING)
        .slice(0, limit)
        .map(({ entry }) => entry),
  };
}

const isNear = (best: Hit, next: Hit): boolean =>
  next.score >= ANSWERS && best.score - next.score < AS_NEAR && best.entry.text !== next.entry.text;

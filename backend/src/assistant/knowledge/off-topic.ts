import type { Business } from '../../domain/business.ts';
import { PhraseBook } from '../../understanding/phrase-book.ts';
import type { Word } from '../../understanding/utterance.ts';
import type { KnowledgeIndex } from './knowledge-index.ts';
import type { TellingWords } from './telling-words.ts';
import type { KnowledgeWords } from './words/knowledge-words.ts';

/** With so few words besides an insult, the message says nothing else. */
const MAX_BESIDE_AN_INSULT = 2;

export interface OffTopicReader {
  /** Insults or complains, and says nothing else. */
  isUpset(said: readonly Word[]): boolean;
  /** Asks for a joke or a poem. */
  isIdle(said: readonly Word[]): boolean;
  /** Is about the weather, sports results or the price of bitcoin. */
  isOfTheWorld(said: readonly Word[]): boolean;
}

/** Recognises subjects that no business is asked about. */
export function createOffTopicReader(
  words: KnowledgeWords,
  telling: TellingWords,
  isOurs: (word: string) => boolean,
): OffTopicReader {
  const wishes = new PhraseBook<true>().add(words.offTopic, true);
  const insults = new PhraseBook<true>().add(words.insults, true);
  const aboutUs = new PhraseBook<true>().add(words.aboutUs, true);
  const world = stemsOf(words.ofTheWorld, telling);
  const bots = stemsOf(words.bots, telling);

  /** "You are useless" and "what a stupid bot", but not "my invoice is useless". */
  function isUpset(said: readonly Word[]): boolean {
    const [insult] = insults.within(said);
    if (!insult) return false;
    const others = telling.in(said.filter(({ start, end }) => end <= insult.start || start >= insult.end));
    return others.length <= MAX_BESIDE_AN_INSULT && others.every((word) => bots.has(word) || !isOurs(word));
  }

  /** "The price of bitcoin", but not "do your agents know bitcoin?" */
  function isOfTheWorld(said: readonly Word[]): boolean {
    const about = telling.in(said);
    const isWorldly = about.some((word) => world.has(word) && !isOurs(word));
    return isWorldly && !(about.some(isOurs) && aboutUs.within(said).length > 0);
  }

  return { isUpset, isIdle: (said) => wishes.within(said).length > 0, isOfTheWorld };
}

export const stemsOf = (words: ReadonlySet<string>, telling: TellingWords): ReadonlySet<string> =>
  new Set([...words].flatMap((word) => telling.inText(word)));

/** Whether a telling word is about the business's subjects. */
export function createDomain(
  business: Business,
  telling: TellingWords,
  index: KnowledgeIndex,
): (word: string) => boolean {
  const { name, topics, services, questions, support, booking } = business;
  const options = topics.flatMap((topic) => topic.options);
  const named = [...topics, ...options, ...services, ...questions, support, booking];
  const texts = [
    name,
    ...named.flatMap(({ label, synonyms }) => [label, ...synonyms]),
    ...options.map(({ text }) => text),
  ];
  const domain = new Set(texts.flatMap((text) => telling.inText(text)));
  return (word) => (domain.has(word) || index.has(word)) && !telling.isLight(word) && !telling.isPlace(word);
}

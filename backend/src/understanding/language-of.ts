import type { KnowledgeWords } from '../assistant/knowledge/words/knowledge-words.ts';
import { knowledgeWordsOf } from '../assistant/knowledge/words/words-of.ts';
import { createAssentReader } from './assent.ts';
import type { Lexicon } from './lexicon/lexicon.ts';
import { lexiconOf, primarySubtag } from './lexicon/lexicons.ts';
import { createRequestReader } from './requests.ts';
import { keysOf, type Utterance, type Word } from './utterance.ts';

/** Letters, marks and accents that only one of the supported languages has. */
const SPELLINGS: Readonly<Record<string, RegExp>> = { pt: /[ãõçâêôà]|^(?:olá|é)$/iu, es: /[ñ¿¡]/iu };

/**
 * By how many words one language must lead. A lead of one suffices if the whole message belongs to it: a
 * request, a yes or no, or words that it knows without exception.
 */
const AHEAD = 2;
/** How many words confirm the current language: fewer may come from a button, or be a mere "yes". */
const SENTENCE = 4;
/** A message of fewer words may consist of known words by chance. */
const FEW = 3;

export interface LanguageReading {
  readonly tag: string;
  /** False for a mere "hello" or "yes", which people say in languages they do not speak. */
  readonly isSentence: boolean;
}

/** `spoken`: the tag of the conversation's language. */
export type LanguageReader = (said: Utterance, spoken: string) => LanguageReading | null;

/**
 * The language, out of these tags, that a text is clearly in. It counts everyday words that only one of the
 * languages has. Names, numbers, addresses and shared words are ignored. Null if it is unclear, or if there
 * is only one language.
 */
export function createLanguageReader(tags: readonly string[]): LanguageReader {
  if (tags.length < 2) return () => null;
  const languages = tags.flatMap((tag) => {
    const lexicon = lexiconOf(tag);
    if (!lexicon) return [];
    const words = everydayWords(lexicon, knowledgeWordsOf(tag));
    return [{ tag, words, isPhrase: createPhraseTest(lexicon), spelling: SPELLINGS[primarySubtag(tag)] }];
  });

  return (said, spoken) => {
    const words = tellingWords(said);
    const owners = words.map(({ key }) => languages.filter((language) => language.words.has(key)));
    const votes = languages.map((language) => {
      const own = owners.filter(([owner, ...others]) => owner === language && others.length === 0);
      const spelt = words.filter(({ start, end }) =>
        language.spelling?.test(markedWord(said.text, start, end)),
      );
      return { language, count: own.length + spelt.length };
    });
    const [first, second] = votes.toSorted((one, other) => other.count - one.count);
    if (!first) return null;
    const { tag, isPhrase } = first.language;
    if (tag === spoken && words.length < SENTENCE) return null;
    const lead = first.count - (second?.count ?? 0);
    if (lead >= AHEAD) return { tag, isSentence: true };
    const knowsAll = owners.length >= FEW && owners.every((known) => known.includes(first.language));
    return lead > 0 && (knowsAll || isPhrase(said)) ? { tag, isSentence: knowsAll } : null;
  };
}

/** Including a mark in front of it: "¿". */
const markedWord = (text: string, start: number, end: number): string =>
  text.slice(Math.max(0, start - 1), end).trim();

/** Without figures, and without what may be a name or an address. */
function tellingWords({ text, words }: Utterance): readonly Word[] {
  const isShouted = text === text.toUpperCase();
  const isName = (start: number) => !isShouted && /^\p{Lu}\p{Ll}/u.test(text.slice(start, start + 2));
  return words.filter(
    ({ key, start, end }, index) =>
      !/\d/.test(key) && !isInAddress(text, start, end) && (index === 0 || !isName(start)),
  );
}

const isInAddress = (text: string, start: number, end: number): boolean =>
  /[@./]/.test(text.charAt(start - 1)) || /^(?:[@/]|\.[a-z])/i.test(text.slice(end, end + 2));

function createPhraseTest(lexicon: Lexicon): (said: Utterance) => boolean {
  const requests = createRequestReader(lexicon);
  const assent = createAssentReader(lexicon);
  return (said) => requests.whole(said) !== null || assent.whole(said) !== null;
}

/** Folded single words that people say about anything, not words specific to a business. */
function everydayWords(
  { requests, booking, names, corrections, times, ...lexicon }: Lexicon,
  asking: KnowledgeWords,
): ReadonlySet<string> {
  const phrases = [
    ...[lexicon.fillers, lexicon.connectors, lexicon.common, lexicon.negations],
    ...[lexicon.leadIns, lexicon.tails, lexicon.suits, lexicon.questions],
    ...[lexicon.assent, lexicon.refusal, lexicon.none, lexicon.retry, lexicon.last],
    ...Object.values(requests).flatMap(({ alone, within }) => [alone, within]),
    ...[booking.alone, booking.within, booking.verbs, booking.wants, booking.availability],
    ...[names.introductions, names.at, names.from, names.employments, corrections.itIs, corrections.verbs],
    ...[lexicon.numbers, lexicon.ordinals, times.weekdays, times.months, times.namedTimes, times.nearDays],
    ...Object.values(times.parts),
    ...[Object.keys(lexicon.shorthand), asking.common, asking.openings],
  ].flatMap(phrasesIn);
  const words = new Set<string>();
  for (const phrase of phrases) for (const key of keysOf(phrase)) words.add(key);
  return words;
}

type Phrases = string | Iterable<string> | Readonly<Record<string, number>>;

function phrasesIn(phrases: Phrases): readonly string[] {
  if (typeof phrases === 'string') return phrases.split('|');
  return isIterable(phrases) ? [...phrases] : Object.keys(phrases);
}

const isIterable = (phrases: Exclude<Phrases, string>): phrases is Iterable<string> =>
  Symbol.iterator in phrases;

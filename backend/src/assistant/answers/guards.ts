import type { Lexicon } from '../../understanding/lexicon/lexicon.ts';
import { type Word, wordsOf } from '../../understanding/utterance.ts';
import { knowledgeWordsOf } from '../knowledge/words/words-of.ts';
import { hasPlaceholder } from '../privacy/placeholders.ts';
import { daysNamedIn } from './days-named.ts';
import { type Figure, figuresIn, hasStrangeDigits } from './figures.ts';
import { linksIn } from './links.ts';
import { promisesIn } from './promises.ts';
import { sentencesOf } from './sentences.ts';
import { isSpokenIn } from './spoken-language.ts';

/** Why an answer is rejected. */
export type Guard =
  | 'length'
  | 'markup'
  | 'placeholder'
  | 'echo'
  | 'link'
  | 'figure'
  | 'date'
  | 'name'
  | 'promise'
  | 'unsupported'
  | 'language';

export interface GuardOptions {
  /** What the answer may be based on: passages with their headings. */
  readonly passages: readonly string[];
  /** The business's names for itself and for what it offers. */
  readonly ownNames: readonly string[];
  /** The model's instructions, which it must not repeat. */
  readonly instructions: string;
  /** The visitor's language, and the business's languages. */
  readonly language: string;
  readonly languages: readonly string[];
  readonly lexicon: Pick<Lexicon, 'numbers' | 'multipliers'>;
}

/**
 * Checks an answer against the passages that it is based on. Whatever a model was talked into, it can say
 * nothing else.
 */
export interface Guards {
  /** Checks a whole sentence before anybody sees it. */
  ofSentence(sentence: string): Guard | null;
  /** Checks the whole answer. */
  ofAnswer(text: string): Guard | null;
}

/** Limited because it is stored with the conversation, up to eight times. */
export const MAX_ANSWER_LENGTH = 500;
const MAX_SENTENCES = 6;
/** The share of a sentence's telling words that must occur in the passages. */
const SUPPORTED = 0.6;
/** A run of this many equal words is not a coincidence. */
const REPEATED_WORDS = 6;

const MARKUP = /[<>`*[\]{}|\\]|^#|&#?\w+;|\p{Cc}|\p{Cf}/mu;
const OWN_MAKING =
  /\b(?:system prompt|language model|modelo de lingua\w*|modelo de lengua\w*|my instructions|minhas instrucoes|mis instrucciones|openai|chatgpt|no_answer|passages?)\b/;

export function createGuards(options: GuardOptions): Guards {
  const { passages, ownNames, instructions, language, languages, lexicon } = options;
  const source = passages.join('\n');
  const sourceWords = wordsOf(source);
  const sourceKeys = new Set(sourceWords.map(({ key }) => key));
  const sourceText = spaced(sourceWords);
  const figures = figuresIn(source);
  const links = new Set(linksIn(source));
  const instructed = runsOf(instructions);
  const tells = createTelling(language);
  const ownWords = wordsOf(ownNames.join('\n'));
  const ownKeys = new Set(ownWords.map(({ key }) => key));
  const told = new Set(tells([...sourceWords, ...ownWords]));
  const sourceSentences = passages.flatMap(sentencesOf).map((sentence) => ({
    values: new Set(figuresIn(sentence).map(({ value }) => value)),
    keys: new Set(wordsOf(sentence).map(({ key }) => key)),
  }));

  const isKnownFigure = ({ kind, value }: Figure): boolean =>
    figures.some((figure) => figure.value === value && (kind === 'number' || figure.kind === kind));
  const isKnownNumber = ({ key }: Word): boolean => {
    const number = numberSaid(key, lexicon);
    return number === null || sourceKeys.has(key) || figures.some(({ value }) => value === String(number));
  };
  /** The price of one thing must not be stated for another. */
  const isOfWhatIsNamed = (sentence: string, words: readonly Word[]): boolean => {
    const named = words.filter(
      ({ key, start }) => ownKeys.has(key) && /^\p{Lu}/u.test(sentence.slice(start)),
    );
    const isPricedAt = (price: string) =>
      sourceSentences.some(({ values, keys }) => values.has(price) && named.some(({ key }) => keys.has(key)));
    const prices = figuresIn(sentence).filter(({ kind }) => kind === 'price');
    return named.length === 0 || prices.every(({ value }) => isPricedAt(value));
  };
  const isSupported = (words: readonly Word[]): boolean => {
    const telling = tells(words);
    return telling.filter((word) => told.has(word)).length >= telling.length * SUPPORTED;
  };

  const ofSentence = (sentence: string): Guard | null => {
    const words = wordsOf(sentence);
    if (hasPlaceholder(sentence)) return 'placeholder';
    if (MARKUP.test(sentence)) return 'markup';
    if (OWN_MAKING.test(folded(sentence)) || [...runsOf(sentence)].some((run) => instructed.has(run)))
      return 'echo';
    if (!linksIn(sentence).every((link) => links.has(link))) return 'link';
    if (hasStrangeDigits(sentence) || !figuresIn(sentence).every(isKnownFigure)) return 'figure';
    if (!words.every(isKnownNumber) || !isOfWhatIsNamed(sentence, words)) return 'figure';
    if (!daysNamedIn(words, [language, ...languages]).every((day) => sourceKeys.has(day))) return 'date';
    if (!namesIn(sentence, words).every(({ key }) => sourceKeys.has(key) || ownKeys.has(key))) return 'name';
    if (!promisesIn(words).every((promise) => sourceText.includes(` ${promise} `))) return 'promise';
    return isSupported(words) ? null : 'unsupported';
  };

  return {
    ofSentence,
    ofAnswer(text) {
      const sentences = sentencesOf(text);
      if (text.length > MAX_ANSWER_LENGTH || sentences.length > MAX_SENTENCES || sentences.length === 0)
        return 'length';
      for (const sentence of sentences) {
        const refused = ofSentence(sentence);
        if (refused) return refused;
      }
      return isSpokenIn(text, language, languages) ? null : 'language';
    },
  };
}

const spaced = (words: readonly Word[]): string => ` ${words.map(({ key }) => key).join(' ')} `;

const folded = (text: string): string => spaced(wordsOf(text));

/** Words in capitals, and words capitalised in the middle of a sentence. */
function namesIn(sentence: string, words: readonly Word[]): readonly Word[] {
  return words.filter(({ key, start, end }, index) => {
    const word = sentence.slice(start, end);
    const isShouted = word === word.toUpperCase() && /\p{Lu}/u.test(word);
    return key.length > 1 && (isShouted || (index > 0 && /^\p{Lu}/u.test(word)));
  });
}

/** Every run of a few consecutive words. */
function runsOf(text: string): ReadonlySet<string> {
  const keys = wordsOf(text).map(({ key }) => key);
  const runs = keys.slice(REPEATED_WORDS - 1).map((_, at) => keys.slice(at, at + REPEATED_WORDS).join(' '));
  return new Set(runs);
}

/** The telling words of a sentence, without their endings. */
function createTelling(language: string): (words: readonly Word[]) => readonly string[] {
  const { common, stem } = knowledgeWordsOf(language);
  return (words) => words.filter(({ key }) => !common.has(key)).map(({ key }) => stem(key));
}

/** "One" may also be an article. */
function numberSaid(word: string, { numbers, multipliers }: GuardOptions['lexicon']): number | null {
  const said = [numbers, multipliers].find((table) => Object.hasOwn(table, word))?.[word] ?? 1;
  return said === 1 ? null : said;
}

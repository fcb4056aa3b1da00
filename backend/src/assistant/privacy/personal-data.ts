import type { Answer, Answers } from '../../domain/answers.ts';
import type { Business, Question } from '../../domain/business.ts';
import type { Lexicon } from '../../understanding/lexicon/lexicon.ts';
import { fold, type Word, wordsOf } from '../../understanding/utterance.ts';
import { everydayWords } from './everyday-words.ts';
import { createIntroductionFinder, type IntroductionFinder } from './introduced-names.ts';
import { type Span, Squeezed, squeeze } from './squeezed.ts';

export interface Personal extends Span {
  readonly kind: 'NAME' | 'EMAIL' | 'NUMBER' | 'WORDS';
}

/** The personal data in a text, in order and without overlaps. `known`: the visitor's answers so far. */
export type PersonalFinder = (text: string, known: readonly Answers[]) => readonly Personal[];

/** The form of a placeholder. If a visitor writes one, it must not mean anything. */
export const PLACEHOLDER = /\[[A-Z]{4,6}_\d{1,4}\]/gi;

/**
 * Finds earlier answers, however they are written now; addresses; numbers of five or more digits; and words
 * that may be names: introduced ones, and capitalised ones that neither the business nor its languages
 * know.
 */
export function createPersonalFinder(business: Business, lexicons: readonly Lexicon[]): PersonalFinder {
  const everyday = everydayWords(business, lexicons);
  const findKnown = createKnownFinder(business, everyday);
  const findNames = createNameFinder(everyday, createIntroductionFinder(lexicons));
  return (text, known) =>
    inOrder([
      ...placesOf(text, PLACEHOLDER, 'WORDS'),
      ...addresses(text),
      ...longNumbers(text),
      ...findKnown(text, known),
      ...findNames(text),
    ]);
}

/** Merges overlaps, and the words of one name. For an overlap, the kind found first counts. */
function inOrder(found: readonly Personal[]): readonly Personal[] {
  const merged: Personal[] = [];
  for (const next of found.toSorted((one, other) => one.start - other.start)) {
    const last = merged.at(-1);
    if (last && next.start < last.end)
      merged[merged.length - 1] = { ...last, end: Math.max(last.end, next.end) };
    else merged.push(next);
  }
  return merged;
}

const placesOf = (text: string, pattern: RegExp, kind: Personal['kind']): readonly Personal[] =>
  Array.from(text.matchAll(pattern), ({ 0: match, index }) => ({
    kind,
    start: index,
    end: index + match.length,
  }));

const AT = /[@＠]|[([]\s?(?:at|arroba)\s?[)\]]|\sarroba\s/giu;
const SPACES = 3;

/** Everything around an at sign up to a space; also with a few spaces next to the sign. */
function addresses(text: string): readonly Personal[] {
  const found: Personal[] = [];
  for (const { kind, start, end } of placesOf(text, AT, 'EMAIL')) {
    const isFound = start < (found.at(-1)?.end ?? 0);
    if (!isFound) found.push({ kind, start: edgeOf(text, start, -1), end: edgeOf(text, end, 1) });
  }
  return found;
}

/** The edge of the nearest word in one direction. */
function edgeOf(text: string, from: number, step: 1 | -1): number {
  const isSpace = (at: number) => /^\s?$/u.test(text.charAt(step === 1 ? at : at - 1));
  const isInside = (at: number) => (step === 1 ? at < text.length : at > 0);
  let at = from;
  for (let spaces = 0; spaces < SPACES && isInside(at) && isSpace(at); spaces += 1) at += step;
  while (isInside(at) && !isSpace(at)) at += step;
  return at;
}

const DIGITS = /\p{N}(?:[^\p{L}\p{N}]{0,3}\p{N})*/gu;
const DIGIT = /\p{N}/gu;
const LONG_NUMBER = 5;

/** Digits with any separators except letters. */
const longNumbers = (text: string): readonly Personal[] =>
  placesOf(text, DIGITS, 'NUMBER').filter(
    ({ start, end }) => (text.slice(start, end).match(DIGIT)?.length ?? 0) >= LONG_NUMBER,
  );

const MAX_WORDS_OF_A_NAME = 4;

function createNameFinder(everyday: ReadonlySet<string>, introduced: IntroductionFinder) {
  const isUnknown = ({ key }: Word) => key.length > 1 && !everyday.has(key);

  return (text: string): readonly Personal[] => {
    const words = wordsOf(text);
    const isShouted = text === text.toUpperCase();
    const isCapital = ({ start }: Word) => /^[\p{Lu}\p{Lt}\p{Lo}]/u.test(text.slice(start, start + 2));
    const isNamed = (word: Word) => isUnknown(word) || (isCapital(word) && !isShouted);
    const behind = introduced(text, words).flatMap((place) => {
      const after = words.filter(({ start }) => start >= place).slice(0, MAX_WORDS_OF_A_NAME);
      const end = after.findIndex((word) => !isNamed(word));
      return end < 0 ? after : after.slice(0, end);
    });
    const found = new Set([...behind, ...words.filter((word) => isUnknown(word) && isCapital(word))]);
    // "Marcos Dias": an everyday word may be the end of a name here.
    for (const [index, word] of words.entries()) {
      const before = words[index - 1];
      const goesOn = before && found.has(before) && text.slice(before.end, word.start) === ' ';
      if (goesOn && isCapital(word) && !isShouted) found.add(word);
    }
    return asNames(text, [...found]);
  };
}

/** Words separated only by a space form one name. */
function asNames(text: string, words: readonly Word[]): readonly Personal[] {
  const found: Personal[] = [];
  for (const { start, end } of words.toSorted((one, other) => one.start - other.start)) {
    const last = found.at(-1);
    if (last && text.slice(last.end, start) === ' ') found[found.length - 1] = { ...last, end };
    else found.push({ kind: 'NAME', start, end });
  }
  return found;
}

interface Needle {
  readonly letters: string;
  readonly kind: Personal['kind'];
  /** Long enough not to occur within another word by chance. */
  readonly within: boolean;
}

const LONG_WORD = 6;
const SHORT_WORD = 3;

function createKnownFinder(business: Business, everyday: ReadonlySet<string>) {
  function needlesOf(question: Question, answer: Answer | undefined): readonly Needle[] {
    if (answer === null || answer === undefined || isOneOfTheChoices(question, answer)) return [];
    const whole = String(answer);
    const needle = (part: string): Needle => {
      const letters = squeeze(part);
      return { letters, kind: KINDS[question.kind], within: letters.length >= LONG_WORD };
    };
    return [whole, ...partsOf(question, whole)].map(needle);
  }

  /** The parts that would reveal the whole. */
  function partsOf({ kind }: Question, answer: string): readonly string[] {
    const telling = wordsOf(answer).filter(({ key }) => key.length >= SHORT_WORD && !everyday.has(key));
    if (kind === 'name')
      return wordsOf(answer).flatMap(({ start, end }) => nameIn(answer.slice(start, end), answer));
    if (kind === 'email') return [...answer.split('@'), ...telling.map(({ key }) => key)];
    return telling.map(({ key }) => key);
  }

  return (text: string, known: readonly Answers[]): readonly Personal[] => {
    const squeezed = new Squeezed(text);
    const needles = known.flatMap((answers) =>
      business.questions.flatMap((question) => needlesOf(question, answers[question.id])),
    );
    return needles.flatMap(({ letters, kind, within }) =>
      squeezed.placesOf(letters, within).map((place) => ({ ...place, kind })),
    );
  };
}

const KINDS: Readonly<Record<Question['kind'], Personal['kind']>> = {
  name: 'NAME',
  email: 'EMAIL',
  phone: 'NUMBER',
  number: 'NUMBER',
  text: 'WORDS',
  choice: 'WORDS',
};

/** These are the business's own words. */
const isOneOfTheChoices = (question: Question, answer: Answer): boolean =>
  question.kind === 'choice' && question.choices.some(({ id }) => id === answer);

/**
 * In "María de la Cruz", "de" and "la" are not names: lower-case words among capitalised ones do not count.
 */
const nameIn = (word: string, name: string): readonly string[] =>
  fold(word).length > 1 && (word !== word.toLowerCase() || name === name.toLowerCase()) ? [word] : [];

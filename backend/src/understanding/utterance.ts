/**
 * One word of a message. `key` is folded for matching; `start` and `end` locate it in the original text.
 */
export interface Word {
  readonly key: string;
  readonly start: number;
  readonly end: number;
}

/** A text with its words, so that readers need not split it again. */
export interface Passage {
  readonly text: string;
  readonly words: readonly Word[];
}

/** A message as understanding sees it. Its text is a single line in NFC, with accents and case. */
export interface Utterance extends Passage {
  /** The same with its line breaks, for support requests. */
  readonly told: string;
  readonly isQuestion: boolean;
}

// An apostrophe may join letters, a hyphen never does: "10-20" is two numbers.
const WORD = /[\p{L}\p{N}\p{M}]+(?:['’ʼ`´][\p{L}\p{M}]+)*/gu;
/** The client's limit. The cut bounds the time for reading. */
const MAX_READ = 2_000;
/** A longer message tells a story; words beyond this are ignored. Addresses and numbers are still found. */
const MAX_WORDS = 120;
const QUESTION_MARKS = ['?', '？', '؟'];

const PLAIN = /^[a-z0-9]*$/i;

/** Removes case, width, accents and apostrophes. For comparison only, never for what is stored. */
export const fold = (text: string): string =>
  (PLAIN.test(text) ? text : text.normalize('NFKD').replaceAll(/[\p{M}'’ʼ`´]+/gu, '')).toLowerCase();

/** `limit`: maximum number of words. */
export function wordsOf(text: string, limit = Number.POSITIVE_INFINITY): Word[] {
  const words: Word[] = [];
  // Not `matchAll`, which creates a new regular expression each time.
  for (let match = WORD.exec(text); match; match = WORD.exec(text)) {
    const [word] = match;
    words.push({ key: fold(word), start: match.index, end: match.index + word.length });
    if (words.length === limit) break;
  }
  WORD.lastIndex = 0;
  return words;
}

/** Words and spaces only, whose letters fold one by one. */
const PLAIN_PHRASE = /^[a-z0-9 ]*$/i;
const ACCENTED_PHRASE = /^[a-z0-9 À-ÖØ-öø-ÿ]*$/i;

/** The keys that `wordsOf` finds, computed much faster for the phrases of the lexicons. */
export function keysOf(phrase: string): readonly string[] {
  const isPlain = PLAIN_PHRASE.test(phrase);
  if (!isPlain && !ACCENTED_PHRASE.test(phrase)) return wordsOf(phrase).map(({ key }) => key);
  const letters = isPlain ? phrase : phrase.normalize('NFKD').replaceAll(/\p{M}+/gu, '');
  const keys = letters.toLowerCase().split(' ');
  return keys.includes('') ? keys.filter((key) => key !== '') : keys;
}

export const passageOf = (text: string): Passage => ({ text, words: wordsOf(text) });

/** The part of a passage between two positions, neither of which is inside a word. */
export function cut(passage: Passage, from: number, to = passage.text.length): Passage {
  if (from === 0 && to === passage.text.length) return passage;
  const words = passage.words.filter(({ start, end }) => start >= from && end <= to);
  return {
    text: passage.text.slice(from, to),
    words: words.map(({ key, start, end }) => ({ key, start: start - from, end: end - from })),
  };
}

/** Plain ASCII with single spaces, as most messages are. */
const IN_ORDER = /^[!-~]+(?: [!-~]+)*$/;

export function readUtterance(message: string): Utterance {
  const read = message.slice(0, MAX_READ);
  const isInOrder = IN_ORDER.test(read);
  const told = isInOrder ? read : read.normalize('NFC').trim();
  const text = isInOrder ? read : inOneLine(told).replaceAll(/\s+/gu, ' ');
  const isQuestion = text.startsWith('¿') || QUESTION_MARKS.includes(text.at(-1) ?? '');
  return { text, told, words: wordsOf(text, MAX_WORDS), isQuestion };
}

const LINE_BREAK = /[\n\r\u2028\u2029]/;

/** A line break separates like a comma, unless other punctuation already does. */
function inOneLine(told: string): string {
  if (!LINE_BREAK.test(told)) return told;
  const lines = told.split(LINE_BREAK).flatMap((line) => line.trim() || []);
  return lines
    .map((line, index) => (index < lines.length - 1 && !/[,;:.!?-]$/.test(line) ? `${line},` : line))
    .join(' ');
}

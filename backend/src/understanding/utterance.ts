/** One word of a message. `key` is folded for matching; `start` and `end` cut it from the message as it was written. */
export interface Word {
  readonly key: string;
  readonly start: number;
  readonly end: number;
}

/** A message as understanding sees it. */
export interface Utterance {
  /** In NFC, white space collapsed, accents and case kept: answers are cut from it. */
  readonly text: string;
  /** The same with its line breaks: what is told to support. */
  readonly told: string;
  readonly words: readonly Word[];
  readonly isQuestion: boolean;
}

// Letters may be joined by an apostrophe, never by a hyphen: "10-20" is two numbers.
const WORD = /[\p{L}\p{N}\p{M}]+(?:['’ʼ`´][\p{L}\p{M}]+)*/gu;
/** A client may send no more; without the cut, reading would take as long as the text is. */
const MAX_READ = 2_000;
const QUESTION_MARKS = ['?', '？', '؟'];

/** Folds case, width, accents and apostrophes away. For comparing only, never for what is stored. */
export const fold = (text: string): string =>
  text
    .normalize('NFKD')
    .replaceAll(/[\p{M}'’ʼ`´]+/gu, '')
    .toLowerCase();

export const wordsOf = (text: string): Word[] =>
  Array.from(text.matchAll(WORD), ({ 0: word, index }) => ({
    key: fold(word),
    start: index,
    end: index + word.length,
  }));

export function readUtterance(message: string): Utterance {
  const told = message.slice(0, MAX_READ).normalize('NFC').trim();
  const text = told.replaceAll(/\s+/gu, ' ');
  const isQuestion = QUESTION_MARKS.some((mark) => text.endsWith(mark));
  return { text, told, words: wordsOf(text), isQuestion };
}

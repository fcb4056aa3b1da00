import { NEVER } from '../lexicon/time-words.ts';

/** A text from which readers remove what they have read, so that later ones do not see it. */
export class Scrap {
  #rest: string;

  constructor(text: string) {
    this.#rest = squeeze(withoutAccents(text));
  }

  get rest(): string {
    return this.#rest;
  }

  has(pattern: RegExp): boolean {
    return pattern.test(this.#rest);
  }

  /** Removes and returns the first match of the pattern. */
  take(pattern: RegExp): RegExpExecArray | null {
    const match = pattern.exec(this.#rest);
    if (match) this.blank(match.index, match[0].length);
    return match;
  }

  /** Removes and returns the first match of the first pattern that has one. */
  takeAny(patterns: readonly RegExp[]): RegExpExecArray | null {
    for (const pattern of patterns) {
      const match = this.take(pattern);
      if (match) return match;
    }
    return null;
  }

  blank(index: number, length: number): void {
    this.#rest = squeeze(`${this.#rest.slice(0, index)} ${this.#rest.slice(index + length)}`);
  }
}

/** Lower case, and "é" as "e". */
export const withoutAccents = (text: string): string =>
  text
    .normalize('NFKD')
    .replaceAll(/\p{M}+/gu, '')
    .toLowerCase();

const squeeze = (text: string): string => text.replaceAll(/\s+/gu, ' ').trim();

/** A pattern that matches whole words. */
export const wholeWords = (source: string, flags = 'u'): RegExp =>
  new RegExp(`(?<![\\p{L}\\p{N}])(?:${source})(?![\\p{L}\\p{N}])`, flags);

/** The words of a list or a table as alternatives, longest first. */
export function anyOf(words: readonly string[] | Readonly<Record<string, unknown>>): string {
  const all = Array.isArray(words) ? [...words] : Object.keys(words);
  return all.length === 0 ? NEVER : all.sort((a, b) => b.length - a.length).join('|');
}

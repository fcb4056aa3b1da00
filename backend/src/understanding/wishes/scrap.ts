import { NEVER } from '../lexicon/lexicon.ts';

/** A text that readers tear pieces off: what one has read, the next no longer sees. */
export class Scrap {
  #rest: string;

  constructor(text: string) {
    this.#rest = squeeze(
      text
        .normalize('NFKD')
        .replaceAll(/\p{M}+/gu, '')
        .toLowerCase(),
    );
  }

  get rest(): string {
    return this.#rest;
  }

  has(pattern: RegExp): boolean {
    return pattern.test(this.#rest);
  }

  /** The first match of the pattern, torn off. */
  take(pattern: RegExp): RegExpExecArray | null {
    const match = pattern.exec(this.#rest);
    if (match) this.blank(match.index, match[0].length);
    return match;
  }

  /** The first match of the first of the patterns that has one, torn off. */
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

const squeeze = (text: string): string => text.replaceAll(/\s+/gu, ' ').trim();

/** A pattern of whole words. */
export const wholeWords = (source: string, flags = 'u'): RegExp =>
  new RegExp(`(?<![\\p{L}\\p{N}])(?:${source})(?![\\p{L}\\p{N}])`, flags);

/** The words of a list or a table as alternatives, longest first. */
export function anyOf(words: readonly string[] | Readonly<Record<string, unknown>>): string {
  const all = Array.isArray(words) ? [...words] : Object.keys(words);
  return all.length === 0 ? NEVER : all.sort((a, b) => b.length - a.length).join('|');
}

/** A range of a text, as for `slice`. */
export interface Span {
  readonly start: number;
  readonly end: number;
}

const KEPT = /^[\p{L}\p{N}]$/u;
const MARK = /^\p{M}$/u;

/**
 * A text reduced to its folded letters and digits: "A n a", "ANA" and "Aná" all become "ana". Finds text
 * written with other case, accents, width, spacing or punctuation, and maps it back to the original.
 */
export class Squeezed {
  readonly letters: string;
  readonly #text: string;
  readonly #starts: readonly number[];
  readonly #ends: readonly number[];

  constructor(text: string) {
    this.#text = text;
    const starts: number[] = [];
    const ends: number[] = [];
    let letters = '';
    let at = 0;
    for (const written of text) {
      const end = at + written.length;
      for (const letter of fold(written)) {
        if (!KEPT.test(letter)) continue;
        letters += letter;
        // For a letter beyond the basic plane, both surrogates map to it.
        for (let unit = 0; unit < letter.length; unit += 1) {
          starts.push(at);
          ends.push(end);
        }
      }
      at = end;
    }
    this.letters = letters;
    this.#starts = starts;
    this.#ends = ends;
  }

  /** Every occurrence of squeezed letters at word boundaries; `within`: also inside words. */
  placesOf(letters: string, within: boolean): readonly Span[] {
    const places: Span[] = [];
    if (letters === '') return places;
    for (let found = this.letters.indexOf(letters); found >= 0; ) {
      const place = this.#place(found, found + letters.length - 1);
      if (this.#standsAlone(place) || (within && this.#isInOneWord(place))) places.push(place);
      found = this.letters.indexOf(letters, found + 1);
    }
    return places;
  }

  /** Includes the accents that follow its last letter. */
  #place(first: number, last: number): Span {
    const start = this.#starts[first] ?? 0;
    let end = this.#ends[last] ?? start;
    while (MARK.test(this.#text.charAt(end))) end += 1;
    return { start, end };
  }

  #isInOneWord({ start, end }: Span): boolean {
    return !/\s/u.test(this.#text.slice(start, end));
  }

  /** A boundary between letters and digits counts as the end of a word. */
  #standsAlone({ start, end }: Span): boolean {
    const goesOn = (at: number, beside: number) =>
      [LETTER, DIGIT].some(
        (kind) => kind.test(this.#text.charAt(at)) && kind.test(this.#text.charAt(beside)),
      );
    return !goesOn(start - 1, start) && !goesOn(end, end - 1);
  }
}

const LETTER = /\p{L}/u;
const DIGIT = /\p{N}/u;

const fold = (written: string): string => written.normalize('NFKD').toLowerCase().normalize('NFKD');

export const squeeze = (text: string): string => new Squeezed(text).letters;

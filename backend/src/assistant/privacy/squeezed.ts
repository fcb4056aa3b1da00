/** A place in a text, as `slice` takes it. */
export interface Span {
  readonly start: number;
  readonly end: number;
}

const KEPT = /^[\p{L}\p{N}]$/u;
const MARK = /^\p{M}$/u;

/**
 * A text as only its letters and digits, folded: "A n a", "ANA" and "Aná" are all "ana". Finds what is written with
 * other case, accents, width, spacing or punctuation, and tells where it stands in the text as it was written.
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
        // Of a letter beyond the basic plane both halves lead to it.
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

  /** Every place of the letters, squeezed themselves, where no word goes on around them; `within`: and inside a word. */
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

  /** With the accents that follow its last letter. */
  #place(first: number, last: number): Span {
    const start = this.#starts[first] ?? 0;
    let end = this.#ends[last] ?? start;
    while (MARK.test(this.#text.charAt(end))) end += 1;
    return { start, end };
  }

  #isInOneWord({ start, end }: Span): boolean {
    return !/\s/u.test(this.#text.slice(start, end));
  }

  /** Digits end a word, and letters a number. */
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

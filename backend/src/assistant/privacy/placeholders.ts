import type { Answers } from '../../domain/answers.ts';
import type { Business } from '../../domain/business.ts';
import type { Lexicon } from '../../understanding/lexicon/lexicon.ts';
import { createPersonalFinder, type Personal, PLACEHOLDER } from './personal-data.ts';

/** A text that may be sent out: personal data is replaced by placeholders such as `[NAME_1]`. */
export interface Concealed {
  readonly text: string;
  /** Replaces placeholders by their original text. Unknown ones stay. */
  restore(text: string): string;
}

/** `known`: the visitor's answers so far, in this conversation and before. */
export type Conceal = (text: string, known: readonly Answers[]) => Concealed;

/** Restoring a concealed text gives the original. `lexicons`: of the business's languages. */
export function createConcealer(business: Business, lexicons: readonly Lexicon[]): Conceal {
  const findPersonal = createPersonalFinder(business, lexicons);
  return (text, known) => {
    const placeholders = new Placeholders();
    let concealed = '';
    let at = 0;
    for (const personal of findPersonal(text, known)) {
      const written = text.slice(personal.start, personal.end);
      concealed += text.slice(at, personal.start) + placeholders.of(personal.kind, written);
      at = personal.end;
    }
    return { text: concealed + text.slice(at), restore: (answer) => placeholders.restore(answer) };
  };
}

export const hasPlaceholder = (text: string): boolean => text.search(PLACEHOLDER) >= 0;

/** Equal words get the same placeholder, so that a reader can tell that they are equal. */
class Placeholders {
  readonly #byWritten = new Map<string, string>();
  readonly #writtenBy = new Map<string, string>();

  of(kind: Personal['kind'], written: string): string {
    const known = this.#byWritten.get(written);
    if (known !== undefined) return known;
    const placeholder = `[${kind}_${this.#byWritten.size + 1}]`;
    this.#byWritten.set(written, placeholder);
    this.#writtenBy.set(placeholder, written);
    return placeholder;
  }

  restore(text: string): string {
    return text.replaceAll(PLACEHOLDER, (found) => this.#writtenBy.get(found.toUpperCase()) ?? found);
  }
}

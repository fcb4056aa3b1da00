import type { Lexicon } from '../lexicon/lexicon.ts';
import { PhraseBook } from '../phrase-book.ts';
import { wordsOf } from '../utterance.ts';
import { type AnswerReading, invalid, value } from './reading.ts';

const NAME = /^\p{L}[\p{L}\p{M}\s.,'’ʼ`´·-]*$/u;
const MAX_WORDS = 5;
/** "Hi, sure, my name is …" */
const MAX_INTRODUCTIONS = 4;

export interface Introduction {
  readonly name: string;
  /** After "at" it is a company; after "from" it may be a town. */
  readonly company: { readonly name: string; readonly certain: boolean } | null;
}

export type NameReader = ReturnType<typeof createNameReader>;

export function createNameReader(lexicon: Lexicon) {
  const { names, assent, refusal } = lexicon;
  const introductions = new PhraseBook<true>().add(names.introductions, true);
  const employers = new PhraseBook<boolean>().add(names.at, true).add(names.from, false);
  const employments = new PhraseBook<true>().add(names.employments, true);
  const notNames = new PhraseBook<true>().add([...assent, ...refusal], true);

  /** The text without "my name is"; `marked` says whether there was any. */
  function stripIntroduction(text: string): { readonly rest: string; readonly marked: boolean } {
    let rest = text.trim();
    let marked = false;
    for (let stripped = 0; stripped < MAX_INTRODUCTIONS; stripped++) {
      const introduction = introductions.atStart(wordsOf(rest));
      const shorter = introduction && stripEdges(rest.slice(introduction.end));
      if (!shorter) break;
      rest = shorter;
      marked = true;
    }
    return { rest, marked };
  }

  function isName(text: string): boolean {
    const words = wordsOf(text);
    if (words.length === 0 || words.length > MAX_WORDS || !NAME.test(text)) return false;
    return notNames.exact(words) === null && !words.some(({ key }) => names.never.has(key));
  }

  return {
    /** A reply to "what's your name?". */
    read(text: string): AnswerReading {
      if (/[\d@]/.test(text)) return invalid('notAName');
      const { rest } = stripIntroduction(text);
      const name = stripEdges(rest);
      return isName(name) ? value(name) : invalid('notAName');
    },

    /** "I work at Acme" → "Acme". Without a capital letter it may be anything. */
    employer(text: string): string | null {
      const employment = employments.atStart(wordsOf(text));
      const company = employment ? stripEdges(text.slice(employment.end)) : '';
      return startsUpper(company) && wordsOf(company).length <= MAX_WORDS ? company : null;
    },

    /** "I'm Ana from Acme": a name that was volunteered, so it needs an introduction and a capital letter. */
    introduction(text: string): Introduction | null {
      const { rest, marked } = stripIntroduction(text);
      const employer = employers.within(wordsOf(rest))[0];
      if (!marked && !employer) return null;
      const name = stripEdges(employer ? rest.slice(0, employer.start) : rest);
      if (!isName(name) || (marked ? !startsUpper(name) : !everyWordUpper(name))) return null;
      const company = employer && stripEdges(rest.slice(employer.end));
      return { name, company: company ? { name: company, certain: employer.value } : null };
    },
  };
}

const startsUpper = (name: string): boolean => /^(?:\p{Lu}|\p{Lo})/u.test(name);

const everyWordUpper = (name: string): boolean => name.split(' ').every(startsUpper);

/** Without the punctuation around it; a full stop stays after an abbreviation such as "Jr.". */
function stripEdges(text: string): string {
  const words = wordsOf(text);
  const [first, last] = [words[0], words.at(-1)];
  if (!first || !last) return '';
  const tail = text.slice(last.end).trim();
  const abbreviated = tail === '.' && last.end - last.start <= 2;
  return text.slice(0, last.end).slice(first.start) + (abbreviated ? '.' : '');
}

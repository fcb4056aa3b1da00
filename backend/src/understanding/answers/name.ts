import type { Lexicon } from '../lexicon/lexicon.ts';
import { PhraseBook, type PhraseMatch, PhraseSet } from '../phrase-book.ts';
import { cut, type Passage, type Word } from '../utterance.ts';
import { type AnswerReading, invalid, value } from './reading.ts';

const NAME = /^\p{L}[\p{L}\p{M}\s.,'’ʼ`´·-]*$/u;
/** A full stop within a word indicates code; in a name it follows an initial. */
const NO_NAME = /\.\p{Ll}{2}|\p{L}{3}\. \p{Ll}/u;
const SHOUTED = /^\p{Lu}{4}/u;
/** José María de la Cruz y Pérez has seven. */
const MAX_WORDS = 8;
const MAX_WORDS_OF_A_COMPANY = 5;
/** A longer text is a story. */
const MAX_WORDS_OF_AN_INTRODUCTION = 40;
/** For a name followed by "here". */
const MAX_WORDS_IN_FRONT = 3;
/** "Hi, sure, my name is …" */
const MAX_INTRODUCTIONS = 4;

type Preposition = 'at' | 'of' | 'from';

export interface Introduction {
  readonly name: string;
  /** Whether words such as "my name is" announce it. */
  readonly isMarked: boolean;
  /** After "at" it is a company; after "from" it may be a town. */
  readonly company: { readonly name: string; readonly certain: boolean } | null;
}

interface Stripped {
  readonly rest: Passage;
  readonly marked: boolean;
}

export type NameReader = ReturnType<typeof createNameReader>;

export function createNameReader(lexicon: Lexicon) {
  const { names, assent, refusal } = lexicon;
  const introductions = new PhraseBook<boolean>().add(names.introductions, true).add(names.preambles, false);
  const employers = new PhraseBook<Preposition>()
    .add(names.at, 'at')
    .add(names.of, 'of')
    .add(names.from, 'from');
  const employments = new PhraseBook<true>().add(names.employments, true);
  const whereAsked = new PhraseBook<true>().add([...names.employments, ...names.whereAsked], true);
  const behind = new PhraseBook<true>().add(names.behind, true);
  const trailing = new PhraseBook<true>().add(names.trailing, true);
  const towns = new PhraseBook<true>().add(names.towns, true);
  const under = new PhraseBook<true>().add(names.under, true);
  const notNames = new PhraseSet([...assent, ...refusal]);

  /** The text without "hello, my name is"; `marked` says whether a name was announced. */
  function stripIntroduction(said: Passage): Stripped {
    let rest = said;
    let marked = false;
    for (let stripped = 0; stripped < MAX_INTRODUCTIONS; stripped++) {
      const introduction = introductions.atStart(rest.words);
      if (!introduction) break;
      const shorter = stripEdges(cut(rest, introduction.end));
      if (shorter.text === '') break;
      rest = shorter;
      marked ||= introduction.value;
    }
    return { rest, marked };
  }

  /** "Priya here" */
  function stripBehind({ rest, marked }: Stripped): Stripped {
    const name = withoutBehind(rest);
    if (name === rest) return { rest, marked };
    return (marked || everyWordUpper(name.text)) && isWithin(name, MAX_WORDS_IN_FRONT)
      ? { rest: name, marked: true }
      : { rest, marked };
  }

  /** "Rowe Kitchens here" */
  function withoutBehind(said: Passage): Passage {
    const last = behind.within(said.words).at(-1);
    const isBehind = last && last.start > 0 && last.end === said.words.at(-1)?.end;
    return isBehind ? stripEdges(cut(said, 0, last.start)) : said;
  }

  /** "Thomas actually" */
  function stripTrailing(said: Passage): Passage {
    const last = trailing.within(said.words).at(-1);
    const isLast = last && last.start > 0 && last.end === said.words.at(-1)?.end;
    return isLast ? stripEdges(cut(said, 0, last.start)) : said;
  }

  function isName({ text, words }: Passage): boolean {
    if (words.length === 0 || words.length > MAX_WORDS || !NAME.test(text) || NO_NAME.test(text))
      return false;
    return !notNames.has(words) && !isBabble(words) && !words.some(({ key }) => names.never.has(key));
  }

  /** Where a company is named; "da" in "Maria da Silva" does not name one. */
  const employerIn = (
    said: Passage,
    marked: boolean,
    isKnown: ((company: Passage) => boolean) | null,
  ): PhraseMatch<Preposition> | undefined =>
    employers.within(said.words).find(({ value: preposition, end }) => {
      const next = said.words.find(({ start }) => start >= end);
      if (next === undefined) return true;
      if (names.families.has(next.key)) return false;
      return preposition !== 'of' || (isKnown !== null && (marked || isKnown(stripEdges(cut(said, end)))));
    });

  /** "Friday at eleven" is not a person at a company, and neither is "SELECT * FROM visitors". */
  const isNobody = ({ text, words }: Passage): boolean =>
    SHOUTED.test(text) || Object.hasOwn(lexicon.times.weekdays, words[0]?.key ?? '');

  /** "Sou a Ana da Acme", but not "sou a Ana da loja nova"; "from Acme", but not "from Porto". */
  function isCertain(preposition: Preposition, { text, words }: Passage): boolean {
    if (preposition === 'at') return true;
    if (!startsUpper(text) || words.length > MAX_WORDS_OF_A_COMPANY) return false;
    return preposition === 'of' || (towns.exact(words) ?? towns.atStart(words)) === null;
  }

  return {
    /** Reads a reply to "what's your name?". */
    read(said: Passage): AnswerReading {
      if (/[\d@]/.test(said.text) || isSentence(said)) return invalid('notAName');
      const { rest } = stripBehind(stripIntroduction(said));
      const name = stripTrailing(stripEdges(rest));
      return isName(name) ? value(name.text) : invalid('notAName');
    },

    /** "Friday at 9 in the name of Ana Silva" → "Ana Silva". */
    under(said: Passage): string | null {
      const mark = under.within(said.words)[0];
      const name = mark ? stripBehind({ rest: stripEdges(cut(said, mark.end)), marked: true }).rest : NOTHING;
      return everyWordUpper(name.text) && isName(name) ? name.text : null;
    },

    /**
     * "I work at Acme" → "Acme"; also "at Acme" if that is asked for. Without a capital letter it may be
     * anything.
     */
    employer(said: Passage, isAsked: boolean): string | null {
      const employment = (isAsked ? whereAsked : employments).atStart(said.words);
      if (!employment) return null;
      const { text, words } = stripEdges(cut(said, employment.end));
      return startsUpper(text) && words.length <= MAX_WORDS_OF_A_COMPANY ? text : null;
    },

    /**
     * "I'm Ana from Acme": a volunteered name, so it needs an introduction and a capital letter. `isKnown`:
     * whether the rest of the message mentions the company; null if no question asks for one.
     */
    introduction(said: Passage, isKnown: ((company: Passage) => boolean) | null): Introduction | null {
      if (said.words.length > MAX_WORDS_OF_AN_INTRODUCTION) return null;
      const { rest, marked } = stripBehind(stripIntroduction(said));
      const employer = employerIn(rest, marked, isKnown);
      if (!marked && (!employer || isNobody(rest))) return null;
      const name = stripTrailing(stripEdges(cut(rest, 0, employer?.start)));
      if (!isName(name) || (marked ? !startsUpper(name.text) : !everyWordUpper(name.text))) return null;
      const company = employer && withoutBehind(stripEdges(cut(rest, employer.end)));
      return {
        name: name.text,
        isMarked: marked,
        company:
          employer && company?.text
            ? { name: company.text, certain: isCertain(employer.value, company) }
            : null,
      };
    },
  };
}

const isWithin = ({ words }: Passage, most: number): boolean => words.length > 0 && words.length <= most;

/** "Blah blah blah", but not "Jean Jean". */
const isBabble = (words: readonly Word[]): boolean =>
  words.length > 2 && words.every(({ key }) => key === words[0]?.key);

/** "Ana?" may still be a name. */
const isSentence = ({ text, words }: Passage): boolean => text.endsWith('?') && words.length > 2;

const startsUpper = (name: string): boolean => /^(?:\p{Lu}|\p{Lo})/u.test(name);

const everyWordUpper = (name: string): boolean => name.split(' ').every(startsUpper);

/** Without surrounding punctuation; a full stop stays after an abbreviation such as "Jr.". */
function stripEdges(said: Passage): Passage {
  const [first, last] = [said.words[0], said.words.at(-1)];
  if (!first || !last) return NOTHING;
  const stripped = cut(said, first.start, last.end);
  const isAbbreviated = said.text.slice(last.end).trim() === '.' && last.end - last.start <= 2;
  return isAbbreviated ? { ...stripped, text: `${stripped.text}.` } : stripped;
}

const NOTHING: Passage = { text: '', words: [] };

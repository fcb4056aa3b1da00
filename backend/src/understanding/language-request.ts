import type { DialogueView } from '../dialogue/expectation.ts';
import {
  ASKING_FOR_A_LANGUAGE,
  BEFORE_A_LANGUAGE,
  LANGUAGE_NAMES,
  POLITENESS,
} from './lexicon/language-words.ts';
import { primarySubtag } from './lexicon/lexicons.ts';
import { PhraseBook } from './phrase-book.ts';
import { cut, type Passage, wordsOf } from './utterance.ts';

export interface LanguageRequest {
  /** The business's tag; null if it lacks the requested language. */
  readonly locale: string | null;
  /** The rest of the message; empty if there is none. */
  readonly rest: string;
}

const CLAUSE_END = /[,;:.!?\u2026\u2013\u2014]|\s-\s|$/g;

/**
 * Reads requests for another language: "em português", "can we speak Spanish?", "English". The request must
 * be a clause of its own with no other content, so that "do your agents speak French?" asks about the
 * agents.
 */
export function createLanguageRequestReader(tags: readonly string[]) {
  const names = new PhraseBook<string>();
  for (const [code, called] of LANGUAGE_NAMES) names.add(called, code);

  /** "English" may answer a question of the business; "in English" only if its choices are languages. */
  function mayBeAnswer({ expectation }: DialogueView, isBare: boolean): boolean {
    if (expectation.kind !== 'question') return false;
    const { question } = expectation;
    if (question.kind !== 'choice') return isBare && (question.kind === 'text' || question.kind === 'name');
    return isBare || question.choices.some(({ label }) => names.within(wordsOf(label)).length > 0);
  }

  /** The language that a clause asks for, if it says nothing else. */
  function wanted(clause: Passage, view: DialogueView): string | null {
    const [name, ...others] = names.within(clause.words);
    if (!name || others.length > 0) return null;
    const around = clause.words.filter(({ start, end }) => end <= name.start || start >= name.end);
    const telling = around.filter(({ key }) => !BEFORE_A_LANGUAGE.has(key));
    if (!telling.every(({ key }) => ASKING_FOR_A_LANGUAGE.has(key) || POLITENESS.has(key))) return null;
    if (telling.length === 0 && mayBeAnswer(view, around.length === 0)) return null;
    return name.value;
  }

  return (said: Passage, view: DialogueView): LanguageRequest | null => {
    if (names.within(said.words).length !== 1) return null;
    for (const [from, to] of clausesOf(said.text)) {
      const code = wanted(cut(said, from, to), view);
      if (code === null) continue;
      const locale = tags.find((tag) => primarySubtag(tag) === code) ?? null;
      return { locale, rest: restAround(said.text, from, to) };
    }
    return null;
  };
}

function clausesOf(text: string): readonly (readonly [from: number, to: number])[] {
  let from = 0;
  return [...text.matchAll(CLAUSE_END)].map(({ 0: mark, index }) => {
    const clause = [from, index] as const;
    from = index + mark.length;
    return clause;
  });
}

/** The text before and after the clause, without the punctuation between them. */
function restAround(text: string, from: number, to: number): string {
  const before = text.slice(0, from).replace(/[,;:\u2013\u2014-]\s?$/, '');
  const after = text.slice(to).replace(/^[\s,;:.!?\u2026\u2013\u2014-]+/, '');
  const isMore = (part: string) => !wordsOf(part).every(({ key }) => POLITENESS.has(key));
  return [before, after].filter(isMore).join(', ').trim();
}

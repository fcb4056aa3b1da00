import { cut, keysOf, type Passage, type Word } from './utterance.ts';

export interface PhraseMatch<T> {
  readonly value: T;
  /** Number of matched words, without fillers. */
  readonly length: number;
  /** Its position in the text. */
  readonly start: number;
  readonly end: number;
}

interface Node<T> {
  /** Null if no phrase continues here, which holds for most nodes. */
  next: Map<string, Node<T>> | null;
  value: T | undefined;
}

/**
 * Maps phrases to meanings, matched by whole words. Fillers ("the", "please") are ignored in both phrase
 * and text. If two meanings claim a phrase, the first one wins.
 */
export class PhraseBook<T> {
  readonly #fillers: ReadonlySet<string>;
  readonly #exact = new Map<string, T>();
  readonly #root: Node<T> = { next: null, value: undefined };

  /** Without fillers every word counts. */
  constructor(fillers: ReadonlySet<string> = new Set()) {
    this.#fillers = fillers;
  }

  add(phrases: readonly string[], value: T): this {
    for (const phrase of phrases) this.#addPhrase(this.#significantKeys(keysOf(phrase)), value);
    return this;
  }

  /** The words that count, or all of them if all are fillers. */
  significant(words: readonly Word[]): readonly Word[] {
    if (!words.some(({ key }) => this.#fillers.has(key))) return words;
    const rest = words.filter(({ key }) => !this.#fillers.has(key));
    return rest.length > 0 ? rest : words;
  }

  /** The meaning of the words as a whole. Spaces and hyphens are ignored: "e-mail" is "email". */
  exact(words: readonly Word[]): T | null {
    return this.#exact.get(joined(this.significant(words))) ?? null;
  }

  /** The phrases in the text from left to right, longest first at each position, without overlaps. */
  within(words: readonly Word[]): readonly PhraseMatch<T>[] {
    if (!this.mayBeIn(words)) return NO_MATCHES;
    const significant = this.significant(words);
    const matches: PhraseMatch<T>[] = [];
    for (let at = 0; at < significant.length; ) {
      const match = this.#longestAt(significant, at);
      if (match) matches.push(match);
      at += match?.length ?? 1;
    }
    return matches;
  }

  /** The phrase that the text starts with. */
  atStart(words: readonly Word[]): PhraseMatch<T> | null {
    const first = words.find(({ key }) => !this.#fillers.has(key)) ?? words[0];
    return first && this.#mayBegin(first) ? this.#longestAt(this.significant(words), 0) : null;
  }

  /** Whether any word may start a phrase. In most texts none does, so this check is cheap. */
  mayBeIn(words: readonly Word[]): boolean {
    return words.some((word) => this.#mayBegin(word));
  }

  #mayBegin({ key }: Word): boolean {
    return this.#root.next?.has(key) === true;
  }

  #significantKeys(keys: readonly string[]): readonly string[] {
    const rest = keys.filter((key) => !this.#fillers.has(key));
    return rest.length > 0 ? rest : keys;
  }

  #addPhrase(keys: readonly string[], value: T): void {
    if (keys.length === 0) return;
    const joined = keys.join('');
    if (!this.#exact.has(joined)) this.#exact.set(joined, value);
    let node = this.#root;
    for (const key of keys) node = nextOf(node, key);
    node.value ??= value;
  }

  #longestAt(words: readonly Word[], from: number): PhraseMatch<T> | null {
    let longest: PhraseMatch<T> | null = null;
    let node: Node<T> | undefined = this.#root;
    for (let at = from; at < words.length; at++) {
      const word = words[at];
      node = word && node.next?.get(word.key);
      if (!word || !node) break;
      if (node.value !== undefined) {
        longest = {
          value: node.value,
          length: at - from + 1,
          start: words[from]?.start ?? 0,
          end: word.end,
        };
      }
    }
    return longest;
  }
}

/** Phrases that a whole text may equal, with every word counting; spaces and hyphens are ignored. */
export class PhraseSet {
  readonly #phrases: ReadonlySet<string>;

  constructor(phrases: readonly string[]) {
    this.#phrases = new Set(phrases.map((phrase) => keysOf(phrase).join('')));
  }

  has(words: readonly Word[]): boolean {
    return this.#phrases.has(joined(words));
  }
}

function nextOf<T>(node: Node<T>, key: string): Node<T> {
  node.next ??= new Map();
  const known = node.next.get(key);
  if (known) return known;
  const next: Node<T> = { next: null, value: undefined };
  node.next.set(key, next);
  return next;
}

const NO_MATCHES: readonly PhraseMatch<never>[] = [];

function joined(words: readonly Word[]): string {
  let keys = '';
  for (const { key } of words) keys += key;
  return keys;
}

/** More phrases in a row are not an opening. */
const MAX_SKIPPED = 6;

/** What follows any number of these phrases; the passage itself if it starts with none. */
export function skip(phrases: PhraseBook<true>, passage: Passage): Passage {
  let rest = passage;
  for (let skipped = 0; skipped < MAX_SKIPPED; skipped++) {
    const match = phrases.atStart(rest.words);
    if (!match) break;
    rest = cut(rest, match.end);
  }
  return rest;
}

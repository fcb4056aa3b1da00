import { cut, keysOf, type Passage, type Word } from './utterance.ts';

export interface PhraseMatch<T> {
  readonly value: T;
  /** How many words matched, fillers not counted. */
  readonly length: number;
  /** Where it stands in the text. */
  readonly start: number;
  readonly end: number;
}

interface Node<T> {
  /** Null where no phrase goes on: most nodes are the last word of one. */
  next: Map<string, Node<T>> | null;
  value: T | undefined;
}

/**
 * Phrases and what they mean, looked up by whole words. Fillers ("the", "please") count in neither the
 * phrase nor the text. A phrase that two meanings claim keeps the first one.
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

  /** The words that count; all of them, if all are fillers. */
  significant(words: readonly Word[]): readonly Word[] {
    if (!words.some(({ key }) => this.#fillers.has(key))) return words;
    const rest = words.filter(({ key }) => !this.#fillers.has(key));
    return rest.length > 0 ? rest : words;
  }

  /** What the words as a whole mean. Spaces and hyphens do not matter: "e-mail" is "email". */
  exact(words: readonly Word[]): T | null {
    return this.#exact.get(joined(this.significant(words))) ?? null;
  }

  /** The phrases in the text from left to right, the longest at each place, without overlaps. */
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

  /** The phrase that the text begins with. */
  atStart(words: readonly Word[]): PhraseMatch<T> | null {
    const first = words.find(({ key }) => !this.#fillers.has(key)) ?? words[0];
    return first && this.#mayBegin(first) ? this.#longestAt(this.significant(words), 0) : null;
  }

  /** Whether any word is the first one of a phrase, as in most texts none is: without it no phrase is in them. */
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

/** Phrases of which a text may be one as a whole, every word counted; spaces and hyphens do not matter. */
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

/** More phrases in a row than this are no way to begin. */
const MAX_SKIPPED = 6;

/** What follows any number of these phrases; the passage itself where it begins with none. */
export function skip(phrases: PhraseBook<true>, passage: Passage): Passage {
  let rest = passage;
  for (let skipped = 0; skipped < MAX_SKIPPED; skipped++) {
    const match = phrases.atStart(rest.words);
    if (!match) break;
    rest = cut(rest, match.end);
  }
  return rest;
}

import MiniSearch from 'minisearch';
import type { Entry } from './knowledge-entries.ts';
import type { TellingWords } from './telling-words.ts';

/**
 * An entry with its score for a question: 1 if the question is its title. What the entry is not about
 * lowers the score.
 */
export interface Hit {
  readonly entry: Entry;
  readonly score: number;
  /** How many words point to it. */
  readonly words: number;
  /** The share of its title that the question contains. */
  readonly title: number;
}

/** Weight of a match in the text; a match in the title weighs 1. */
const IN_TEXT = 0.85;
/** Weight of a word that is only similar to one of the entry's. */
const MISSPELT = 0.8;
const LIGHT = 0.25;
/** The same for a word that occurs in no entry, except figures. */
const LIGHT_ELSEWHERE = 0.1;
/** How much it counts that a question contains all of a title's words. */
const TITLE = 0.25;
/** The shortest words, without their endings, in which a misspelling leaves no doubt. */
const MIN_LETTERS_TO_MISSPELL = 5;
const SLIPS = 0.2;

interface Document extends Entry {
  readonly title: string;
  readonly titleWords: readonly ReadonlySet<string>[];
}

/** Finds entries by the telling words of a question. Built once for the entries of a language. */
export class KnowledgeIndex {
  readonly #search: MiniSearch<Document>;
  readonly #documents: ReadonlyMap<string, Document>;
  readonly #holders: ReadonlyMap<string, number>;
  readonly #telling: TellingWords;

  constructor(entries: readonly Entry[], tellingWords: TellingWords) {
    this.#telling = tellingWords;
    const telling = (text: string): string[] => [...tellingWords.inText(text)];
    const documents = entries.map((entry) => toDocument(entry, telling, tellingWords));
    this.#documents = new Map(documents.map((document) => [document.id, document]));
    this.#holders = holdersOf(documents, telling);
    this.#search = new MiniSearch<Document>({
      fields: ['title', 'text'],
      tokenize: telling,
      processTerm: (term) => term,
      searchOptions: {
        tokenize: (query) => query.split(' '),
        boost: { title: 2 },
        fuzzy: (term) => this.#isMisspelt(term) && SLIPS,
      },
    });
    this.#search.addAll(documents);
  }

  /** Whether the word occurs in any entry. */
  has(word: string): boolean {
    return this.#holders.has(word);
  }

  /** Best first. */
  find(telling: readonly string[]): readonly Hit[] {
    const asked = [...new Set(telling)];
    const weightOf = (word: string): number => this.#rarity(word);
    return this.#search
      .search(asked.join(' '))
      .flatMap(({ id, queryTerms, match }) => {
        const document = this.#documents.get(id);
        const words = queryTerms.filter(
          (word) => !this.#telling.isLight(word) && !this.#telling.isPlace(word),
        ).length;
        if (!document || words === 0) return [];
        const told = queryTerms.filter((word) => !this.#telling.isPlace(word));
        const covered = sum(told, (word) => weightOf(word) * worth(word, match));
        const title = Math.max(...document.titleWords.map((one) => share(one, queryTerms, weightOf)));
        // A "where" word counts against an entry, unless the entry has it and its title matches the rest.
        const all = sum(asked, (word) =>
          title > 0 && this.#telling.isPlace(word) && queryTerms.includes(word) ? 0 : weightOf(word),
        );
        return [{ entry: document, words, title, score: (covered / all) * (1 - TITLE + TITLE * title) }];
      })
      .toSorted((one, other) => other.score - one.score);
  }

  #isMisspelt(word: string): boolean {
    return word.length >= MIN_LETTERS_TO_MISSPELL && !this.#holders.has(word) && !this.#telling.isKnown(word);
  }

  /** A word that occurs in no entry weighs as much as one that occurs in a single entry. */
  #rarity(word: string): number {
    const holders = this.#holders.get(word);
    const rarity = Math.log(1 + this.#documents.size / (holders ?? 1));
    if (!this.#telling.isLight(word)) return rarity;
    return rarity * (holders === undefined && !/^\d/.test(word) ? LIGHT_ELSEWHERE : LIGHT);
  }
}

/** Titles are matched without their "where" words, so that their other words suffice. */
function toDocument(entry: Entry, telling: (text: string) => string[], { isPlace }: TellingWords): Document {
  const titleWords = entry.titles.map((title) => new Set(telling(title).filter((word) => !isPlace(word))));
  return { ...entry, title: entry.titles.join('\n'), titleWords };
}

/** The number of entries in which a word occurs. */
function holdersOf(documents: readonly Document[], telling: (text: string) => string[]): Map<string, number> {
  const holders = new Map<string, number>();
  for (const { title, text } of documents) {
    for (const word of new Set([...telling(title), ...telling(text)])) {
      holders.set(word, (holders.get(word) ?? 0) + 1);
    }
  }
  return holders;
}

/** `match`: for each matched word of the entry, the fields that contain it. */
function worth(word: string, match: Readonly<Record<string, readonly string[]>>): number {
  const fields = Object.hasOwn(match, word) ? match[word] : null;
  if (!fields) return MISSPELT;
  return fields.includes('title') ? 1 : IN_TEXT;
}

/** The share of a title's words that the question contains. */
function share(
  title: ReadonlySet<string>,
  asked: readonly string[],
  weightOf: (word: string) => number,
): number {
  const all = sum([...title], weightOf);
  return all === 0
    ? 0
    : sum(
        asked.filter((word) => title.has(word)),
        weightOf,
      ) / all;
}

const sum = (words: readonly string[], weightOf: (word: string) => number): number =>
  words.reduce((total, word) => total + weightOf(word), 0);

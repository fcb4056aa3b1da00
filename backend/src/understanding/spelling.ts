import type { Business } from '../domain/business.ts';
import type { Lexicon } from './lexicon/lexicon.ts';
import type { Said } from './said.ts';
import { slipsBetween } from './slips.ts';
import { readUtterance } from './utterance.ts';
import { vocabularyOf } from './vocabulary.ts';

/** `isForeign`: the message is unrelated to the business, so only known abbreviations are expanded. */
export type SpellingReader = (said: Said, isForeign?: boolean) => Said | null;

/** A menu entry or a day is named in few words. */
const MAX_WORDS = 20;
/** The shortest words that are corrected, and the shortest in which two wrong letters leave no doubt. */
const MIN_LETTERS = 4;
/** A short word may have lost a doubled letter: "bok". */
const MIN_TYPED = 3;
const LONG = 8;

/**
 * Corrects words that are close to a known one: "wensday", "boook", "tmrw". Null if there are none. Meant
 * for messages that were not understood as written.
 */
export function createSpellingReader(
  business: Business,
  lexicon: Lexicon,
  others: readonly Lexicon[],
): SpellingReader {
  const { shorthand } = lexicon;
  const { known, targets } = vocabularyOf(business, lexicon, others);
  const candidates = byFirstLetter([...targets].filter(({ length }) => length >= MIN_LETTERS));

  /** The nearest word. Of two equally near ones neither is certain, unless one starts with the other. */
  function meant(key: string, isForeign: boolean): string | null {
    if (Object.hasOwn(shorthand, key)) return shorthand[key] ?? null;
    if (isForeign || known.has(key) || key.length < MIN_TYPED || /\d/.test(key)) return null;
    const nearest = nearestTo(key, candidates.get(soundOf(key)) ?? []);
    const [shortest] = nearest.toSorted((one, other) => one.length - other.length);
    if (shortest === undefined) return null;
    if (nearest.every((target) => target.startsWith(shortest))) return shortest;
    return areForms(nearest) ? (nearest.find((target) => target.at(-1) === key.at(-1)) ?? shortest) : null;
  }

  return (said, isForeign = false) => {
    if (said.words.length > MAX_WORDS) return null;
    const slips = said.words.flatMap(({ key, start, end }) => {
      const target = meant(key, isForeign);
      return target === null ? [] : [{ target, start, end }];
    });
    if (slips.length === 0) return null;
    const text = slips.reduceRight(
      (rest, { target, start, end }) => rest.slice(0, start) + target + rest.slice(end),
      said.text,
    );
    return { ...said, ...readUtterance(text), told: said.told };
  };
}

/** The candidates with the fewest slips, within the allowed number. */
function nearestTo(key: string, candidates: readonly string[]): readonly string[] {
  let nearest: string[] = [];
  let fewest = Number.POSITIVE_INFINITY;
  for (const target of candidates) {
    const slips = slipsBetween(key, target, Math.min(fewest, slipsAllowed(target)));
    if (slips < fewest) nearest = [];
    fewest = Math.min(fewest, slips);
    if (Number.isFinite(slips)) nearest.push(target);
  }
  return nearest;
}

/** Words with the same stem have the same meaning: "agendar", "agenda" and "agende". */
const MIN_STEM = 5;
const ENDING = 2;

function areForms(words: readonly string[]): boolean {
  const [first = ''] = words;
  const stem = Math.max(MIN_STEM, Math.max(...words.map(({ length }) => length)) - ENDING);
  return words.every((word) => word.slice(0, stem) === first.slice(0, stem) && word.length >= stem);
}

function slipsAllowed({ length }: string): number {
  if (length === MIN_LETTERS) return 0.5;
  return length < LONG ? 1 : 2;
}

/** The first sound of a word, which is rarely misspelt. */
const soundOf = (word: string): string => SOUNDS[word.slice(0, 1)] ?? word.slice(0, 1);

const SOUNDS: Readonly<Record<string, string>> = { v: 'b', k: 'c', q: 'c', z: 's' };

function byFirstLetter(words: readonly string[]): ReadonlyMap<string, readonly string[]> {
  const found = new Map<string, string[]>();
  for (const word of words) {
    const alike = found.get(soundOf(word));
    if (alike) alike.push(word);
    else found.set(soundOf(word), [word]);
  }
  return found;
}

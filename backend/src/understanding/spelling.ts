import type { Business } from '../domain/business.ts';
import type { Lexicon } from './lexicon/lexicon.ts';
import type { Said } from './said.ts';
import { slipsBetween } from './slips.ts';
import { readUtterance } from './utterance.ts';
import { vocabularyOf } from './vocabulary.ts';

/** `isForeign`: what is written speaks of nothing here, so that only known short forms are written out. */
export type SpellingReader = (said: Said, isForeign?: boolean) => Said | null;

/** Few words name an entry of a menu or a day. */
const MAX_WORDS = 20;
/** The shortest words that are put right, and those in which even two wrong letters leave no doubt. */
const MIN_LETTERS = 4;
/** One of these may have been doubled: "bok". */
const MIN_TYPED = 3;
const LONG = 8;

/**
 * A message with its misspelt words put right, as far as they come near to a word that is known here: "wensday",
 * "boook", "tmrw". Null where none does. Meant for what was not understood as it was written.
 */
export function createSpellingReader(
  business: Business,
  lexicon: Lexicon,
  others: readonly Lexicon[],
): SpellingReader {
  const { shorthand } = lexicon;
  const { known, targets } = vocabularyOf(business, lexicon, others);
  const candidates = byFirstLetter([...targets].filter(({ length }) => length >= MIN_LETTERS));

  /** The word that is nearest; of two that are as near none is sure, unless one begins with the other. */
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

/** Those with the fewest slips, as many as are allowed at most. */
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

/** All but their ending, so that they mean the same: "agendar", "agenda" and "agende". */
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

/** What a word begins with, as it sounds: hardly anybody gets that wrong. */
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

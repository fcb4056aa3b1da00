import type { Lexicon } from '../lexicon/lexicon.ts';
import { fold, wordsOf } from '../utterance.ts';
import { type AnswerReading, invalid, value } from './reading.ts';

const MAX = 10_000_000;
const MAX_WORDS_OF_A_COUNT = 10;
/** Digits with or without thousands separators. A sign or a fraction means that it is not a count. */
const FIGURE =
  /(?<![\d.,])([-−–]\s?)?(\d{1,3}(?:[.,' ’]\d{3})+|\d+)(?:([.,]\d+(?:k(?!\p{L}))?)|(\p{L}+)|\s(\p{L}+))?/giu;
/** Directly after a figure these make it a time: "15h", "3pm". */
const CLOCK = /^(?:h|hs|hrs?|min|am|pm)$/i;

/** "20-30", "10 or 12", "between 40 and 50" */
const RANGE = /^(\D*\d[\d.,' ’]*?)\s?(?:[-–—]|to|or|and|till?|through|a|e|y|o|u|ou|at[eé]|hasta)\s?(\d.*)$/iu;
/** A longer text says more than a range. */
const MAX_LENGTH_OF_A_RANGE = 100;
/** A range whose end is at least twice its start is too vague to be a count. */
const WIDEST = 2;

/**
 * A whole number from 0 to 10,000,000, in digits or words. A narrow range yields its upper end, so that
 * there is room for all. Two separate numbers are not an answer.
 */
export function readNumber(text: string, lexicon: Lexicon): AnswerReading {
  const plain = text.normalize('NFKC').toLowerCase();
  const spoken = wordsOf(plain).map(({ key }) => key);
  const counted = countIn(spoken, lexicon);
  const figures = figuresIn(plain);
  const [figure] = figures;
  const mayBeRange = counted === undefined && figures.length === 2 && plain.length <= MAX_LENGTH_OF_A_RANGE;
  const most = mayBeRange ? mostOf(plain, lexicon) : null;
  if (most !== null) return value(most);
  const number = counted ?? (figure ? readFigure(figure, lexicon) : readWords(spoken, lexicon));
  const alone = counted !== undefined || figures.length <= 1;
  return number !== null && alone && Number.isInteger(number) && number >= 0 && number <= MAX
    ? value(number)
    : invalid('notANumber');
}

/** The first few: neither a count nor a range has more than two. */
function figuresIn(plain: string): readonly RegExpExecArray[] {
  const figures: RegExpExecArray[] = [];
  for (const figure of plain.matchAll(FIGURE)) {
    figures.push(figure);
    if (figures.length > 2) break;
  }
  return figures;
}

function mostOf(plain: string, lexicon: Lexicon): number | null {
  const [, least = '', most = ''] = RANGE.exec(plain) ?? [];
  const [from, to] = [readNumber(least, lexicon), readNumber(most, lexicon)];
  if (from.kind !== 'value' || to.kind !== 'value') return null;
  const isNarrow = from.value < to.value && Number(to.value) <= Number(from.value) * WIDEST;
  return isNarrow ? Number(to.value) : null;
}

/** "Just me for now": a phrase that states a count, with only filler words around it. */
function countIn(spoken: readonly string[], { counts, connectors, fillers }: Lexicon): number | undefined {
  if (spoken.length > MAX_WORDS_OF_A_COUNT) return undefined;
  const isBare = (key: string) => connectors.has(key) || fillers.has(key);
  for (let length = spoken.length; length > 1; length--) {
    for (let at = 0; at + length <= spoken.length; at++) {
      const count = ownValue(counts, spoken.slice(at, at + length).join(' '));
      const isAll = [...spoken.slice(0, at), ...spoken.slice(at + length)].every(isBare);
      if (count !== undefined && isAll) return count;
    }
  }
  return ownValue(counts, spoken.join(' '));
}

/** Own properties only, not inherited ones such as `constructor`. */
const ownValue = (table: Readonly<Record<string, number>>, key: string): number | undefined =>
  Object.hasOwn(table, key) ? table[key] : undefined;

/** "5k", "5 thousand" */
function readFigure(
  [, sign, digits = '', fraction, glued = '', unit = '']: RegExpExecArray,
  { multipliers }: Lexicon,
): number | null {
  // "1.5k"
  const thousands = /^[.,](\d{1,2})k$/i.exec(fraction ?? '')?.[1];
  if (thousands !== undefined && sign === undefined)
    return Math.round(Number(`${digits}.${thousands}`) * 1_000);
  if (sign !== undefined || fraction !== undefined || CLOCK.test(glued)) return null;
  const times = glued.toLowerCase() === 'k' ? 1_000 : (ownValue(multipliers, fold(unit)) ?? 1);
  return Number(digits.replaceAll(/\D/g, '')) * times;
}

/** "one hundred and twenty five". Words that do not form a single number are rejected. */
function readWords(spoken: readonly string[], { numbers, multipliers, fillers }: Lexicon): number | null {
  const isNumber = (word: string) => Object.hasOwn(numbers, word) || Object.hasOwn(multipliers, word);
  const first = spoken.findIndex(isNumber);
  if (first < 0) return null;
  const last = spoken.findLastIndex(isNumber);
  const run = spoken.slice(first, last + 1).filter((word) => isNumber(word) || !fillers.has(word));
  return run.every(isNumber) ? addUp(run, numbers, multipliers) : null;
}

function addUp(
  run: readonly string[],
  numbers: Lexicon['numbers'],
  multipliers: Lexicon['multipliers'],
): number | null {
  let sum = 0;
  let group = 0;
  for (const word of run) {
    const number = numbers[word];
    const times = multipliers[word] ?? 1;
    if (number !== undefined && !fits(number, group)) return null;
    if (number !== undefined) group += number;
    else group = Math.max(group, 1) * times;
    if (times >= 1_000) {
      sum += group;
      group = 0;
    }
  }
  return sum + group;
}

/** Units follow tens, both follow hundreds, and hundreds follow nothing: "two three" is two numbers. */
const fits = (number: number, group: number): boolean =>
  group === 0 || (group >= 20 && number < 100 && group % (number < 10 ? 10 : 100) === 0);

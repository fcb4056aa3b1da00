/**
 * A transposition, and a letter wrongly doubled or not doubled, count as half a slip: they are mere typing
 * errors.
 */
const HALF = 0.5;
const WHOLE = 1;

/** Beyond this it is a different word. */
const MOST = 2;

/**
 * The edit distance between a typed word and another one: letters wrong, missing or added. Infinity beyond
 * `most`, which is at most two; lower limits are decided earlier.
 */
export function slipsBetween(typed: string, meant: string, most = MOST): number {
  if (Math.abs(typed.length - meant.length) > MOST) return Number.POSITIVE_INFINITY;
  let beforeLast: readonly number[] = [];
  let last: readonly number[] = missing(meant);
  for (let at = 1; at <= typed.length; at++) {
    const letter = typed.charCodeAt(at - 1);
    const letterBefore = typed.charCodeAt(at - 2);
    const extra = tooMany(typed, at);
    let slips = (last[0] ?? 0) + extra;
    let fewest = slips;
    const row = [slips];
    for (let to = 1; to <= meant.length; to++) {
      const other = meant.charCodeAt(to - 1);
      const inPlace = (last[to - 1] ?? 0) + (letter === other ? 0 : costOf(letter, other));
      slips = Math.min(inPlace, (last[to] ?? 0) + extra, slips + tooMany(meant, to));
      const isSwap = at > 1 && to > 1 && letter === meant.charCodeAt(to - 2) && letterBefore === other;
      if (isSwap) slips = Math.min(slips, (beforeLast[to - 2] ?? 0) + HALF);
      fewest = Math.min(fewest, slips);
      row.push(slips);
    }
    // A row has at most one slip more than the one before it, so a transposition, half a slip from there,
    // is too much as well.
    if (fewest > most + HALF) return Number.POSITIVE_INFINITY;
    beforeLast = last;
    last = row;
  }
  const slips = last[meant.length] ?? 0;
  return slips > most ? Number.POSITIVE_INFINITY : slips;
}

/** Letters that people who spell by sound confuse. */
const ALIKE: ReadonlySet<number> = new Set(
  'bv vb sz zs sc cs cz zc ck kc qk kq qc cq gj jg iy yi'
    .split(' ')
    .map((pair) => pairOf(pair.charCodeAt(0), pair.charCodeAt(1))),
);

const costOf = (typed: number, meant: number): number => (ALIKE.has(pairOf(typed, meant)) ? HALF : WHOLE);

/** Two UTF-16 code units as one number. */
function pairOf(one: number, other: number): number {
  return one * 0x1_00_00 + other;
}

/** The cost of a letter that only one of the two words has. */
const tooMany = (word: string, at: number): number =>
  at > 1 && word.charCodeAt(at - 1) === word.charCodeAt(at - 2) ? HALF : WHOLE;

function missing(word: string): readonly number[] {
  const costs = [0];
  for (let at = 1; at <= word.length; at++) costs.push((costs[at - 1] ?? 0) + tooMany(word, at));
  return costs;
}

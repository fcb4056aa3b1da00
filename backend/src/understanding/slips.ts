/** Letters that changed places, and one that is doubled or should be, are half a slip: fingers make them. */
const HALF = 0.5;
const WHOLE = 1;

/** More than these make another word. */
const MOST = 2;

/**
 * How many slips lie between a word as it was typed and another one: letters wrong, missing or too many. Infinity where
 * there are more than `most`, two at the utmost: of fewer it is known sooner.
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
    // A row has at most one slip more than that before it, so a swap, half a slip from there, is too much as well.
    if (fewest > most + HALF) return Number.POSITIVE_INFINITY;
    beforeLast = last;
    last = row;
  }
  const slips = last[meant.length] ?? 0;
  return slips > most ? Number.POSITIVE_INFINITY : slips;
}

/** Letters that people who write as they hear take for each other. */
const ALIKE: ReadonlySet<number> = new Set(
  'bv vb sz zs sc cs cz zc ck kc qk kq qc cq gj jg iy yi'
    .split(' ')
    .map((pair) => pairOf(pair.charCodeAt(0), pair.charCodeAt(1))),
);

const costOf = (typed: number, meant: number): number => (ALIKE.has(pairOf(typed, meant)) ? HALF : WHOLE);

/** Two UTF-16 codes as one number. */
function pairOf(one: number, other: number): number {
  return one * 0x1_00_00 + other;
}

/** What it costs that one of the two words has this letter and the other has not. */
const tooMany = (word: string, at: number): number =>
  at > 1 && word.charCodeAt(at - 1) === word.charCodeAt(at - 2) ? HALF : WHOLE;

function missing(word: string): readonly number[] {
  const costs = [0];
  for (let at = 1; at <= word.length; at++) costs.push((costs[at - 1] ?? 0) + tooMany(word, at));
  return costs;
}

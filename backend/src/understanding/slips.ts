/** Letters that changed places, and one that is doubled or should be, are half a slip: fingers make them. */
const HALF = 0.5;
const WHOLE = 1;

/** More than these make another word. */
const MOST = 2;

/**
 * How many slips lie between a word as it was typed and another one: letters wrong, missing or too many. Infinity where
 * there are more than two.
 */
export function slipsBetween(typed: string, meant: string): number {
  if (Math.abs(typed.length - meant.length) > 2) return Number.POSITIVE_INFINITY;
  let beforeLast: readonly number[] = [];
  let last: readonly number[] = missing(meant);
  for (let at = 1; at <= typed.length; at++) {
    const row = [(last[0] ?? 0) + tooMany(typed, at)];
    let fewest = row[0] ?? 0;
    for (let to = 1; to <= meant.length; to++) {
      const isSame = typed[at - 1] === meant[to - 1];
      const isSwap = at > 1 && to > 1 && typed[at - 1] === meant[to - 2] && typed[at - 2] === meant[to - 1];
      const slips = Math.min(
        (last[to - 1] ?? 0) + (isSame ? 0 : costOf(typed[at - 1], meant[to - 1])),
        (last[to] ?? 0) + tooMany(typed, at),
        (row[to - 1] ?? 0) + tooMany(meant, to),
        isSwap ? (beforeLast[to - 2] ?? 0) + HALF : Number.POSITIVE_INFINITY,
      );
      fewest = Math.min(fewest, slips);
      row.push(slips);
    }
    // A row has at most one slip more than that before it, so a swap, half a slip from there, is too much as well.
    if (fewest > MOST + HALF) return Number.POSITIVE_INFINITY;
    beforeLast = last;
    last = row;
  }
  const slips = last[meant.length] ?? 0;
  return slips > MOST ? Number.POSITIVE_INFINITY : slips;
}

/** Letters that people who write as they hear take for each other. */
const ALIKE: ReadonlySet<string> = new Set(
  'bv vb sz zs sc cs cz zc ck kc qk kq qc cq gj jg iy yi'.split(' '),
);

const costOf = (typed = '', meant = ''): number => (ALIKE.has(typed + meant) ? HALF : WHOLE);

/** What it costs that one of the two words has this letter and the other has not. */
const tooMany = (word: string, at: number): number =>
  at > 1 && word[at - 1] === word[at - 2] ? HALF : WHOLE;

function missing(word: string): number[] {
  const costs = [0];
  for (let at = 1; at <= word.length; at++) costs.push((costs[at - 1] ?? 0) + tooMany(word, at));
  return costs;
}

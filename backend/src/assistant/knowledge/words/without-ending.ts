/**
 * A word without the first of these endings that it has, if enough letters are left; an ending may leave something in
 * its place.
 */
export function withoutEnding(
  word: string,
  endings: readonly (readonly [ending: string, left: string])[],
  least: number,
): string {
  if (/\d/.test(word)) return word;
  const found = endings.find(([ending]) => word.endsWith(ending) && word.length - ending.length >= least);
  return found ? word.slice(0, -found[0].length) + found[1] : word;
}

/** "Cancell", of "cancelling": a consonant that its ending had doubled is single again. */
export const undoubled = (stem: string): string =>
  stem.length > 3 && stem.at(-1) === stem.at(-2) && stem.at(-1) !== 's' ? stem.slice(0, -1) : stem;

/**
 * Removes the first matching ending of a word, if enough letters are left. An ending may have a
 * replacement.
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

/** "Cancell", from "cancelling": undoes the doubling of the final consonant. */
export const undoubled = (stem: string): string =>
  stem.length > 3 && stem.at(-1) === stem.at(-2) && stem.at(-1) !== 's' ? stem.slice(0, -1) : stem;

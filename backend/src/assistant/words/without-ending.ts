/**
 * A word without the first of these endings that it has, if enough letters are left; an ending may leave something in
 * its place. A letter that the ending had doubled is single again.
 */
export function withoutEnding(
  word: string,
  endings: readonly (readonly [ending: string, left: string])[],
  least: number,
): string {
  if (/\d/.test(word)) return word;
  const found = endings.find(([ending]) => word.endsWith(ending) && word.length - ending.length >= least);
  const rest = found ? word.slice(0, -found[0].length) + found[1] : word;
  return rest.length > least && rest.at(-1) === rest.at(-2) && rest.at(-1) !== 's' ? rest.slice(0, -1) : rest;
}

/** `a`, `a and b`, `a, b and c`: what stands in front of the last one is the language's. */
export const list = (items: readonly string[], last: string): string =>
  items.length < 2 ? (items[0] ?? '') : `${items.slice(0, -1).join(', ')} ${last} ${items.at(-1)}`;

/** A wish that only rules something out begins with its comma. */
export const join = (what: string, wish: string): string =>
  wish === '' || wish.startsWith(',') ? `${what}${wish}` : `${what} ${wish}`;

/** `a`, `a and b`, `a, b and c`; `last` is the language's conjunction. */
export const list = (items: readonly string[], last: string): string =>
  items.length < 2 ? (items[0] ?? '') : `${items.slice(0, -1).join(', ')} ${last} ${items.at(-1)}`;

/** A wish that only rules something out starts with its own comma. */
export const join = (what: string, wish: string): string =>
  wish === '' || wish.startsWith(',') ? `${what}${wish}` : `${what} ${wish}`;

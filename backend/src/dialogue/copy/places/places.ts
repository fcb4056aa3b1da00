/** Names between bars, each behind the last part of its zones' ids: "Lisbon Lisboa | New_York Nova York". */
export const places = (pairs: string): ReadonlyMap<string, string> =>
  new Map(
    pairs.split('|').map((pair) => {
      const [, id = '', name = ''] = /^\s*(\S+) (.*?)\s*$/s.exec(pair) ?? [];
      return [id, name];
    }),
  );

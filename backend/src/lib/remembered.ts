/**
 * The function, which must be pure, with its results remembered by key. Everything is forgotten when there
 * are `limit` of them: what is asked for again comes back by itself.
 */
export function remembered<Value>(limit: number, make: (key: string) => Value): (key: string) => Value {
  const known = new Map<string, Value>();
  return (key) => {
    const before = known.get(key);
    if (before !== undefined) return before;
    const made = make(key);
    if (known.size >= limit) known.clear();
    known.set(key, made);
    return made;
  };
}

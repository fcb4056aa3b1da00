/**
 * The function, which must be pure, with its results remembered. All of them are forgotten when there are
 * `limit`: what is asked for again is soon known again.
 */
export function remembered<Key extends string | number, Value>(
  limit: number,
  make: (key: Key) => Value,
): (key: Key) => Value {
  const known = new Map<Key, Value>();
  return (key) => {
    const before = known.get(key);
    if (before !== undefined) return before;
    const made = make(key);
    if (known.size >= limit) known.clear();
    known.set(key, made);
    return made;
  };
}

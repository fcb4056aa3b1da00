/**
 * Memoizes a pure function. The cache is cleared when it reaches `limit` entries; hot keys are soon back in
 * it.
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

/** A map ordered by last use. It does not limit its size: its owner evicts. */
export class LruMap<Key, Value> {
  readonly #entries = new Map<Key, Value>();

  get size(): number {
    return this.#entries.size;
  }

  /** Counts as a use. */
  get(key: Key): Value | undefined {
    const value = this.#entries.get(key);
    if (value !== undefined) this.set(key, value);
    return value;
  }

  set(key: Key, value: Value): void {
    this.#entries.delete(key);
    this.#entries.set(key, value);
  }

  delete(key: Key): void {
    this.#entries.delete(key);
  }

  /** False if there was nothing to evict. */
  evictOldest(): boolean {
    return this.takeOldest() !== null;
  }

  takeOldest(): readonly [Key, Value] | null {
    const oldest = this.#entries.entries().next();
    if (oldest.done) return null;
    this.#entries.delete(oldest.value[0]);
    return oldest.value;
  }
}

import { LruMap } from './lru-map.ts';

export interface PackedLruMapOptions<Value, Packed> {
  /** So many of the newest stay as they are. */
  readonly ready: number;
  readonly pack: (value: Value) => Packed;
  /** Undefined: it cannot be used any more, and counts as absent. */
  readonly unpack: (packed: Packed) => Value | undefined;
}

/** An `LruMap` that keeps all but its newest entries in another form, which takes less memory. */
export class PackedLruMap<Key, Value, Packed> {
  readonly #options: PackedLruMapOptions<Value, Packed>;
  readonly #ready = new LruMap<Key, Value>();
  /** None of these was used after any that is ready. */
  readonly #packed = new LruMap<Key, Packed>();

  constructor(options: PackedLruMapOptions<Value, Packed>) {
    this.#options = options;
  }

  get size(): number {
    return this.#ready.size + this.#packed.size;
  }

  /** Counts as a use. */
  get(key: Key): Value | undefined {
    return this.#ready.get(key) ?? this.#unpack(key);
  }

  set(key: Key, value: Value): void {
    this.#packed.delete(key);
    this.#ready.set(key, value);
    while (this.#ready.size > this.#options.ready) this.#packOldest();
  }

  delete(key: Key): void {
    this.#ready.delete(key);
    this.#packed.delete(key);
  }

  /** False when there was nothing to evict. */
  evictOldest(): boolean {
    return this.#packed.evictOldest() || this.#ready.evictOldest();
  }

  #unpack(key: Key): Value | undefined {
    const packed = this.#packed.get(key);
    if (packed === undefined) return undefined;
    this.#packed.delete(key);
    const value = this.#options.unpack(packed);
    if (value !== undefined) this.set(key, value);
    return value;
  }

  #packOldest(): void {
    const oldest = this.#ready.takeOldest();
    if (oldest) this.#packed.set(oldest[0], this.#options.pack(oldest[1]));
  }
}

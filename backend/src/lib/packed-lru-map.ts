import { LruMap } from './lru-map.ts';

export interface PackedLruMapOptions<Value, Packed> {
  /** How many of the newest entries stay unpacked. */
  readonly ready: number;
  readonly pack: (value: Value) => Packed;
  /** Undefined: the entry is no longer usable and counts as absent. */
  readonly unpack: (packed: Packed) => Value | undefined;
}

/** An `LruMap` that keeps all but its newest entries in a packed form, which takes less memory. */
export class PackedLruMap<Key, Value, Packed> {
  readonly #options: PackedLruMapOptions<Value, Packed>;
  readonly #ready = new LruMap<Key, Value>();
  /** Every packed entry was used before every ready one. */
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

  /** False if there was nothing to evict. */
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

/** A subject of one limit in one window. */
export interface Subject {
  /** The limit, such as `turns-address`. */
  readonly limit: string;
  /** The client: an address or a session id. Stored only as a keyed hash. */
  readonly who: string;
  /** Number of the window since the Unix epoch. */
  readonly window: number;
}

/**
 * The usage of all instances together. Instances report sums now and then; a decision never waits for the
 * store. Counts expire with their window.
 */
export interface UsageStore {
  /** Adds to the usage of the window and resolves to the new total. Rejects with `StoreUnavailable`. */
  add(subject: Subject, used: number): Promise<number>;
}

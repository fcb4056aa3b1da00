/** What of one limit is counted: whose use, in which window. */
export interface Subject {
  /** Which limit it is, such as `turns-address`. */
  readonly limit: string;
  /** Who uses it: an address or a session id. Stored as a keyed hash only. */
  readonly who: string;
  /** Number of the window since the Unix epoch. */
  readonly window: number;
}

/**
 * What all instances have used together. It is told of use now and then, in sums, and never asked whether something is
 * allowed: nobody waits for it. Counts vanish with their window.
 */
export interface UsageStore {
  /** Adds to what was used in this window, and tells how much that makes. Rejects with `StoreUnavailable`. */
  add(subject: Subject, used: number): Promise<number>;
}

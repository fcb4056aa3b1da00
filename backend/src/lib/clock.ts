/** Where the time comes from; tests pass one that they turn by hand. */
export interface Clock {
  /** Milliseconds since the Unix epoch. */
  now(): number;
}

export const systemClock: Clock = { now: () => Date.now() };

/** ISO 8601 UTC with `Z` and milliseconds, the form of every instant on the wire. */
export const toInstant = (epochMs: number): string => new Date(epochMs).toISOString();

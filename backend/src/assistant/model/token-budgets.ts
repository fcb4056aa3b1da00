/** Tokens that may be spent. */
export interface TokenLimits {
  /** On a session, until nothing was asked in it for as long as sessions live. */
  readonly session: number;
  /** On a day, UTC, by all sessions together. */
  readonly day: number;
}

/**
 * What may still be spent, on all instances together. Who asks a model reserves what it may cost at most, and settles
 * what it did cost. A reservation that is never settled counts in full for as long as its budget does.
 */
export interface TokenBudgets {
  /** Null, and nothing is taken, when the session's budget or the day's has not as many left. */
  reserve(sessionId: string, tokens: number): Promise<TokenReservation | null>;
}

export interface TokenReservation {
  /** To be told once. */
  settle(used: number): Promise<void>;
}

/** ISO 8601, UTC. */
export const dayOf = (instant: string): string => instant.slice(0, 10);

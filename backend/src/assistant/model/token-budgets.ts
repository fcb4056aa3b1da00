/** Limits on tokens. */
export interface TokenLimits {
  /** For a session, until it has made no request for the lifetime of a session. */
  readonly session: number;
  /** For a day (UTC), across all sessions. */
  readonly day: number;
}

/**
 * Token budgets across all instances. Before a request the maximum cost is reserved, and afterwards the
 * actual cost is settled. A reservation that is never settled counts in full until its budget expires.
 */
export interface TokenBudgets {
  /** Null if the session's or the day's budget has too few tokens left; nothing is reserved then. */
  reserve(sessionId: string, tokens: number): Promise<TokenReservation | null>;
}

export interface TokenReservation {
  /** Call once. */
  settle(used: number): Promise<void>;
}

/** ISO 8601, UTC. */
export const dayOf = (instant: string): string => instant.slice(0, 10);

/**
 * Maps hashes of hand-over codes to sessions; the codes themselves are stored nowhere. Each verb is atomic
 * and rejects with `StoreUnavailable` when the store cannot be reached in time. Authorization is the
 * caller's task.
 */
export interface HandoverStore {
  /** Maps the hash to the session for `ms` milliseconds. */
  put(hash: string, sessionId: string, ms: number): Promise<void>;
  /**
   * The session's id, for a single claim; null for a code that is unknown, expired, or was claimed by
   * another.
   */
  take(hash: string, claim: string): Promise<string | null>;
}

/**
 * What the codes of hand-overs lead to, by their hashes: the code itself is stored nowhere. Each verb is atomic and
 * rejects with `StoreUnavailable` when the store cannot be reached in time. Whose a session is, is not for it to tell.
 */
export interface HandoverStore {
  /** Leads to the session for so many milliseconds. */
  put(hash: string, sessionId: string, ms: number): Promise<void>;
  /** The session's id, to one claim alone; null for a code that is unknown, out of time, or was claimed by another. */
  take(hash: string, claim: string): Promise<string | null>;
}

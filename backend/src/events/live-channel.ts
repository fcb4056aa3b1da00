/**
 * Wakes those who follow a session, on every instance. A signal is only a hint to look: it may be missed, and comes
 * again at most as a later one. Signals: the number of a turn, `event`, `deleted`, `presence`, `wake` when some may have
 * been missed, and what is only relayed, `typing:<role>:<device>` and `draft:<JSON>`.
 */
export interface LiveChannel {
  /** Returns what ends the subscription. It begins in the background, and `wake` follows when it has begun. */
  subscribe(sessionId: string, onSignal: (signal: string) => void): () => void;
  /** Rejects with `StoreUnavailable` when the signal may not have been sent. */
  publish(sessionId: string, signal: string): Promise<void>;
}

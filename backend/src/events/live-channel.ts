/**
 * Wakes those who follow a session, on every instance. A signal is only a hint to read the stream; it may
 * be lost. Signals: a turn's number, `event`, `deleted`, `presence`, `wake` if some may have been missed,
 * and two that are only relayed: `typing:<role>:<device>` and `draft:<JSON>`.
 */
export interface LiveChannel {
  /**
   * Subscribes in the background and sends `wake` once subscribed. Returns a function that ends the
   * subscription.
   */
  subscribe(sessionId: string, onSignal: (signal: string) => void): () => void;
  /** Rejects with `StoreUnavailable` if the signal may not have been sent. */
  publish(sessionId: string, signal: string): Promise<void>;
}

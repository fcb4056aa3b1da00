/**
 * Who does what must not be done twice for a session. A lease lapses by itself; only whoever holds its token renews or
 * releases it. Each verb is atomic, may be repeated, and rejects with `StoreUnavailable` when the store cannot be
 * reached in time. It guarantees nothing: a holder that was stalled may go on beside the next one.
 */
export interface LeaseStore {
  /** True when nobody else holds it: `token` does from now on, for so many milliseconds. */
  take(id: string, token: string, ms: number): Promise<boolean>;
  /** False when it has lapsed or is somebody else's. */
  renew(id: string, token: string, ms: number): Promise<boolean>;
  /** One that is somebody else's stays. */
  release(id: string, token: string): Promise<void>;
}

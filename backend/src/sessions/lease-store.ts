/**
 * Leases on work that should run only once for a session. A lease expires by itself; only the holder of its
 * token renews or releases it. Each verb is atomic and may be repeated, and rejects with `StoreUnavailable`
 * when the store cannot be reached in time. A lease is no guarantee: a stalled holder may go on beside its
 * successor.
 */
export interface LeaseStore {
  /** True if nobody else holds the lease; `token` then holds it for `ms` milliseconds. */
  take(id: string, token: string, ms: number): Promise<boolean>;
  /** False if it has expired or is held by someone else. */
  renew(id: string, token: string, ms: number): Promise<boolean>;
  /** Leaves a lease alone that is held by someone else. */
  release(id: string, token: string): Promise<void>;
}

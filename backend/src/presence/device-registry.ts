/** How a device shows that it is there: by a stream that it holds open, or by heartbeats. */
export type DeviceKind = 'stream' | 'heartbeat';

/** A tab or device of a session. */
export interface Device {
  /** The client's own id of it. */
  readonly id: string;
  readonly kind: DeviceKind;
  /** ISO 8601 UTC with `Z`, by the store's clock. */
  readonly since: string;
  readonly lastSeenAt: string;
}

/** One sign of life. */
export interface Sighting {
  readonly device: string;
  readonly kind: DeviceKind;
  /**
   * Who answers for it, such as the instance that has the stream. A device that is open at two of them is there until
   * neither answers for it: a connection that is long dead must not take away the one that replaced it.
   */
  readonly holder: string;
}

export type SeenOutcome =
  | { readonly kind: 'seen'; readonly devices: readonly Device[] }
  | { readonly kind: 'absent' }
  | { readonly kind: 'deleted' };

/** A device counts as there for so long after it was seen: two and a half heartbeats. */
export const DEVICE_KEPT_MS = 75_000;

/** A session has no more entries than this; further ones are not listed. */
export const MAX_SIGHTINGS = 32;

/**
 * Which devices have a session open, on all instances. Each verb is atomic, may be repeated, goes by the store's
 * clock, renews no session, and rejects with `StoreUnavailable` when the store cannot be reached in time. A change of
 * who is there wakes up the session's streams. Devices nobody answers for any more go by themselves.
 */
export interface DeviceRegistry {
  /** Adds the device, or renews it; resolves to all that are there, in the order of coming. */
  seen(sessionId: string, sighting: Sighting): Promise<SeenOutcome>;
  /** The holder no longer answers for the device; resolves to those that are left. */
  left(sessionId: string, sighting: Omit<Sighting, 'kind'>): Promise<readonly Device[]>;
  devices(sessionId: string): Promise<readonly Device[]>;
}

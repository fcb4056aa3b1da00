/** How a device shows its presence: by an open stream, or by heartbeats. */
export type DeviceKind = 'stream' | 'heartbeat';

/** A tab or device of a session. */
export interface Device {
  /** The client's own id for it. */
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
   * Who reports the device, such as the instance with its stream. A device reported by two holders is
   * present until neither reports it, so that a dead connection that closes late does not remove the one
   * that replaced it.
   */
  readonly holder: string;
}

export type SeenOutcome =
  | { readonly kind: 'seen'; readonly devices: readonly Device[] }
  | { readonly kind: 'absent' }
  | { readonly kind: 'deleted' };

/** How long a device counts as present after it was last seen: two and a half heartbeats. */
export const DEVICE_KEPT_MS = 75_000;

/** Maximum entries of a session; further ones are not listed. */
export const MAX_SIGHTINGS = 32;

/**
 * Which devices have a session open, across all instances. Each verb is atomic, may be repeated, uses the
 * store's clock, renews no session, and rejects with `StoreUnavailable` when the store cannot be reached in
 * time. A change wakes the session's streams. Entries that nobody renews expire.
 */
export interface DeviceRegistry {
  /** Adds or renews the device; resolves to all present devices in order of arrival. */
  seen(sessionId: string, sighting: Sighting): Promise<SeenOutcome>;
  /** The holder no longer reports the device; resolves to the remaining ones. */
  left(sessionId: string, sighting: Omit<Sighting, 'kind'>): Promise<readonly Device[]>;
  devices(sessionId: string): Promise<readonly Device[]>;
}

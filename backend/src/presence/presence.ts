import type { Device } from './device-registry.ts';

/** Who has a session open, as the streams of this instance use it. */
export interface Presence {
  /** A stream of the device is open here from now on; what this returns is called when it has closed. */
  arrive(sessionId: string, device: string): () => void;
  /** All that are there, on whatever instance. Rejects with `StoreUnavailable`. */
  devices(sessionId: string): Promise<readonly Device[]>;
}

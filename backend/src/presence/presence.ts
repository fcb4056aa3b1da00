import type { Device } from './device-registry.ts';

/** Presence as the streams of this instance use it. */
export interface Presence {
  /** A stream of the device was opened here. Call the returned function when it has closed. */
  arrive(sessionId: string, device: string): () => void;
  /** All present devices, on every instance. Rejects with `StoreUnavailable`. */
  devices(sessionId: string): Promise<readonly Device[]>;
}

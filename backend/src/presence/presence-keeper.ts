import { randomId } from '../lib/ids.ts';
import type { Logger } from '../lib/logger.ts';
import { StoreUnavailable } from '../sessions/session-store.ts';
import type { Device, DeviceRegistry, SeenOutcome } from './device-registry.ts';
import type { HoldRenewals } from './hold-renewals.ts';
import type { Presence } from './presence.ts';

export interface PresenceKeeperOptions {
  readonly registry: DeviceRegistry;
  readonly renewals: Pick<HoldRenewals, 'renew'>;
  /** False while the store is known to be unavailable, so that nobody waits for a time-out. */
  readonly isAvailable: () => boolean;
  readonly logger: Logger;
}

/** A device with streams on this instance. */
interface Here {
  readonly sessionId: string;
  readonly device: string;
  streams: number;
  /** The chain of reports about this device, which keeps them in order. */
  reported: Promise<void>;
}

const HOLDER_LENGTH = 11;
const AT_ONCE = 50;

/** The holder of clients without a stream. Never the name of an instance. */
const CLIENT_ITSELF = '';

/**
 * Tracks which devices are present and keeps their holds alive. `renewDevices` and `renewHolds` renew the
 * devices with streams here and their holds; the caller runs them periodically. When the last device of a
 * session has left, on any instance, its hold is renewed once more, so that the full grace period starts
 * then. During an outage of the session store holds are renewed as before, because they live in the
 * database.
 */
export class PresenceKeeper implements Presence {
  readonly #options: PresenceKeeperOptions;
  readonly #holder = randomId(HOLDER_LENGTH);
  readonly #here = new Map<string, Map<string, Here>>();

  constructor(options: PresenceKeeperOptions) {
    this.#options = options;
  }

  arrive(sessionId: string, device: string): () => void {
    const here = this.#hereOf(sessionId, device);
    here.streams += 1;
    if (here.streams === 1) this.#report(here);
    let hasLeft = false;
    return () => {
      if (hasLeft) return;
      hasLeft = true;
      here.streams -= 1;
      if (here.streams === 0) this.#report(here);
    };
  }

  devices(sessionId: string): Promise<readonly Device[]> {
    return this.#options.registry.devices(sessionId);
  }

  /** A sign of life from a client without a stream. `unknown`: the store is unavailable. */
  async heartbeat(sessionId: string, device: string): Promise<SeenOutcome['kind'] | 'unknown'> {
    const { registry, renewals } = this.#options;
    const sighting = { device, holder: CLIENT_ITSELF, kind: 'heartbeat' } as const;
    const seen = await this.#unlessAway(() => registry.seen(sessionId, sighting));
    if (seen === null || seen.kind === 'seen') await renewals.renew([sessionId], 'due');
    return seen?.kind ?? 'unknown';
  }

  /** Rejects with `StoreUnavailable` as soon as the store fails; the next round retries. */
  async renewDevices(): Promise<void> {
    if (!this.#options.isAvailable()) return;
    const all = [...this.#here.values()].flatMap((devices) => [...devices.values()]);
    for (let from = 0; from < all.length; from += AT_ONCE) {
      await Promise.all(all.slice(from, from + AT_ONCE).map((here) => this.#seen(here)));
    }
  }

  renewHolds(): Promise<void> {
    return this.#options.renewals.renew(this.#here.keys(), 'due');
  }

  /** Resolves once every change has been reported. */
  async close(): Promise<void> {
    await Promise.all(
      [...this.#here.values()].flatMap((devices) => [...devices.values()].map((here) => here.reported)),
    );
  }

  #hereOf(sessionId: string, device: string): Here {
    const devices = this.#here.get(sessionId) ?? new Map<string, Here>();
    this.#here.set(sessionId, devices);
    const here = devices.get(device) ?? { sessionId, device, streams: 0, reported: Promise.resolve() };
    devices.set(device, here);
    return here;
  }

  #report(here: Here): void {
    here.reported = here.reported
      .then(() => this.#reportNow(here))
      .catch((error: unknown) => this.#options.logger.error({ err: error }, 'reporting a device failed'));
  }

  /**
   * Reports the current state, not the one at the time of the change. A device reported as gone may return
   * as a new entry.
   */
  async #reportNow(here: Here): Promise<void> {
    if (here.streams > 0) return this.#hasCome(here);
    if (this.#here.get(here.sessionId)?.get(here.device) === here) return this.#hasGone(here);
  }

  async #hasCome({ sessionId, device }: Here): Promise<void> {
    const { registry, renewals } = this.#options;
    await this.#unlessAway(() => registry.seen(sessionId, this.#streamOf(device)));
    await renewals.renew([sessionId], 'due');
  }

  async #hasGone(here: Here): Promise<void> {
    const { sessionId, device } = here;
    const { registry, renewals } = this.#options;
    const left = await this.#unlessAway(() => registry.left(sessionId, this.#streamOf(device)));
    if (here.streams > 0) return;
    this.#forget(here);
    const isAway = left === null ? !this.#here.has(sessionId) : left.length === 0;
    if (isAway) await renewals.renew([sessionId], 'all');
  }

  #forget({ sessionId, device }: Here): void {
    const devices = this.#here.get(sessionId);
    devices?.delete(device);
    if (devices?.size === 0) this.#here.delete(sessionId);
  }

  /** Queued behind earlier reports, so that a device that is leaving is not brought back. */
  async #seen(here: Here): Promise<void> {
    const seen = here.reported.then(async () => {
      if (here.streams > 0) await this.#options.registry.seen(here.sessionId, this.#streamOf(here.device));
    });
    here.reported = seen.catch(() => undefined);
    await seen;
  }

  #streamOf(device: string) {
    return { device, holder: this.#holder, kind: 'stream' } as const;
  }

  /** Null if the store is unavailable. */
  async #unlessAway<Outcome>(ask: () => Promise<Outcome>): Promise<Outcome | null> {
    if (!this.#options.isAvailable()) return null;
    try {
      return await ask();
    } catch (error) {
      if (!(error instanceof StoreUnavailable)) throw error;
      this.#options.logger.debug({ err: error }, 'presence could not be reported or read');
      return null;
    }
  }
}

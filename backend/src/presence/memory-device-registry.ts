import type { Clock } from '../lib/clock.ts';
import type { SessionStore } from '../sessions/session-store.ts';
import {
  DEVICE_KEPT_MS,
  type Device,
  type DeviceRegistry,
  MAX_SIGHTINGS,
  type SeenOutcome,
  type Sighting,
} from './device-registry.ts';
import { devicesIn, type StoredSighting } from './sightings.ts';

export interface MemoryDeviceRegistryOptions {
  readonly sessions: Pick<SessionStore, 'peek'>;
  /** Called when the present devices of a session change. */
  readonly onChange: (sessionId: string) => void;
  readonly clock: Clock;
}

/** Devices in this process's memory, for a single instance. */
export class MemoryDeviceRegistry implements DeviceRegistry {
  readonly #options: MemoryDeviceRegistryOptions;
  /** In the order in which sessions were last seen. */
  readonly #sightings = new Map<string, readonly StoredSighting[]>();

  constructor(options: MemoryDeviceRegistryOptions) {
    this.#options = options;
  }

  async seen(sessionId: string, sighting: Sighting): Promise<SeenOutcome> {
    const { kind } = await this.#options.sessions.peek(sessionId);
    if (kind !== 'found') {
      this.#put(sessionId, []);
      return { kind };
    }
    this.#sweep();
    const now = this.#options.clock.now();
    const known = this.#live(sessionId);
    const same = known.find((each) => isSame(each, sighting));
    const others = known.filter((each) => each !== same);
    const isRoom = same !== undefined || known.length < MAX_SIGHTINGS;
    const added = isRoom ? [{ ...sighting, since: same?.since ?? now, lastSeenAt: now }] : [];
    this.#put(sessionId, [...others, ...added]);
    return { kind: 'seen', devices: await this.devices(sessionId) };
  }

  async left(sessionId: string, sighting: Omit<Sighting, 'kind'>): Promise<readonly Device[]> {
    this.#put(
      sessionId,
      this.#live(sessionId).filter((each) => !isSame(each, sighting)),
    );
    return this.devices(sessionId);
  }

  async devices(sessionId: string): Promise<readonly Device[]> {
    const { kind } = await this.#options.sessions.peek(sessionId);
    return kind === 'found' ? devicesIn(this.#live(sessionId)) : [];
  }

  #live(sessionId: string): readonly StoredSighting[] {
    return (this.#sightings.get(sessionId) ?? []).filter(this.#isLive);
  }

  #put(sessionId: string, sightings: readonly StoredSighting[]): void {
    const before = devicesOf(this.#sightings.get(sessionId) ?? []);
    this.#sightings.delete(sessionId);
    if (sightings.length > 0) this.#sightings.set(sessionId, sightings);
    const after = devicesOf(sightings);
    const changed = before.size !== after.size || [...after].some((device) => !before.has(device));
    if (changed) this.#options.onChange(sessionId);
  }

  /** Removes sessions that nobody asks for any more. */
  #sweep(): void {
    for (const [id, sightings] of this.#sightings) {
      if (sightings.some(this.#isLive)) return;
      this.#sightings.delete(id);
    }
  }

  readonly #isLive = ({ lastSeenAt }: StoredSighting): boolean =>
    lastSeenAt > this.#options.clock.now() - DEVICE_KEPT_MS;
}

const isSame = (one: StoredSighting, { device, holder }: Omit<Sighting, 'kind'>): boolean =>
  one.device === device && one.holder === holder;

const devicesOf = (sightings: readonly StoredSighting[]): ReadonlySet<string> =>
  new Set(sightings.map(({ device }) => device));

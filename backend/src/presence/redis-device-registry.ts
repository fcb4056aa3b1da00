import type { RedisCommands } from '../sessions/redis-commands.ts';
import { sessionKeys } from '../sessions/redis-keys.ts';
import {
  DEVICE_KEPT_MS,
  type Device,
  type DeviceRegistry,
  MAX_SIGHTINGS,
  type SeenOutcome,
  type Sighting,
} from './device-registry.ts';
import { decodeLeft, decodeList, decodeSeen } from './presence-replies.ts';

/** Devices in Redis 7 or Valkey 8, one script for each verb. */
export class RedisDeviceRegistry implements DeviceRegistry {
  readonly #client: RedisCommands;

  constructor(client: RedisCommands) {
    this.#client = client;
  }

  async seen(sessionId: string, { device, holder, kind }: Sighting): Promise<SeenOutcome> {
    const keys = sessionKeys(sessionId);
    const reply = await this.#client.write(
      'seePresent',
      keys,
      device,
      holder,
      kind,
      DEVICE_KEPT_MS,
      MAX_SIGHTINGS,
      keys.live,
    );
    return decodeSeen(reply);
  }

  async left(sessionId: string, { device, holder }: Omit<Sighting, 'kind'>): Promise<readonly Device[]> {
    const keys = sessionKeys(sessionId);
    return decodeLeft(
      await this.#client.write('leavePresent', keys, device, holder, DEVICE_KEPT_MS, keys.live),
    );
  }

  async devices(sessionId: string): Promise<readonly Device[]> {
    return decodeList(await this.#client.read('listPresent', sessionKeys(sessionId), DEVICE_KEPT_MS));
  }
}

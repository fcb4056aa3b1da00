import type { HoldStore } from '../bookings/hold-store.ts';
import { BookingsUnavailable } from '../bookings/reservation-store.ts';
import type { Logger } from '../lib/logger.ts';
import type { Releasers } from '../lib/releasers.ts';
import { repeatEvery } from '../lib/repeat.ts';
import { StoreUnavailable } from '../sessions/session-store.ts';
import type { Announce } from './announce.ts';
import { announceLapses } from './announce-lapses.ts';
import type { DeviceRegistry } from './device-registry.ts';
import { HoldRenewals } from './hold-renewals.ts';
import { PresenceKeeper } from './presence-keeper.ts';

export interface PresenceOptions {
  readonly registry: DeviceRegistry;
  readonly holds: HoldStore;
  readonly announce: Announce;
  readonly holdSeconds: number;
  /** Whether the store of sessions and devices is available, as far as is known. */
  readonly isAvailable: () => boolean;
  readonly logger: Logger;
}

const HEARTBEAT_MS = 30_000;
/** How late the lapse of a hold may be announced. */
const SWEEP_MS = 2_000;

/** Often enough that a hold is renewed before its second half is over. */
const holdRenewalMs = (holdSeconds: number): number => Math.min(HEARTBEAT_MS, (holdSeconds * 1_000) / 4);

/** Opens the keeper and its rounds: one timer each for all devices and holds. */
export function openPresence(options: PresenceOptions, releasers: Releasers): PresenceKeeper {
  const { registry, holds, announce, holdSeconds, isAvailable, logger } = options;
  const renewals = new HoldRenewals({ holds, announce, logger });
  const keeper = new PresenceKeeper({ registry, renewals, isAvailable, logger });
  releasers.push('presence', () => keeper.close());
  const rounds = [
    ['renewal of devices', HEARTBEAT_MS, () => keeper.renewDevices()],
    ['renewal of holds', holdRenewalMs(holdSeconds), () => keeper.renewHolds()],
    ['sweep of holds', SWEEP_MS, () => announceLapses(holds, announce)],
  ] as const;
  for (const [name, everyMs, round] of rounds) {
    const failed = (err: unknown) => logger[isAway(err) ? 'debug' : 'error']({ err }, `${name} failed`);
    releasers.push(name, repeatEvery(everyMs, round, failed));
  }
  return keeper;
}

/** Reported where it is noticed; the next round retries. */
const isAway = (error: unknown): boolean =>
  error instanceof StoreUnavailable || error instanceof BookingsUnavailable;

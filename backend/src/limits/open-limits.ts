import type { Clock } from '../lib/clock.ts';
import type { Logger } from '../lib/logger.ts';
import type { Releasers } from '../lib/releasers.ts';
import { repeatEvery } from '../lib/repeat.ts';
import { StoreUnavailable } from '../sessions/session-store.ts';
import { FleetLimit } from './fleet-limit.ts';
import type { UsageStore } from './usage-store.ts';

/** Uses a minute. */
export interface Amounts {
  readonly address: number;
  readonly session: number;
  readonly global: number;
}

/** Scales the limits up, for requests that cost less. */
export const scaled = ({ address, session, global }: Amounts, factor: number): Amounts => ({
  address: address * factor,
  session: session * factor,
  global: global * factor,
});

/** The subjects of a use. Without a known session, only the others are counted. */
export interface Users {
  readonly address: string;
  readonly session: string | undefined;
}

/**
 * Counts a use by all subjects; null if it is allowed, otherwise the milliseconds until the next one is.
 */
export type Limit = (users: Users) => number | null;

export interface LimitsOptions {
  readonly store: UsageStore;
  readonly clock: Clock;
  readonly logger: Logger;
}

const SETTLE_MS = 1_000;
const EVERYBODY = 'everybody';

/** Returns a factory of limits that all instances share, by name and amounts. */
export function openLimits({ store, clock, logger }: LimitsOptions, releasers: Releasers) {
  const limits: FleetLimit[] = [];
  const settle = () => Promise.all(limits.map((limit) => limit.settle()));
  const settleFailed = (err: unknown) =>
    logger[err instanceof StoreUnavailable ? 'debug' : 'error'](
      { err },
      'limits could not be shared: this instance uses its own counts',
    );
  releasers.push('limits', repeatEvery(SETTLE_MS, settle, settleFailed));

  const limitOf = (name: string, most: number): FleetLimit => {
    const limit = new FleetLimit({ name, most, store, clock });
    limits.push(limit);
    return limit;
  };

  return (name: string, { address, session, global }: Amounts): Limit => {
    const ofAddress = limitOf(`${name}-address`, address);
    const ofSession = limitOf(`${name}-session`, session);
    const ofAll = limitOf(`${name}-global`, global);
    return (users) =>
      ofAddress.take(users.address) ??
      (users.session === undefined ? null : ofSession.take(users.session)) ??
      ofAll.take(EVERYBODY);
  };
}

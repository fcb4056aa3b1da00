import { setTimeout as elapsed } from 'node:timers/promises';
import type { TcpProxy } from '../../support/tcp-proxy.ts';
import type { FaultWorld } from '../fault-world.ts';
import type { Instance } from './instance.ts';

const RESET_EVERY_MS = 50;
const LATER_MS = { redis: 40, database: 20 };

/** What a trouble strikes, and for how long. */
export interface Target {
  readonly world: FaultWorld;
  readonly instances: readonly Instance[];
  /** The instance that is killed. */
  readonly victim: Instance;
  readonly lastsMs: number;
}

export interface Trouble {
  readonly name: string;
  /** Redis loses everything, so only clients with a token keep each turn. */
  readonly needsTokens: boolean;
  /** Resolves once it is over. */
  strike(target: Target): Promise<unknown>;
}

const trouble = (name: string, strike: Trouble['strike'], needsTokens = false): Trouble => ({
  name,
  needsTokens,
  strike,
});

export const TROUBLES: readonly Trouble[] = [
  trouble('an instance killed', ({ victim }) => victim.replace()),
  trouble('Redis killed', async ({ world: { deployment }, lastsMs }) => {
    await deployment.redis.kill();
    await elapsed(lastsMs);
    await deployment.restartRedis();
  }),
  trouble('Redis emptied', ({ world: { deployment } }) => deployment.redis.admin.flushall(), true),
  trouble('Redis stopped', async ({ world: { deployment }, lastsMs }) => {
    deployment.redis.pause();
    await elapsed(lastsMs);
    deployment.redis.resume();
  }),
  trouble('an instance cut off from Redis', ({ victim, lastsMs }) => cutOff(victim, 'refuse', lastsMs)),
  trouble('an instance that Redis does not answer', ({ victim, lastsMs }) =>
    cutOff(victim, 'blackHole', lastsMs),
  ),
  trouble('connections to Redis reset', (target) => resetAgainAndAgain(target, target.world.toRedis)),
  trouble('connections to PostgreSQL reset', (target) => resetAgainAndAgain(target, target.world.toDatabase)),
  trouble('PostgreSQL killed', async ({ world: { deployment }, lastsMs }) => {
    await deployment.postgres.kill();
    await elapsed(lastsMs);
    await deployment.postgres.restart();
  }),
  trouble('PostgreSQL out of reach', async ({ world: { toDatabase }, lastsMs }) => {
    toDatabase.set({ kind: 'blackHole' });
    await elapsed(lastsMs);
    toDatabase.set({ kind: 'pass' });
  }),
  trouble('slow stores', async ({ world: { toRedis, toDatabase }, lastsMs }) => {
    toRedis.set({ kind: 'delay', ms: LATER_MS.redis });
    toDatabase.set({ kind: 'delay', ms: LATER_MS.database });
    await elapsed(lastsMs);
    toRedis.set({ kind: 'pass' });
    toDatabase.set({ kind: 'pass' });
  }),
];

/** Its clients are reset as well, and switch to another instance, which has Redis. */
async function cutOff(
  { toRedis, reset }: Instance,
  kind: 'refuse' | 'blackHole',
  lastsMs: number,
): Promise<void> {
  toRedis.set({ kind });
  if (kind === 'refuse') toRedis.reset();
  const resetting = setInterval(reset, lastsMs / 5);
  await elapsed(lastsMs);
  clearInterval(resetting);
  toRedis.set({ kind: 'pass' });
}

/**
 * Resets the clients' connections as well, so that they switch instance. Never both stores: an instance
 * without either keeps turns to itself, and only a token takes them elsewhere.
 */
async function resetAgainAndAgain({ instances, lastsMs }: Target, store: TcpProxy): Promise<void> {
  const resetting = setInterval(() => {
    for (const { reset } of [store, ...instances]) reset();
  }, RESET_EVERY_MS);
  await elapsed(lastsMs);
  clearInterval(resetting);
}

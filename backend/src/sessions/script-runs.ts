import type { Redis } from 'ioredis';
import type { ScriptArguments } from './redis-commands.ts';
import { type KeysOf, keysFor, type ScriptName } from './redis-scripts.ts';
import type { RedisVitals } from './redis-vitals.ts';
import { StoreUnavailable } from './session-store.ts';

/**
 * A script refuses this long before its caller gives up: timers may fire early, and the reply takes time to
 * travel.
 */
const REFUSE_EARLY_MS = 10;

/**
 * Runs scripts on one connection, once each. Writing scripts get the deadline after which they must do
 * nothing.
 */
export class ScriptRuns {
  readonly #redis: Redis;
  readonly #vitals: RedisVitals;

  constructor(redis: Redis, vitals: RedisVitals) {
    this.#redis = redis;
    this.#vitals = vitals;
  }

  run<Script extends ScriptName>(
    script: Script,
    keys: KeysOf<Script>,
    args: ScriptArguments,
  ): Promise<unknown> {
    return this.#redis[script](...keysFor(script, keys), ...args);
  }

  /** `giveUpAt` is on our monotonic clock; `announce` is called just before the command is sent. */
  async runUntil<Script extends ScriptName>(
    giveUpAt: number,
    script: Script,
    keys: KeysOf<Script>,
    args: ScriptArguments,
    announce: () => void = () => {},
  ): Promise<unknown> {
    const deadline = await this.#vitals.clock.at(giveUpAt - REFUSE_EARLY_MS);
    announce();
    const reply = await this.run(script, keys, [deadline, ...args]);
    if (!isLate(reply)) return reply;
    // The server's clock may have been changed.
    this.#vitals.refreshClock();
    throw new StoreUnavailable('Redis received the command too late', { reason: 'timeout' });
  }
}

const isLate = (reply: unknown): boolean => Array.isArray(reply) && reply[0] === 'late';

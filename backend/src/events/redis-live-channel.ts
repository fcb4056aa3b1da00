import type { Redis } from 'ioredis';
import { before, monotonicMs } from '../lib/deadline.ts';
import type { Logger } from '../lib/logger.ts';
import { repeatEvery } from '../lib/repeat.ts';
import { backoffMs } from '../lib/retry.ts';
import { connectTo, type RedisAddress } from '../sessions/redis-address.ts';
import type { RedisClient } from '../sessions/redis-client.ts';
import { connectionCode } from '../sessions/redis-failure.ts';
import { sessionKeys } from '../sessions/redis-keys.ts';
import type { LiveChannel } from './live-channel.ts';
import { Subscribers } from './subscribers.ts';

const CONNECT_TIMEOUT_MS = 1_000;
const RECONNECT = { firstMs: 20, maxMs: 250 };
/** A silent connection may be dead; only a reply proves otherwise. */
const CHECK = { everyMs: 10_000, answerWithinMs: 5_000 };
const SUBSCRIBE_AT_ONCE = 500;

export interface RedisLiveChannelOptions {
  readonly address: RedisAddress;
  /** Publishes over another connection, because a subscribed one cannot. */
  readonly commands: Pick<RedisClient, 'publish'>;
  readonly logger: Logger;
}

/**
 * One connection for each instance, opened at the first subscription. It has no command time-out, because
 * it is silent while nothing happens. After a reconnect it subscribes again and wakes every subscriber.
 */
export class RedisLiveChannel implements LiveChannel {
  readonly #redis: Redis;
  readonly #commands: Pick<RedisClient, 'publish'>;
  readonly #logger: Logger;
  readonly #subscribers = new Subscribers();
  readonly #stopChecks: () => Promise<void>;
  /** Whether the current connection is being closed, which takes a while if the other side is silent. */
  #isEnding = false;

  constructor({ address, commands, logger }: RedisLiveChannelOptions) {
    this.#commands = commands;
    this.#logger = logger;
    this.#redis = connectTo(address, {
      lazyConnect: true,
      connectTimeout: CONNECT_TIMEOUT_MS,
      enableOfflineQueue: false,
      autoResubscribe: false,
      autoResendUnfulfilledCommands: false,
      maxRetriesPerRequest: 0,
      retryStrategy: (attempt) => backoffMs(attempt, RECONNECT),
    });
    this.#redis.on('error', (error) => this.#note(error));
    this.#redis.on('ready', () => void this.#begin(this.#subscribers.channels));
    this.#redis.on('close', () => {
      this.#isEnding = false;
    });
    this.#redis.on('message', (channel, signal) => this.#subscribers.deliver(channel, signal));
    this.#stopChecks = repeatEvery(
      CHECK.everyMs,
      () => this.#check(),
      (error) => this.#note(error),
    );
  }

  subscribe(sessionId: string, onSignal: (signal: string) => void): () => void {
    const channel = sessionKeys(sessionId).live;
    const isFirst = this.#subscribers.add(channel, onSignal);
    if (this.#redis.status === 'wait') this.#redis.connect().catch((error: unknown) => this.#note(error));
    else if (isFirst) void this.#begin([channel]);
    else queueMicrotask(() => onSignal('wake'));
    return () => {
      if (this.#subscribers.remove(channel, onSignal)) void this.#end(channel);
    };
  }

  publish(sessionId: string, signal: string): Promise<void> {
    return this.#commands.publish(sessionKeys(sessionId).live, signal);
  }

  async close(): Promise<void> {
    this.#redis.disconnect();
    await this.#stopChecks();
  }

  /** Does nothing without a connection: the next one subscribes to everything. */
  async #begin(channels: readonly string[]): Promise<void> {
    if (this.#redis.status !== 'ready') return;
    try {
      for (let start = 0; start < channels.length; start += SUBSCRIBE_AT_ONCE) {
        const some = channels.slice(start, start + SUBSCRIBE_AT_ONCE);
        await this.#redis.subscribe(...some);
        // From here on no signal is missed, but earlier ones may have been.
        for (const channel of some) this.#subscribers.deliver(channel, 'wake');
      }
    } catch (error) {
      this.#reconnect(error);
    }
  }

  async #end(channel: string): Promise<void> {
    if (this.#redis.status !== 'ready') return;
    try {
      await this.#redis.unsubscribe(channel);
    } catch (error) {
      this.#reconnect(error);
    }
  }

  async #check(): Promise<void> {
    if (this.#redis.status !== 'ready') return;
    try {
      await before(monotonicMs() + CHECK.answerWithinMs, this.#redis.ping());
    } catch (error) {
      this.#reconnect(error);
    }
  }

  /** The connection's subscriptions are in doubt. A new one starts with what is wanted then. */
  #reconnect(error: unknown): void {
    this.#note(error);
    if (this.#isEnding || this.#redis.status !== 'ready') return;
    this.#isEnding = true;
    this.#redis.disconnect(true);
  }

  #note(error: unknown): void {
    this.#logger.debug({ code: connectionCode(error) }, 'redis live connection error');
  }
}

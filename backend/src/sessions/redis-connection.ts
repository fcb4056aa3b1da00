import type { Redis, RedisOptions } from 'ioredis';
import { atDeadline, before, DeadlinePassed, monotonicMs } from '../lib/deadline.ts';
import type { Logger } from '../lib/logger.ts';
import { backoffMs } from '../lib/retry.ts';
import { connectTo, type RedisAddress } from './redis-address.ts';
import { connectionCode, isReadOnly } from './redis-failure.ts';
import { defineScripts, loadScripts } from './redis-scripts.ts';
import { readRunId } from './redis-server-info.ts';
import { redisTrouble } from './redis-trouble.ts';
import { StoreUnavailable } from './session-store.ts';

/** Commands that were sent together are given up together, before their connection is. */
const SILENCE_GRACE_MS = 100;
const MAX_CONNECT_MS = 1_000;
const RECONNECT = { firstMs: 20, maxMs: 250 };
/** How long a command whose connection broke waits for the next one before it is given up. */
const READY_WAIT_MS = 250;

export interface RedisConnectionOptions {
  readonly address: RedisAddress;
  readonly commandTimeoutMs: number;
  readonly logger: Logger;
  /** There is a connection, but nobody may use it yet. */
  readonly onConnected: () => void;
  /**
   * Runs on each connection to a server other than the last one's, before anything else does. Should it reject, the
   * connection is used all the same.
   */
  readonly beforeUse: () => Promise<unknown>;
  /** It may be used. */
  readonly onReady: () => void;
  /** It is gone; it may have been used or not. */
  readonly onClosed: (wasReady: boolean) => void;
}

/**
 * Nothing is queued or sent again behind our back, because a script sent twice would conflict with itself. Neither
 * `commandTimeout` nor `socketTimeout`: both are over before a reply is read that came while the event loop was kept
 * busy. `ask` is both.
 */
function connectionOptions(commandTimeoutMs: number, reconnectOnError: (error: Error) => boolean) {
  return {
    connectTimeout: Math.min(commandTimeoutMs, MAX_CONNECT_MS),
    maxRetriesPerRequest: 0,
    enableOfflineQueue: false,
    autoResendUnfulfilledCommands: false,
    retryStrategy: (attempt) => backoffMs(attempt, RECONNECT),
    reconnectOnError,
  } satisfies RedisOptions;
}

/** A connection to one server and, whenever it breaks, the next one; it connects in the background. */
export class RedisConnection {
  readonly redis: Redis;
  readonly #options: RedisConnectionOptions;
  /** Told once when the connection may be used, or cannot be had. */
  readonly #waiting = new Set<(isReady: boolean) => void>();
  #isReady = false;
  #connections = 0;
  #serverId: string | null = null;
  #becoming: Promise<boolean> | null = null;
  #expectNoLonger: () => void = () => {};
  /** Why there is no connection, as the last attempt at one told. */
  #trouble: string | null = null;

  constructor(options: RedisConnectionOptions) {
    this.#options = options;
    this.redis = connectTo(
      options.address,
      connectionOptions(options.commandTimeoutMs, (error) => this.#leavesReplica(error)),
    );
    defineScripts(this.redis);
    this.redis.on('error', (error) => this.#failed(error));
    this.redis.on('connect', () => this.#expectReady());
    this.redis.on('close', () => this.#closed());
    this.redis.on('ready', () => void this.#prepare());
  }

  get isReady(): boolean {
    return this.#isReady;
  }

  /** Whether there is one within so many milliseconds; not when an attempt at one fails meanwhile. */
  reached(withinMs: number): Promise<boolean> {
    if (this.#isReady) return Promise.resolve(true);
    return new Promise((resolve) => {
      const settle = (isReady: boolean) => {
        cancel();
        this.#waiting.delete(settle);
        resolve(isReady);
      };
      const cancel = atDeadline(monotonicMs() + withinMs, () => settle(false));
      this.#waiting.add(settle);
    });
  }

  /** Waits for one, as briefly for the first as for the next. One wait serves all who wait. */
  async becomeReady(): Promise<void> {
    this.#becoming ??= this.reached(READY_WAIT_MS).finally(() => {
      this.#becoming = null;
    });
    if (!(await this.#becoming)) throw notConnected(this.#trouble);
  }

  /**
   * Settles like the reply to what `send` sends, ready or not, or rejects with `DeadlinePassed` at `giveUpAt`, by
   * default when the command time-out is over. A connection that has brought nothing since may be dead: it is left.
   */
  readonly ask = async <Reply>(
    send: (redis: Redis) => Promise<Reply>,
    giveUpAt = monotonicMs() + this.#options.commandTimeoutMs,
  ): Promise<Reply> => {
    const { stream } = this.redis;
    const heard = stream?.bytesRead;
    try {
      return await before(giveUpAt, send(this.redis));
    } catch (error) {
      if (error instanceof DeadlinePassed) this.#leaveIfSilent(stream, heard);
      throw error;
    }
  };

  /** What is sent within one round of the event loop leaves in one write to the socket. */
  gatherWrites(): void {
    const { stream } = this.redis;
    if (!this.#isReady || stream.writableCorked > 0) return;
    stream.cork();
    setImmediate(() => stream.uncork());
  }

  close(): void {
    this.redis.disconnect();
  }

  /** A new connection is used when it is known that its server has all that it must have. */
  async #prepare(): Promise<void> {
    const { address, logger, onConnected, beforeUse, onReady } = this.#options;
    this.#expectNoLonger();
    this.#connections += 1;
    const connection = this.#connections;
    onConnected();
    // What a node of a Cluster is told to expect must be one command, and a script that is unknown would take two.
    if (address.kind === 'node') await this.ask(loadScripts).catch(() => undefined);
    const serverId = await readRunId(this.ask, logger);
    if (serverId === null || serverId !== this.#serverId) {
      await beforeUse().catch((err: unknown) =>
        logger.error({ err }, 'what a Redis may lack was not brought into it'),
      );
    }
    if (connection !== this.#connections || this.redis.status !== 'ready') return;
    this.#serverId = serverId;
    this.#isReady = true;
    this.#tellWaiting(true);
    this.#trouble = null;
    onReady();
  }

  /** A server that accepts connections may be unable to do more. */
  #expectReady(): void {
    const { stream } = this.redis;
    const giveUpAt = monotonicMs() + this.#options.commandTimeoutMs;
    this.#expectNoLonger = atDeadline(giveUpAt, () => stream.destroy(noAnswer()));
  }

  #leaveIfSilent(stream: Redis['stream'], heard: number): void {
    atDeadline(monotonicMs() + SILENCE_GRACE_MS, () => {
      if (stream.bytesRead === heard) stream.destroy(noAnswer());
    });
  }

  #failed(error: Error): void {
    this.#trouble = connectionCode(error);
    this.#options.logger.debug({ code: this.#trouble }, 'redis connection error');
    this.#tellWaiting(false);
  }

  #closed(): void {
    this.#expectNoLonger();
    const wasReady = this.#isReady;
    this.#isReady = false;
    this.#options.onClosed(wasReady);
  }

  #tellWaiting(isReady: boolean): void {
    for (const settle of this.#waiting) settle(isReady);
  }

  /** A server that became a replica is left; the address may name the new primary by now. */
  #leavesReplica(error: Error): boolean {
    const leaves = isReadOnly(error);
    if (leaves) this.#isReady = false;
    return leaves;
  }
}

const noAnswer = (): Error => Object.assign(new Error('It does not answer'), { code: 'ETIMEDOUT' });

const notConnected = (code: string | null): StoreUnavailable =>
  new StoreUnavailable(code === null ? 'Redis: there is no connection yet' : redisTrouble(code), {
    reason: 'connection',
  });

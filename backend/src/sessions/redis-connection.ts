import type { Redis, RedisOptions } from 'ioredis';
import { atDeadline, before, DeadlinePassed, monotonicMs } from '../lib/deadline.ts';
import type { Logger } from '../lib/logger.ts';
import { backoffMs } from '../lib/retry.ts';
import { connectTo, type RedisAddress } from './redis-address.ts';
import { connectionCode, isReadOnly, refusesDatabase } from './redis-failure.ts';
import { defineScripts, loadScripts } from './redis-scripts.ts';
import { readRunId } from './redis-server-info.ts';
import { redisTrouble } from './redis-trouble.ts';
import { StoreUnavailable } from './session-store.ts';

/** Lets all commands that were sent together time out before their connection is closed. */
const SILENCE_GRACE_MS = 100;
const MAX_CONNECT_MS = 1_000;
const RECONNECT = { firstMs: 20, maxMs: 250 };
/** How long a command whose connection broke waits for a reconnect. */
const READY_WAIT_MS = 250;

export interface RedisConnectionOptions {
  readonly address: RedisAddress;
  readonly commandTimeoutMs: number;
  readonly logger: Logger;
  /** Connected, but not to be used yet. */
  readonly onConnected: () => void;
  /**
   * Runs on each connection to a different server than the last one, before any other command. If it
   * rejects, the connection is used nevertheless.
   */
  readonly beforeUse: () => Promise<unknown>;
  /** The connection may be used. */
  readonly onReady: () => void;
  /** The connection is closed, whether or not it was ever ready. */
  readonly onClosed: (wasReady: boolean) => void;
}

/**
 * ioredis must neither queue nor resend commands, because a script sent twice would conflict with itself.
 * Its `commandTimeout` and `socketTimeout` are not used: after a blocked event loop both fire before a
 * reply that has already arrived is read. `ask` replaces both.
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

/** A connection to one server that reconnects whenever it breaks. Connects in the background. */
export class RedisConnection {
  readonly redis: Redis;
  readonly #options: RedisConnectionOptions;
  /** Notified once when the connection may be used or an attempt has failed. */
  readonly #waiting = new Set<(isReady: boolean) => void>();
  #isReady = false;
  /** The server refused the database of the URL: ioredis would go on in database 0. */
  #lacksDatabase = false;
  #connections = 0;
  #serverId: string | null = null;
  #becoming: Promise<boolean> | null = null;
  #expectNoLonger: () => void = () => {};
  /** The code of the last failed attempt to connect. */
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

  /** Whether there is a connection within `withinMs`. Resolves to false as soon as an attempt fails. */
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

  /** Waits as briefly for the first connection as for a reconnect. All callers share one wait. */
  async becomeReady(): Promise<void> {
    this.#becoming ??= this.reached(READY_WAIT_MS).finally(() => {
      this.#becoming = null;
    });
    if (!(await this.#becoming)) throw notConnected(this.#trouble);
  }

  /**
   * Settles like the reply to what `send` sends, ready or not, or rejects with `DeadlinePassed` at
   * `giveUpAt` (default: after the command time-out). If nothing at all has arrived on the connection
   * since, it may be dead and is closed.
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

  /** Combines the commands of one event-loop tick into one write to the socket. */
  gatherWrites(): void {
    const { stream } = this.redis;
    if (!this.#isReady || stream.writableCorked > 0) return;
    stream.cork();
    setImmediate(() => stream.uncork());
  }

  close(): void {
    this.redis.disconnect();
  }

  /** A new connection is used only once its server is known to have all it must have. */
  async #prepare(): Promise<void> {
    const { address, logger, onConnected, beforeUse, onReady } = this.#options;
    this.#expectNoLonger();
    if (this.#lacksDatabase) return this.redis.disconnect(true);
    this.#connections += 1;
    const connection = this.#connections;
    onConnected();
    // After `ASKING`, a node expects exactly one command; a script it does not know yet would take two.
    if (address.kind === 'node') await this.ask(loadScripts).catch(() => undefined);
    const serverId = await readRunId(this.ask, logger);
    if (serverId === null || serverId !== this.#serverId) {
      await beforeUse().catch((err: unknown) =>
        logger.error({ err }, 'a new Redis could not be brought up to date'),
      );
    }
    if (connection !== this.#connections || this.redis.status !== 'ready') return;
    this.#serverId = serverId;
    this.#isReady = true;
    this.#settleWaiting(true);
    this.#trouble = null;
    onReady();
  }

  /** A server that accepts connections may still not answer commands. */
  #expectReady(): void {
    const { stream } = this.redis;
    this.#lacksDatabase = false;
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
    if (refusesDatabase(error)) this.#lacksDatabase = true;
    this.#options.logger.debug({ code: this.#trouble }, 'redis connection error');
    this.#settleWaiting(false);
  }

  #closed(): void {
    this.#expectNoLonger();
    const wasReady = this.#isReady;
    this.#isReady = false;
    this.#options.onClosed(wasReady);
  }

  #settleWaiting(isReady: boolean): void {
    for (const settle of this.#waiting) settle(isReady);
  }

  /** Leaves a server that became a replica; by now the address may resolve to the new primary. */
  #leavesReplica(error: Error): boolean {
    const leaves = isReadOnly(error);
    if (leaves) this.#isReady = false;
    return leaves;
  }
}

const noAnswer = (): Error => Object.assign(new Error('No answer'), { code: 'ETIMEDOUT' });

const notConnected = (code: string | null): StoreUnavailable =>
  new StoreUnavailable(code === null ? 'Redis: not connected yet' : redisTrouble(code), {
    reason: 'connection',
  });

import type { Redis, RedisOptions } from 'ioredis';
import { before, monotonicMs } from '../lib/deadline.ts';
import type { Logger } from '../lib/logger.ts';
import { backoffMs } from '../lib/retry.ts';
import { evictsSessions } from './eviction-policy.ts';
import { connectTo, type RedisAddress } from './redis-address.ts';
import { readSlots, type SlotRange } from './redis-cluster-slots.ts';
import { connectionCode, isReadOnly, redirectionIn, toStoreUnavailable } from './redis-failure.ts';
import { defineScripts, type KeysOf, keysFor, loadScripts, type ScriptName } from './redis-scripts.ts';
import { type RedisMemory, readMemory, readRunId, readTime } from './redis-server-info.ts';
import { redisTrouble } from './redis-trouble.ts';
import { ServerClock } from './server-clock.ts';
import { StoreUnavailable } from './session-store.ts';

const SOCKET_GRACE_MS = 100;
const MAX_CONNECT_MS = 1_000;
const RECONNECT = { firstMs: 20, maxMs: 250 };
/** How long a command whose connection broke waits for the next one before it is given up. */
const READY_WAIT_MS = 250;
const MAX_ATTEMPTS = 3;
/** So often the server is asked for its clock, and how full it is. */
const REFRESH_MS = 30_000;
/** A script refuses so long before its caller gives up: timers are a little early, and the reply travels too. */
const REFUSE_EARLY_MS = 10;

export interface RedisClientOptions {
  readonly address: RedisAddress;
  readonly commandTimeoutMs: number;
  readonly logger: Logger;
  /**
   * Runs on each connection to a server other than the last one's, before anything else does: it may lack what that
   * one had. Should it reject, the connection is used all the same.
   */
  readonly beforeUse?: (commands: RedisCommands) => Promise<unknown>;
  /** The connection broke; nobody else may notice before there is another one. */
  readonly onLost?: () => void;
}

/** What a store needs of a client. */
export type RedisCommands = Pick<RedisClient, 'read' | 'write' | 'ping'>;

/**
 * `commandTimeout` only rejects the promise and `socketTimeout` heals a connection that no longer answers;
 * nothing is queued or sent again behind our back, because a script sent twice would conflict with itself.
 */
function connectionOptions(commandTimeoutMs: number, reconnectOnError: (error: Error) => boolean) {
  return {
    commandTimeout: commandTimeoutMs,
    socketTimeout: commandTimeoutMs + SOCKET_GRACE_MS,
    connectTimeout: Math.min(commandTimeoutMs, MAX_CONNECT_MS),
    maxRetriesPerRequest: 0,
    enableOfflineQueue: false,
    autoResendUnfulfilledCommands: false,
    retryStrategy: (attempt) => backoffMs(attempt, RECONNECT),
    reconnectOnError,
  } satisfies RedisOptions;
}

/**
 * The one connection that commands of sessions use. Each method settles within the command time-out and
 * rejects with `StoreUnavailable`, which holds nothing of the command.
 */
export class RedisClient {
  readonly #redis: Redis;
  /** Of a node of a Cluster; else empty. */
  readonly #host: string;
  readonly #commandTimeoutMs: number;
  readonly #logger: Logger;
  readonly #serverClock: ServerClock;
  readonly #refreshTimer: NodeJS.Timeout;
  #memory: RedisMemory | null = null;
  readonly #beforeUse: (commands: RedisCommands) => Promise<unknown>;
  /** Told once when the connection may be used, or cannot be had. */
  readonly #waiting = new Set<(isReady: boolean) => void>();
  #isReady = false;
  #connections = 0;
  #serverId: string | null = null;
  #becoming: Promise<boolean> | null = null;
  /** Why there is no connection, as the last attempt at one told. */
  #trouble: string | null = null;

  /** Connects in the background; commands wait for the first connection as briefly as for a lost one. */
  constructor(options: RedisClientOptions) {
    const { address, commandTimeoutMs, logger, beforeUse = async () => {}, onLost = () => {} } = options;
    this.#commandTimeoutMs = commandTimeoutMs;
    this.#logger = logger;
    this.#beforeUse = beforeUse;
    this.#host = address.kind === 'node' ? address.at.host : '';
    this.#redis = connectTo(
      address,
      connectionOptions(commandTimeoutMs, (error) => this.#leavesReplica(error)),
    );
    defineScripts(this.#redis);
    this.#serverClock = new ServerClock(() => readTime(this.#redis));
    this.#refreshTimer = setInterval(() => this.#refresh(), REFRESH_MS).unref();
    this.#redis.on('error', (error) => {
      this.#trouble = connectionCode(error);
      logger.debug({ code: this.#trouble }, 'redis connection error');
      this.#tellWaiting(false);
    });
    this.#redis.on('close', () => {
      if (this.#isReady) onLost();
      this.#isReady = false;
      this.#serverClock.forget();
    });
    this.#redis.on('ready', () => void this.#prepare());
  }

  /** As last read; null when the server has not told. */
  get memory(): RedisMemory | null {
    return this.#memory;
  }

  /** Runs a script that reads. */
  read<Script extends ScriptName>(
    script: Script,
    keys: KeysOf<Script>,
    ...args: (string | number)[]
  ): Promise<unknown> {
    return this.#send(() => this.#run(script, keys, args));
  }

  /**
   * Runs a script that writes; its first argument is the deadline after which it does nothing but reply `{'late'}`,
   * which rejects as a time-out does.
   */
  write<Script extends ScriptName>(
    script: Script,
    keys: KeysOf<Script>,
    ...args: (string | number)[]
  ): Promise<unknown> {
    return this.#send((giveUpAt) => this.#runUntil(giveUpAt, script, keys, args));
  }

  /** The same on a node that a slot is moving to, which takes only what is announced. */
  readonly asking: Pick<RedisCommands, 'read' | 'write'> = {
    read: (script, keys, ...args) =>
      this.#send(() => {
        this.#announce();
        return this.#run(script, keys, args);
      }),
    write: (script, keys, ...args) =>
      this.#send((giveUpAt) => this.#runUntil(giveUpAt, script, keys, args, () => this.#announce())),
  };

  /** Of a node of a Cluster: which node has which slots. */
  slots(): Promise<readonly SlotRange[]> {
    return this.#send(() => readSlots(this.#redis, this.#host));
  }

  /** Wakes whoever subscribed to the channel. */
  async publish(channel: string, message: string): Promise<void> {
    await this.#send(() => this.#redis.publish(channel, message));
  }

  /** Whether there is a connection within so many milliseconds; not when an attempt at one fails meanwhile. */
  reached(withinMs: number): Promise<boolean> {
    if (this.#isReady) return Promise.resolve(true);
    return new Promise((resolve) => {
      const settle = (isReady: boolean) => {
        clearTimeout(timer);
        this.#waiting.delete(settle);
        resolve(isReady);
      };
      const timer = setTimeout(() => settle(false), withinMs);
      this.#waiting.add(settle);
    });
  }

  /** Milliseconds that the answer took. */
  async ping(): Promise<number> {
    const startedAt = monotonicMs();
    await this.#send(() => this.#redis.ping());
    return monotonicMs() - startedAt;
  }

  close(): void {
    clearInterval(this.#refreshTimer);
    this.#redis.disconnect();
  }

  /**
   * A connection that broke leaves open whether the command ran. Every one may run again, so it is sent
   * again as soon as there is a connection.
   */
  async #send<Reply>(send: (giveUpAt: number) => Promise<Reply>): Promise<Reply> {
    const giveUpAt = monotonicMs() + this.#commandTimeoutMs;
    for (let attempt = 1; ; attempt += 1) {
      if (!this.#isReady && !(await this.#becomesReady())) throw notConnected(this.#trouble);
      try {
        this.#gatherWrites();
        return await before(giveUpAt, send(giveUpAt));
      } catch (error) {
        const redirected = redirectionIn(error, this.#host);
        if (redirected) throw redirected;
        const failure = toStoreUnavailable(error);
        if (failure.reason !== 'connection' || attempt === MAX_ATTEMPTS) throw failure;
      }
    }
  }

  /** What is sent within one round of the event loop leaves in one write to the socket. */
  #gatherWrites(): void {
    const { stream } = this.#redis;
    if (!this.#isReady || stream.writableCorked > 0) return;
    stream.cork();
    setImmediate(() => stream.uncork());
  }

  /** One wait serves all who wait. */
  #becomesReady(): Promise<boolean> {
    this.#becoming ??= this.reached(READY_WAIT_MS).finally(() => {
      this.#becoming = null;
    });
    return this.#becoming;
  }

  #tellWaiting(isReady: boolean): void {
    for (const settle of this.#waiting) settle(isReady);
  }

  /** A new connection is used when it is known that its server has all that it must have. */
  async #prepare(): Promise<void> {
    this.#connections += 1;
    const connection = this.#connections;
    this.#refreshClock();
    // What is announced must be one command, and a script that is unknown would take two.
    if (this.#host !== '') await loadScripts(this.#redis).catch(() => undefined);
    const serverId = await readRunId(this.#redis, this.#logger);
    if (serverId === null || serverId !== this.#serverId) {
      await this.#beforeUse(this.#unguarded()).catch((err: unknown) =>
        this.#logger.error({ err }, 'what a Redis may lack was not brought into it'),
      );
    }
    if (connection !== this.#connections || this.#redis.status !== 'ready') return;
    this.#serverId = serverId;
    this.#isReady = true;
    this.#tellWaiting(true);
    this.#trouble = null;
    void this.#checkEvictionPolicy();
  }

  /** For what is done before the connection counts as ready. */
  #unguarded(): RedisCommands {
    const inTime = async <Reply>(send: (giveUpAt: number) => Promise<Reply>): Promise<Reply> => {
      const giveUpAt = monotonicMs() + this.#commandTimeoutMs;
      return before(giveUpAt, send(giveUpAt)).catch((error: unknown) =>
        Promise.reject(redirectionIn(error, this.#host) ?? toStoreUnavailable(error)),
      );
    };
    return {
      read: (script, keys, ...args) => inTime(() => this.#run(script, keys, args)),
      write: (script, keys, ...args) => inTime((giveUpAt) => this.#runUntil(giveUpAt, script, keys, args)),
      ping: () => this.ping(),
    };
  }

  #run<Script extends ScriptName>(
    script: Script,
    keys: KeysOf<Script>,
    args: readonly (string | number)[],
  ): Promise<unknown> {
    return this.#redis[script](...keysFor(script, keys), ...args);
  }

  async #runUntil<Script extends ScriptName>(
    giveUpAt: number,
    script: Script,
    keys: KeysOf<Script>,
    args: readonly (string | number)[],
    announce: () => void = () => {},
  ): Promise<unknown> {
    const deadline = await this.#serverClock.at(giveUpAt - REFUSE_EARLY_MS);
    announce();
    const reply = await this.#run(script, keys, [deadline, ...args]);
    if (!isLate(reply)) return reply;
    // The server's clock may have been set.
    this.#refreshClock();
    throw new StoreUnavailable('Redis got the command too late', { reason: 'timeout' });
  }

  /** Of the command that is sent next, in the same breath. */
  #announce(): void {
    // What is wrong with the connection shows in the command, too.
    this.#redis.asking().catch(() => undefined);
  }

  /** A server that became a replica is left; the address may name the new primary by now. */
  #leavesReplica(error: Error): boolean {
    const leaves = isReadOnly(error);
    if (leaves) this.#isReady = false;
    return leaves;
  }

  #refresh(): void {
    this.#refreshClock();
    if (this.#isReady) void this.#readMemory();
  }

  #refreshClock(): void {
    // A failure shows again, and counts, in the next command.
    this.#serverClock.measure().catch(() => this.#serverClock.forget());
  }

  async #readMemory(): Promise<void> {
    this.#memory = (await readMemory(this.#redis, this.#logger)) ?? this.#memory;
  }

  async #checkEvictionPolicy(): Promise<void> {
    await this.#readMemory();
    const policy = this.#memory?.evictionPolicy ?? null;
    if (!evictsSessions(policy)) return;
    this.#logger.warn(
      { policy },
      'Redis evicts live sessions when it is full: set maxmemory-policy to noeviction',
    );
  }
}

const isLate = (reply: unknown): boolean => Array.isArray(reply) && reply[0] === 'late';

const notConnected = (code: string | null): StoreUnavailable =>
  new StoreUnavailable(code === null ? 'Redis: there is no connection yet' : redisTrouble(code), {
    reason: 'connection',
  });

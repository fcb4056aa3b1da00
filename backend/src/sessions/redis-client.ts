import { monotonicMs } from '../lib/deadline.ts';
import type { Logger } from '../lib/logger.ts';
import type { RedisAddress } from './redis-address.ts';
import { readSlots, type SlotRange } from './redis-cluster-slots.ts';
import type { RedisCommands, ScriptArguments } from './redis-commands.ts';
import { RedisConnection } from './redis-connection.ts';
import { redirectionIn, toStoreUnavailable } from './redis-failure.ts';
import type { KeysOf, ScriptName } from './redis-scripts.ts';
import type { RedisMemory } from './redis-server-info.ts';
import { RedisVitals } from './redis-vitals.ts';
import { ScriptRuns } from './script-runs.ts';

const MAX_ATTEMPTS = 3;

export interface RedisClientOptions {
  readonly address: RedisAddress;
  readonly commandTimeoutMs: number;
  readonly logger: Logger;
  /**
   * Runs on each connection to a different server than the last one, before any other command: that server
   * may lack data. If it rejects, the connection is used nevertheless.
   */
  readonly beforeUse?: (commands: RedisCommands) => Promise<unknown>;
  /** The connection broke. Nothing else may notice before it is re-established. */
  readonly onLost?: () => void;
}

/** The single connection that session commands use. Each method settles within the command time-out. */
export class RedisClient implements RedisCommands {
  readonly #connection: RedisConnection;
  readonly #vitals: RedisVitals;
  readonly #scripts: ScriptRuns;
  /** Set for a node of a Cluster, empty otherwise. */
  readonly #host: string;
  readonly #commandTimeoutMs: number;

  /** Connects in the background. Commands wait for the first connection no longer than for a reconnect. */
  constructor(options: RedisClientOptions) {
    const { address, commandTimeoutMs, logger, beforeUse = async () => {}, onLost = () => {} } = options;
    this.#commandTimeoutMs = commandTimeoutMs;
    this.#host = address.kind === 'node' ? address.at.host : '';
    this.#connection = new RedisConnection({
      address,
      commandTimeoutMs,
      logger,
      onConnected: () => this.#vitals.refreshClock(),
      beforeUse: () => beforeUse(this.#unguarded()),
      onReady: () => void this.#vitals.checkEvictionPolicy(),
      onClosed: (wasReady) => {
        if (wasReady) onLost();
        this.#vitals.clock.forget();
      },
    });
    const { redis } = this.#connection;
    this.#vitals = new RedisVitals(this.#connection.ask, logger, () => this.#connection.isReady);
    this.#scripts = new ScriptRuns(redis, this.#vitals);
  }

  /** As last read; null if the server has not reported it. */
  get memory(): RedisMemory | null {
    return this.#vitals.memory;
  }

  read<Script extends ScriptName>(
    script: Script,
    keys: KeysOf<Script>,
    ...args: ScriptArguments
  ): Promise<unknown> {
    return this.#send(() => this.#scripts.run(script, keys, args));
  }

  write<Script extends ScriptName>(
    script: Script,
    keys: KeysOf<Script>,
    ...args: ScriptArguments
  ): Promise<unknown> {
    return this.#send((giveUpAt) => this.#scripts.runUntil(giveUpAt, script, keys, args));
  }

  /** The same on a node that is importing the slot: it accepts only commands that follow `ASKING`. */
  readonly asking: Pick<RedisCommands, 'read' | 'write'> = {
    read: (script, keys, ...args) =>
      this.#send(() => {
        this.#announce();
        return this.#scripts.run(script, keys, args);
      }),
    write: (script, keys, ...args) =>
      this.#send((giveUpAt) => this.#scripts.runUntil(giveUpAt, script, keys, args, () => this.#announce())),
  };

  /** Which cluster node owns which slots. */
  slots(): Promise<readonly SlotRange[]> {
    return this.#send(() => readSlots(this.#connection.redis, this.#host));
  }

  /** Wakes the subscribers of the channel. */
  async publish(channel: string, message: string): Promise<void> {
    await this.#send(() => this.#connection.redis.publish(channel, message));
  }

  /** Whether there is a connection within `withinMs`. Resolves to false as soon as an attempt fails. */
  reached(withinMs: number): Promise<boolean> {
    return this.#connection.reached(withinMs);
  }

  async ping(): Promise<number> {
    const startedAt = monotonicMs();
    await this.#send(() => this.#connection.redis.ping());
    return monotonicMs() - startedAt;
  }

  close(): void {
    this.#vitals.close();
    this.#connection.close();
  }

  /**
   * After a broken connection it is unknown whether the command ran. All commands are idempotent, so it is
   * sent again on the next connection.
   */
  async #send<Reply>(send: (giveUpAt: number) => Promise<Reply>): Promise<Reply> {
    const giveUpAt = monotonicMs() + this.#commandTimeoutMs;
    for (let attempt = 1; ; attempt += 1) {
      if (!this.#connection.isReady) await this.#connection.becomeReady();
      try {
        this.#connection.gatherWrites();
        return await this.#connection.ask(() => send(giveUpAt), giveUpAt);
      } catch (error) {
        const redirected = redirectionIn(error, this.#host);
        if (redirected) throw redirected;
        const failure = toStoreUnavailable(error);
        if (failure.reason !== 'connection' || attempt === MAX_ATTEMPTS) throw failure;
      }
    }
  }

  /** For commands that run before the connection counts as ready. */
  #unguarded(): RedisCommands {
    const inTime = async <Reply>(send: (giveUpAt: number) => Promise<Reply>): Promise<Reply> => {
      const giveUpAt = monotonicMs() + this.#commandTimeoutMs;
      return this.#connection
        .ask(() => send(giveUpAt), giveUpAt)
        .catch((error: unknown) =>
          Promise.reject(redirectionIn(error, this.#host) ?? toStoreUnavailable(error)),
        );
    };
    return {
      read: (script, keys, ...args) => inTime(() => this.#scripts.run(script, keys, args)),
      write: (script, keys, ...args) =>
        inTime((giveUpAt) => this.#scripts.runUntil(giveUpAt, script, keys, args)),
      ping: () => this.ping(),
    };
  }

  /** Applies to the next command on the connection, so that one must be sent synchronously. */
  #announce(): void {
    // A broken connection also fails the command that follows.
    this.#connection.redis.asking().catch(() => undefined);
  }
}

import type { KeysOf, ScriptName } from './redis-scripts.ts';

/**
 * What a store needs of Redis. Each method settles within the command time-out (twice that in a Cluster),
 * and rejects with `StoreUnavailable`, which contains nothing of the command.
 */
export interface RedisCommands {
  /** Runs a script that reads. */
  read<Script extends ScriptName>(
    script: Script,
    keys: KeysOf<Script>,
    ...args: ScriptArguments
  ): Promise<unknown>;

  /**
   * Runs a script that writes. Its first argument is a deadline, after which the script does nothing but
   * reply `{'late'}`; that rejects like a time-out.
   */
  write<Script extends ScriptName>(
    script: Script,
    keys: KeysOf<Script>,
    ...args: ScriptArguments
  ): Promise<unknown>;

  /** Round trip in milliseconds. */
  ping(): Promise<number>;
}

export type ScriptArguments = readonly (string | number)[];

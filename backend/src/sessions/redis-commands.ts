import type { KeysOf, ScriptName } from './redis-scripts.ts';

/**
 * What a store needs of Redis. Each method settles within the command time-out, or twice that in a Cluster, and rejects
 * with `StoreUnavailable`, which holds nothing of the command.
 */
export interface RedisCommands {
  /** Runs a script that reads. */
  read<Script extends ScriptName>(
    script: Script,
    keys: KeysOf<Script>,
    ...args: ScriptArguments
  ): Promise<unknown>;

  /**
   * Runs a script that writes; its first argument is the deadline after which it does nothing but reply `{'late'}`,
   * which rejects as a time-out does.
   */
  write<Script extends ScriptName>(
    script: Script,
    keys: KeysOf<Script>,
    ...args: ScriptArguments
  ): Promise<unknown>;

  /** Milliseconds that the answer took. */
  ping(): Promise<number>;
}

export type ScriptArguments = readonly (string | number)[];

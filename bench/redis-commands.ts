import type { RedisServer } from '../test/support/redis.ts';
import type { Visitor } from './visitor.ts';

/** A Redis's usage so far. */
export interface RedisUsage {
  /**
   * Scripts called by clients. The session store sends nothing else; commands within a script do not count.
   */
  readonly scripts: number;
  readonly cpuMicros: number;
}

const SCRIPT_CALLS = ['eval', 'evalsha'];

export async function redisUsage({ admin }: RedisServer): Promise<RedisUsage> {
  const info = await admin.info('commandstats', 'cpu');
  const calls = parseCommandStats(info);
  return {
    scripts: SCRIPT_CALLS.reduce((total, name) => total + (calls.get(name) ?? 0), 0),
    cpuMicros: parseCpuMicros(info),
  };
}

/** Calls of scripts and of the commands in them, by name, since the server started. */
export const parseCommandStats = (info: string): ReadonlyMap<string, number> =>
  new Map(
    [...info.matchAll(/^cmdstat_(\S+):calls=(\d+)/gm)].map(([, name = '', calls]) => [name, Number(calls)]),
  );

/** User and system, of all its threads. */
export function parseCpuMicros(info: string): number {
  const seconds = [...info.matchAll(/^used_cpu_(?:user|sys):([\d.]+)/gm)];
  return seconds.reduce((total, [, each]) => total + Number(each), 0) * 1e6;
}

/** The server's clock is read every half minute, independent of turns. */
const NOT_OF_TURNS = 'time';

/** The number of commands that each turn of a whole conversation sends. */
export async function commandsByTurn(redis: RedisServer, visitor: Visitor): Promise<readonly number[]> {
  const counts: number[] = [];
  for (let isOver = false; !isOver; ) {
    const commands = await redis.commandsDuring(async () => {
      isOver = await visitor.takeTurn();
    });
    counts.push(commands.filter((name) => name !== NOT_OF_TURNS).length);
  }
  return counts;
}

import type { RedisServer } from '../test/support/redis.ts';
import type { Visitor } from './visitor.ts';

/** Calls of scripts and of the commands in them, by name, since the server started. */
async function commandCalls({ admin }: RedisServer): Promise<ReadonlyMap<string, number>> {
  return parseCommandStats(await admin.info('commandstats'));
}

export const parseCommandStats = (info: string): ReadonlyMap<string, number> =>
  new Map(
    [...info.matchAll(/^cmdstat_(\S+):calls=(\d+)/gm)].map(([, name = '', calls]) => [name, Number(calls)]),
  );

/** All that the session store sends is scripts; what they call inside the server is no command of a client. */
const SCRIPT_CALLS = ['eval', 'evalsha'];

/** How many scripts clients have called so far. */
export async function scriptCalls(redis: RedisServer): Promise<number> {
  const calls = await commandCalls(redis);
  return SCRIPT_CALLS.reduce((total, name) => total + (calls.get(name) ?? 0), 0);
}

/** The server's clock is read every half minute, whether there are turns or not. */
const NOT_OF_TURNS = 'time';

/** The commands that each turn of a whole conversation sends, whichever they are. */
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

import process from 'node:process';
import type { RedisServer } from '../test/support/redis.ts';
import { after, runLoad } from './load.ts';
import { cpuMicros } from './process-usage.ts';
import { redisUsage } from './redis-commands.ts';
import type { ServerProcess } from './server-process.ts';
import { percentile } from './statistics.ts';
import type { Visitor } from './visitor.ts';

export interface Round {
  readonly turns: number;
  /** Of the server. */
  readonly cpuMicrosPerTurn: number;
  readonly redisMicrosPerTurn: number;
  readonly scriptsPerTurn: number;
  readonly turnsPerSecond: number;
  readonly p50Ms: number;
  readonly p99Ms: number;
  /** The share of a core that each side used: the one near 1 limits the turns per second. */
  readonly serverBusy: number;
  readonly loadBusy: number;
}

export interface Measured {
  /** One server, or several that share a Redis. */
  readonly servers: readonly ServerProcess[];
  readonly redis: RedisServer;
  readonly visitors: readonly Visitor[];
}

export async function measureRound(measured: Measured, seconds: number): Promise<Round> {
  const before = await usageOf(measured);
  const { turns, seconds: lasted, latenciesMs } = await runLoad(measured.visitors, after(seconds));
  const used = since(before, await usageOf(measured));
  return {
    turns,
    cpuMicrosPerTurn: used.serverMicros / turns,
    redisMicrosPerTurn: used.redisMicros / turns,
    scriptsPerTurn: used.scripts / turns,
    turnsPerSecond: turns / lasted,
    p50Ms: percentile(latenciesMs, 0.5),
    p99Ms: percentile(latenciesMs, 0.99),
    serverBusy: used.serverMicros / 1e6 / lasted,
    loadBusy: used.loadMicros / 1e6 / lasted,
  };
}

/** Totals so far. */
interface Usage {
  readonly serverMicros: number;
  readonly loadMicros: number;
  readonly redisMicros: number;
  readonly scripts: number;
}

async function usageOf({ servers, redis }: Measured): Promise<Usage> {
  const { scripts, cpuMicros: redisMicros } = await redisUsage(redis);
  const { user, system } = process.cpuUsage();
  const serverMicros = servers.reduce((total, { pid }) => total + cpuMicros(pid), 0);
  return { serverMicros, loadMicros: user + system, redisMicros, scripts };
}

const since = (before: Usage, now: Usage): Usage => ({
  serverMicros: now.serverMicros - before.serverMicros,
  loadMicros: now.loadMicros - before.loadMicros,
  redisMicros: now.redisMicros - before.redisMicros,
  scripts: now.scripts - before.scripts,
});

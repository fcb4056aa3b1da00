import process from 'node:process';
import type { Contender } from './contender.ts';
import { after, runLoad } from './load.ts';
import { cpuMicros } from './process-usage.ts';
import { percentile } from './statistics.ts';

export interface Round {
  readonly turns: number;
  readonly cpuMicrosPerTurn: number;
  readonly turnsPerSecond: number;
  readonly p50Ms: number;
  readonly p99Ms: number;
  /** Share of a core's time that each side used: the one near 1 is what limits the turns per second. */
  readonly serverBusy: number;
  readonly loadBusy: number;
}

export async function measureRound({ server, visitors }: Contender, seconds: number): Promise<Round> {
  const serverBefore = cpuMicros(server.pid);
  const ownBefore = process.cpuUsage();
  const load = await runLoad(visitors, after(seconds));
  const serverMicros = cpuMicros(server.pid) - serverBefore;
  const { user, system } = process.cpuUsage(ownBefore);
  return {
    turns: load.turns,
    cpuMicrosPerTurn: serverMicros / load.turns,
    turnsPerSecond: load.turns / load.seconds,
    p50Ms: percentile(load.latenciesMs, 0.5),
    p99Ms: percentile(load.latenciesMs, 0.99),
    serverBusy: serverMicros / 1e6 / load.seconds,
    loadBusy: (user + system) / 1e6 / load.seconds,
  };
}

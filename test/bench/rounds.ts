import type { Round } from '../../bench/round.ts';

/** A round in which a turn cost this much CPU on the server. Everything else is the same in each round. */
export const roundOf = (cpuMicrosPerTurn: number): Round => ({
  turns: 1_000,
  cpuMicrosPerTurn,
  redisMicrosPerTurn: 40,
  scriptsPerTurn: 1.3,
  turnsPerSecond: 1e6 / cpuMicrosPerTurn,
  p50Ms: 2,
  p99Ms: 20,
  serverBusy: 0.9,
  loadBusy: 0.2,
});

export const seriesOf = <Name extends string>(name: Name, ...cpuMicros: readonly number[]) => ({
  name,
  rounds: cpuMicros.map(roundOf),
});
